import { applicationTitles } from '../domain/application.ts';
import type { Recipient } from '../domain/incoming.ts';
import { dayOf } from '../domain/zone.ts';
import type { Tx } from '../ports/store.ts';
import {
  applicationsPastDue,
  applicationsWaiting,
  type Waiting,
} from '../register/applications/past-due.ts';
import { decidersHeard, tellDecider } from '../register/applications/tell-deciders.ts';
import { tellPerson } from '../register/applications/tell-person.ts';
import { titleOf } from '../register/applications/words.ts';
import { hasWordOn } from '../register/one-word-a-day.ts';
import type { JobContext } from './job.ts';

const listed = 8;
/** `untold-late/NUMBER` stands till whoever applied was told that the desk was reminded. */
const untold = 'untold-late/';

/**
 * One word for all that nobody has answered in time, and each application is in it once: to the
 * supervisors of all, to the head of a unit of his unit's, and then to whoever applied, of his own.
 */
export async function remindOfLate(context: JobContext): Promise<void> {
  const { tx, now, slot, book } = context;
  await dropAnswered(tx);
  const late = (await applicationsPastDue(tx, now)).filter(
    ({ application }) => application.remindedAt === null,
  );
  const words = new Map<string, { readonly to: Recipient; readonly about: Waiting[] }>();
  for (const one of late) {
    const { application, entry } = one;
    // Nobody decides his own; the supervisors' own group hears of it whosever it is.
    const recipients = await decidersHeard(tx, [entry.unit], application.byId);
    if (recipients.length === 0) continue;
    await tx.applications.remind(application.number, now);
    await tx.notes.set(untoldNote(application.number), 'late');
    for (const to of recipients) {
      const word = words.get(`${to.kind} ${to.id}`) ?? { to, about: [] };
      word.about.push(one);
      words.set(`${to.kind} ${to.id}`, word);
    }
  }
  const key = `applications:${String(slot)}`;
  for (const { to, about } of words.values()) {
    await tellDecider(tx, book, to, { key, text: sayLate(about), inTurn: true }, now);
  }
  await tellApplicants(context);
}

/** Where the register has another word for whoever applied, the next day will do, if it is still so then. */
async function tellApplicants({ tx, now, slot, book }: JobContext): Promise<void> {
  const today = dayOf(book.calendar.zone, now);
  const own = new Map<string, Waiting[]>();
  for (const one of await applicationsWaiting(tx)) {
    const { byId, number } = one.application;
    if ((await tx.notes.get(untoldNote(number))) === null) continue;
    if (await hasWordOn(tx, book.calendar, { kind: 'person', id: byId }, { day: today, now }))
      continue;
    own.set(byId, [...(own.get(byId) ?? []), one]);
  }
  for (const [personId, about] of own) {
    const key = `applications:${String(slot)}:own:${personId}`;
    await tellPerson(tx, book, { key, personId, text: sayOwn(about), inTurn: true }, now);
    for (const { application } of about) await tx.notes.drop(untoldNote(application.number));
  }
}

/** Drops what is noted of applications that were answered before whoever applied heard that they are late. */
async function dropAnswered(tx: Tx): Promise<void> {
  const open = new Set((await tx.applications.open()).map(({ number }) => untoldNote(number)));
  for (const key of (await tx.notes.beginning(untold)).keys()) {
    if (!open.has(key)) await tx.notes.drop(key);
  }
}

function untoldNote(number: number): string {
  return `${untold}${String(number)}`;
}

function sayLate(late: readonly Waiting[]): string {
  const example = String(late[0]?.application.number ?? 12);
  return `您好，以下申请已超过答复时限：${list(late)}。请私聊机器人发送“申请 ${example}”查看并办理。`;
}

function sayOwn(own: readonly Waiting[]): string {
  return `您好，您提交的申请 ${list(own)}尚未答复，机器人已提醒审批人尽快办理。有答复会告知您；确有急事的，请电话联系单位负责人。`;
}

function list(late: readonly Waiting[]): string {
  const names = late
    .slice(0, listed)
    .map(
      ({ application, entry }) =>
        `${String(application.number)}（${titleOf(entry)}${applicationTitles[application.kind]}）`,
    )
    .join('、');
  return late.length > listed ? `${names}等${String(late.length)}件` : names;
}
