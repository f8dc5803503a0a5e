import type { Entry, EntryState } from '../../domain/entry.ts';
import { dayOf } from '../../domain/zone.ts';
import type { Book } from '../../engine/rule-book/book.ts';
import type { Tx } from '../../ports/store.ts';
import { stateAfter } from '../states.ts';
import { dropIdleWords } from '../idle-words.ts';
import { noteAlive } from './alive.ts';

/** States in which work in the group says something of its entry. */
const stirred: readonly EntryState[] = ['idle', 'merged', 'dissolved'];

/**
 * Work was spoken of in these groups, at these instants: an idle one is in use again and nobody hears
 * of it; one said to be gone is there after all, and its owner is asked in the morning.
 */
export async function stir(
  tx: Tx,
  book: Book,
  work: ReadonlyMap<string, number>,
  now: number,
): Promise<void> {
  if (work.size === 0) return;
  const entries = await tx.entries.list({ states: stirred, groupIds: [...work.keys()] });
  const renewed = new Set<string>();
  for (const entry of entries) {
    const at = entry.groupId === null ? undefined : work.get(entry.groupId);
    if (entry.groupId === null || at === undefined) continue;
    if (entry.state === 'idle') {
      await renew(tx, book, entry, now);
      renewed.add(entry.groupId);
    } else if (dayOf(book.calendar.zone, at) > entry.since) await findAlive(tx, book, entry, now);
  }
  await dropIdleWords(tx, renewed, now);
}

/** An idle entry is in use again because work was spoken of. */
export async function renew(tx: Tx, book: Book, entry: Entry, now: number): Promise<void> {
  const state = stateAfter(entry.state, 'work');
  if (state === null) return;
  await tx.entries.change(entry.number, { state }, noteOf(book, '群内有新的工作信息', now));
}

/** What was ticked of handing over and saving holds; that it is gone does not. */
async function findAlive(tx: Tx, book: Book, entry: Entry, now: number): Promise<void> {
  const state = stateAfter(entry.state, 'find-alive');
  if (state === null) return;
  const closing = (entry.closing ?? []).filter((step) => step !== 'gone');
  const note = noteOf(book, '登记结清后群内仍有工作信息', now);
  await tx.entries.change(entry.number, { state, closing, dissolved: null }, note);
  await noteAlive(tx, entry.number, now);
}

function noteOf({ calendar }: Book, reason: string, at: number) {
  return { at, actorId: 'bot', reason, day: dayOf(calendar.zone, at) };
}
