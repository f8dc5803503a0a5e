import type { Entry } from '../domain/entry.ts';
import type { Day } from '../domain/group.ts';
import { dayOf, daysBetween } from '../domain/zone.ts';
import type { Book } from '../engine/rule-book/book.ts';
import type { Tx } from '../ports/store.ts';
import { keptAt } from './kept.ts';
import { reviewDays } from './states.ts';

/** The ladder on which the yearly review is asked, and its first rung. */
export const reviewTopic = 'review';
export const reviewRung = 'ask';

/** What asks whether a group is still needed, known again until somebody said so; null before its year is over. */
export async function reviewKey(
  tx: Tx,
  { calendar }: Book,
  { entry, groupId }: { readonly entry: Entry; readonly groupId: string },
  now: number,
): Promise<string | null> {
  const { zone } = calendar;
  const last = await reviewedOn(tx, zone, entry, groupId);
  const years = Math.floor(daysBetween(last, dayOf(zone, now)) / reviewDays);
  return years < 1 ? null : `${reviewTopic}:${groupId}:${last}:${String(years)}`;
}

/** When somebody last said that it is needed; of one nobody filed, when it came into use here. */
async function reviewedOn(tx: Tx, zone: string, entry: Entry, groupId: string): Promise<Day> {
  const kept = await keptAt(tx, groupId);
  const days = [entry.filed, entry.approved, kept === null ? null : dayOf(zone, kept)];
  // Of an approval the number of its paper may be all that is known.
  const known = days.filter((day) => day !== null && /^\d{4}-\d{2}-\d{2}$/u.test(day)) as Day[];
  return known.sort().at(-1) ?? entry.since;
}
