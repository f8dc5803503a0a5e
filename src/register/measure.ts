import { endedStates, type Observed } from '../domain/entry.ts';
import { addDays, dayOf } from '../domain/zone.ts';
import type { Book } from '../engine/rule-book/book.ts';
import type { Tx } from '../ports/store.ts';

const days = 30;

/**
 * Counts the messages and notices of the last thirty days in every group the bot sits in, today left
 * out. Of one it has not seen for so long they are not known: a few days' figure would pass for a month's.
 */
export async function measureLedger(tx: Tx, book: Book, now: number): Promise<void> {
  const { zone } = book.calendar;
  const to = addDays(dayOf(zone, now), -1);
  const from = addDays(to, 1 - days);
  const messages = await tx.counts.sums(from, to, 'messages');
  const notices = await tx.counts.sums(from, to, 'notices');
  const rows = new Map((await tx.groups.list()).map((row) => [row.id, row]));
  for (const entry of await tx.entries.list({ sort: 'group' })) {
    const row = entry.groupId === null ? undefined : rows.get(entry.groupId);
    if (row?.present !== true || endedStates.includes(entry.state)) continue;
    const seen: Pick<Observed, 'messages30' | 'notices30'> =
      dayOf(zone, row.joinedAt) > from
        ? { messages30: null, notices30: null }
        : { messages30: messages.get(row.id) ?? 0, notices30: notices.get(row.id) ?? 0 };
    if (seen.messages30 === entry.messages30 && seen.notices30 === entry.notices30) continue;
    await tx.entries.observe(entry.number, seen);
  }
}
