import type { Entry } from '../domain/entry.ts';
import { dayOf } from '../domain/zone.ts';
import { stateAfter, type EntryEvent } from '../register/states.ts';
import type { JobContext } from './job.ts';

/** Moves an entry along the table of states; what cannot happen does not, and nothing is changed. */
export async function moveEntry(
  { tx, book, now }: JobContext,
  entry: Entry,
  event: EntryEvent,
  reason: string,
): Promise<void> {
  const state = stateAfter(entry.state, event);
  if (state === null) return;
  const day = dayOf(book.calendar.zone, now);
  await tx.entries.change(entry.number, { state }, { at: now, actorId: 'bot', reason, day });
}
