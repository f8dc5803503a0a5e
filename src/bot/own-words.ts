import type { Dispatch } from '../domain/dispatch.ts';
import { dayOf } from '../domain/zone.ts';
import type { Book } from '../engine/rule-book/book.ts';
import type { Tx } from '../ports/store.ts';

/** The bot counts its own words, in groups and to people, for every report. */
export async function countOwn(
  tx: Tx,
  book: Book,
  { to, groupId }: Dispatch,
  now: number,
): Promise<void> {
  const counted = to.kind === 'group' ? to.id : groupId;
  if (counted === null) return;
  const day = dayOf(book.calendar.zone, now);
  const what = to.kind === 'group' ? 'bot' : 'bot-private';
  await tx.counts.add([{ groupId: counted, day, what, count: 1 }]);
}
