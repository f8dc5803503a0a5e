import type { Entry, EntryState } from '../domain/entry.ts';
import type { Day } from '../domain/group.ts';
import { dayOf } from '../domain/zone.ts';
import type { Book } from '../engine/rule-book/book.ts';
import type { Tx } from '../ports/store.ts';
import { answerBy } from './answer-by.ts';
import { foundAlive } from './closing/alive.ts';
import { reviewKey, reviewRung, reviewTopic } from './reviewed-on.ts';
import { dueOn } from './states.ts';
import { toldOf } from './told.ts';

/** An entry nobody answered for in time: what the supervisors' weekly list is made of. */
export interface Unanswered {
  readonly entry: Entry;
  /** The last day on which it would have been in time. */
  readonly due: Day;
}

/** Idle ones: neither the owner nor the unit head answered, who had the same days one after the other. */
export async function unansweredIdle(
  tx: Tx,
  book: Book,
  now: number,
): Promise<readonly Unanswered[]> {
  return late(tx, book, now, 'idle', 2);
}

/** Those over their term: the owner had his days before they came into this state. */
export async function unansweredOverdue(
  tx: Tx,
  book: Book,
  now: number,
): Promise<readonly Unanswered[]> {
  return late(tx, book, now, 'overdue', 1);
}

/** Closings that took longer than they may, and groups that were said to be gone and are not. */
export async function unfinishedClosings(
  tx: Tx,
  book: Book,
  now: number,
): Promise<readonly (Unanswered & { readonly alive: boolean })[]> {
  const { calendar, register } = book;
  const today = dayOf(calendar.zone, now);
  const found = await foundAlive(tx);
  const closings = await tx.entries.list({ states: ['to_merge', 'to_dissolve'] });
  return closings.flatMap((entry) => {
    const alive = found.has(entry.number);
    const due = alive
      ? answerBy(calendar, entry.since, register.values.answerWithinDays)
      : dueOn(entry.state, entry.since, { values: register.values, calendar });
    return due === null || today <= due ? [] : [{ entry, due, alive }];
  });
}

/**
 * Groups whose yearly review nobody answered: neither the owner nor the unit head, who had the same
 * days one after the other from the day on which the first of them was asked.
 */
export async function unansweredReviews(
  tx: Tx,
  book: Book,
  now: number,
): Promise<readonly Unanswered[]> {
  const { calendar, register } = book;
  const today = dayOf(calendar.zone, now);
  const applied = new Set((await tx.applications.open()).map(({ entry }) => entry));
  const unanswered: Unanswered[] = [];
  for (const entry of await tx.entries.list({ sort: 'group', states: ['active'] })) {
    const { groupId, number } = entry;
    if (groupId === null || applied.has(number)) continue;
    const key = await reviewKey(tx, book, { entry, groupId }, now);
    if (key === null) continue;
    const told = await toldOf(tx, { topic: reviewTopic, rung: reviewRung }, groupId);
    if (told?.word !== key || told.at === null) continue;
    const asked = dayOf(calendar.zone, told.at);
    const due = answerBy(calendar, asked, 2 * register.values.answerWithinDays);
    if (today > due) unanswered.push({ entry, due });
  }
  return unanswered;
}

/** Of an account nobody applied for by chat there is nobody to be asked first. */
async function late(
  tx: Tx,
  { calendar, register }: Book,
  now: number,
  state: EntryState,
  askedOf: number,
): Promise<readonly Unanswered[]> {
  const today = dayOf(calendar.zone, now);
  const days = register.values.answerWithinDays;
  // Whoever applied for something has answered; it is others who let him wait.
  const applied = new Set((await tx.applications.open()).map(({ entry }) => entry));
  return (await tx.entries.list({ states: [state] })).flatMap((entry) => {
    const times = entry.sort === 'account' && entry.applicantId === null ? 0 : askedOf;
    const due = answerBy(calendar, entry.since, times * days);
    return today <= due || applied.has(entry.number) ? [] : [{ entry, due }];
  });
}
