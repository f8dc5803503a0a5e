import type { Day } from '../domain/group.ts';
import { fleetingMark } from '../domain/dispatch.ts';
import { dayOf } from '../domain/zone.ts';
import { tellDeciders } from '../register/applications/tell-deciders.ts';
import { tellPerson } from '../register/applications/tell-person.ts';
import { fillLedger } from '../register/fill-ledger.ts';
import { findingsNow, type Found } from '../register/rectifications/findings.ts';
import { noticeKey } from '../register/rectifications/open.ts';
import {
  lateNote,
  remindedNote,
  settleRectification,
  unheardNote,
} from '../register/rectifications/settle.ts';
import { stillSo } from '../register/rectifications/still-so.ts';
import { isNear } from '../register/workdays-left.ts';
import { followUp } from './follow-up.ts';
import { maySpeak, type Job, type JobContext } from './job.ts';
import { unheardWords } from './tell.ts';
import {
  lateText,
  reminderText,
  settledText,
  unheardText,
  type OpenOrder,
} from './rectification-words.ts';

/** Ours: workdays before the deadline on which its person is reminded, once. */
const reminderWorkdays = 3;

/**
 * What is to be put right: its person is reminded once before the deadline, the supervisors hear once
 * of what is late, and again from the weekly summary. What turned out to be put right is settled.
 */
export const rectifications: Job = {
  name: 'rectifications',
  title: '整改提醒',
  every: { at: '09:10', holiday: 'skip' },
  graceHours: 12,
  async run(context) {
    const { tx, book, now } = context;
    await fillLedger(tx, book, now);
    const open = await openOrders(context);
    const findings = open.length === 0 ? [] : await findingsNow(tx, book, now);
    const left = await settleGone(context, open, findings);
    await tellOfUnheard(context, left);
    await remind(context, left);
    await tellOfLate(context, left);
    await followUp(context, findings);
  },
};

async function openOrders({ tx }: JobContext): Promise<readonly OpenOrder[]> {
  const open: OpenOrder[] = [];
  for (const order of await tx.rectifications.list({ open: true })) {
    const entry = await tx.entries.get(order.entry);
    if (entry !== null) open.push({ order, entry });
  }
  return open;
}

/** Settles what is no more so; its person hears that nothing is left to do. The others come back. */
async function settleGone(
  context: JobContext,
  open: readonly OpenOrder[],
  findings: readonly Found[],
): Promise<readonly OpenOrder[]> {
  const { tx, book, now, slot } = context;
  const day = dayOf(book.calendar.zone, now);
  const left: OpenOrder[] = [];
  const settled = new Map<string, OpenOrder[]>();
  for (const one of open) {
    const { order, entry } = one;
    const still = await stillSo(tx, book, order, entry, findings);
    if (still.is !== 'gone' || day <= order.openedOn) {
      left.push(one);
      continue;
    }
    const settling = { by: 'bot', now, day, answer: '经核查已到位' };
    await settleRectification(tx, order, settling);
    if (order.personId !== null) {
      settled.set(order.personId, [...(settled.get(order.personId) ?? []), one]);
    }
  }
  for (const [personId, orders] of settled) {
    await say(
      context,
      personId,
      `rectifications:settled:${String(slot)}:${personId}`,
      settledText(orders),
    );
  }
  return left;
}

/** A notice that did not reach its person is for those above to hand over, once. */
async function tellOfUnheard(context: JobContext, open: readonly OpenOrder[]): Promise<void> {
  if (!maySpeak(context)) return;
  const { tx, book, now, slot } = context;
  const lost = await unheardWords(tx);
  const unheard: OpenOrder[] = [];
  for (const one of open) {
    const { number, personId } = one.order;
    if (personId === null || !lost.has(noticeKey(number, personId) + fleetingMark)) continue;
    if ((await tx.notes.get(unheardNote(number))) !== null) continue;
    unheard.push(one);
  }
  if (unheard.length === 0) return;
  const units = [...new Set(unheard.map(({ entry }) => entry.unit))];
  const key = `rectifications:unheard:${String(slot)}`;
  const word = { key, text: unheardText(unheard), units, except: null, inTurn: true };
  if ((await tellDeciders(tx, book, word, now)) === 0) return;
  for (const { order } of unheard) await tx.notes.set(unheardNote(order.number), String(now));
}

async function remind(context: JobContext, open: readonly OpenOrder[]): Promise<void> {
  if (!maySpeak(context)) return;
  const { tx, book, now, slot } = context;
  const today = dayOf(book.calendar.zone, now);
  const perPerson = new Map<string, OpenOrder[]>();
  for (const one of open) {
    const { number, personId, dueOn, openedOn } = one.order;
    const near = (day: Day) => isNear(book.calendar, day, dueOn, reminderWorkdays);
    // Whoever was told within these days was reminded by that.
    if (personId === null || !near(today) || near(openedOn)) continue;
    if ((await tx.notes.get(remindedNote(number))) !== null) continue;
    perPerson.set(personId, [...(perPerson.get(personId) ?? []), one]);
  }
  for (const [personId, orders] of perPerson) {
    const key = `rectifications:near:${String(slot)}:${personId}`;
    if (!(await say(context, personId, key, reminderText(orders, today)))) continue;
    for (const { order } of orders) await tx.notes.set(remindedNote(order.number), today);
  }
}

/** Once of each; where there is something new, the list has all that is late. */
async function tellOfLate(context: JobContext, open: readonly OpenOrder[]): Promise<void> {
  if (!maySpeak(context)) return;
  const { tx, book, now, slot } = context;
  const today = dayOf(book.calendar.zone, now);
  const late = open.filter(({ order }) => order.dueOn < today);
  const news: OpenOrder[] = [];
  for (const one of late) {
    if ((await tx.notes.get(lateNote(one.order.number))) === null) news.push(one);
  }
  if (news.length === 0) return;
  const key = `rectifications:late:${String(slot)}`;
  const word = { key, text: lateText(late, today), units: [], except: null, inTurn: true };
  if ((await tellDeciders(tx, book, word, now)) === 0) return;
  for (const { order } of news) await tx.notes.set(lateNote(order.number), today);
}

/**
 * In private; whether it is on its way. Whoever cannot be written to is not, and his supervisors see
 * it when it is late.
 */
async function say(
  context: JobContext,
  personId: string,
  key: string,
  text: string,
): Promise<boolean> {
  const { tx, book, now } = context;
  if (!maySpeak(context) || (await tx.people.get(personId))?.reachable === false) return false;
  await tellPerson(tx, book, { key, personId, text, inTurn: true }, now);
  return true;
}
