import type { Entry } from '../domain/entry.ts';
import { applicationTitles } from '../domain/application.ts';
import { dayOf } from '../domain/zone.ts';
import { dropOldDrafts } from '../register/applications/draft.ts';
import { remindOfJoining } from '../register/applications/joined.ts';
import { applicationsPastDue, type Waiting } from '../register/applications/past-due.ts';
import { tellDeciders } from '../register/applications/tell-deciders.ts';
import { tellPerson } from '../register/applications/tell-person.ts';
import { titleOf } from '../register/applications/words.ts';
import { dueOn, stateAfter } from '../register/states.ts';
import { maySpeak, type Job, type JobContext } from './job.ts';

const listed = 8;

/** What waits for an answer, for a group to be built, or for somebody to be taken in; nothing is decided here. */
export const applications: Job = {
  name: 'applications',
  title: '申请办理提醒',
  every: { at: '08:40', holiday: 'skip' },
  graceHours: 8,
  async run(context) {
    const { tx, now, book } = context;
    await dropOldDrafts(tx, now);
    await lapse(context);
    if (!maySpeak(context)) return;
    await remindOnce(context);
    await remindOfJoining(tx, book, dayOf(book.calendar.zone, now), now);
  },
};

/** One word for all that nobody has answered in time, and each application is in it once. */
async function remindOnce({ tx, now, slot, book }: JobContext): Promise<void> {
  const late = (await applicationsPastDue(tx, now)).filter(
    ({ application }) => application.remindedAt === null,
  );
  const [first] = late;
  if (first === undefined) return;
  const word = { key: `applications:${String(slot)}`, text: sayLate(late), except: null };
  const heard = await tellDeciders(tx, book, { ...word, units: [] }, now);
  const units = [...new Set(late.map(({ entry }) => entry.unit))];
  // Where there are no supervisors the heads of the units are all who decide.
  if (heard === 0 && (await tellDeciders(tx, book, { ...word, units }, now)) === 0) return;
  for (const { application } of late) await tx.applications.remind(application.number, now);
}

function sayLate(late: readonly Waiting[]): string {
  const names = late
    .slice(0, listed)
    .map(
      ({ application, entry }) =>
        `${String(application.number)}（${titleOf(entry)}${applicationTitles[application.kind]}）`,
    )
    .join('、');
  const more = late.length > listed ? `等${String(late.length)}件` : '';
  const example = String(late[0]?.application.number ?? 12);
  return `您好，以下申请已超过答复时限：${names}${more}。请私聊机器人发送“申请 ${example}”查看并办理。`;
}

/** An approval nobody used lapses; whoever applied hears so once, of all that lapsed together. */
async function lapse(context: JobContext): Promise<void> {
  const { tx, now, slot, book } = context;
  const { calendar, register } = book;
  const today = dayOf(calendar.zone, now);
  const lapsed = new Map<string, Entry[]>();
  for (const entry of await tx.entries.list({ states: ['approved'] })) {
    const due = dueOn('approved', entry.since, { values: register.values, calendar });
    const state = stateAfter('approved', 'lapse');
    if (due === null || today <= due || state === null) continue;
    const note = { at: now, actorId: 'bot', reason: '批准后逾期未建', day: today };
    await tx.entries.change(entry.number, { state }, note);
    if (entry.applicantId === null) continue;
    lapsed.set(entry.applicantId, [...(lapsed.get(entry.applicantId) ?? []), entry]);
  }
  if (!maySpeak(context)) return;
  for (const [personId, entries] of lapsed) {
    const names = entries.map((entry) => titleOf(entry)).join('、');
    const days = String(register.values.buildWithinDays);
    const text = `您好，${names}批准后${days}天内没有建成，批准已失效。仍需建群的，请发送“报备”重新报备。`;
    await tellPerson(tx, book, { key: `lapsed:${personId}:${String(slot)}`, personId, text }, now);
  }
}
