import { dayOf } from '../../domain/zone.ts';
import type { Book } from '../../engine/rule-book/book.ts';
import type { Tx } from '../../ports/store.ts';
import { endEntry } from './end-entry.ts';

/**
 * The bot is out of a group: where that was to go, this is how it ends. Of one that is gone the list
 * of members goes, too.
 */
export async function closeWhereRemoved(
  tx: Tx,
  book: Book,
  groupId: string,
  now: number,
): Promise<void> {
  const entry = await tx.entries.ofGroup(groupId);
  if (entry === null) return;
  // Of any other group it proves nothing: the entry says that the bot is out, and people are asked.
  await tx.entries.observe(entry.number, { bot: false });
  const day = dayOf(book.calendar.zone, now);
  const note = { at: now, actorId: 'bot', reason: '机器人已被移出', day };
  const after = (await endEntry(tx, entry, note)) ?? entry;
  if (after.state === 'merged' || after.state === 'dissolved') {
    await tx.people.setMembers(groupId, []);
  }
}
