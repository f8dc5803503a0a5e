import type { Day } from '../../domain/group.ts';
import { dayOf } from '../../domain/zone.ts';
import type { Book } from '../../engine/rule-book/book.ts';
import type { Tx } from '../../ports/store.ts';
import { fillLedger } from '../fill-ledger.ts';
import { snapshotNow } from './live.ts';
import { snapshotOn } from './past.ts';
import type { Snapshot } from './snapshot.ts';

/**
 * Freezes the figures of today or of a past day, in the place of those frozen for it before; null,
 * and nothing is written, where the history does not reach back so far.
 */
export async function freezeDay(
  tx: Tx,
  book: Book,
  { day, now, by }: { readonly day: Day; readonly now: number; readonly by: string },
): Promise<Snapshot | null> {
  const { zone } = book.calendar;
  await fillLedger(tx, book, now);
  const isToday = day === dayOf(zone, now);
  const snapshot = isToday ? await snapshotNow(tx, book, now) : await snapshotOn(tx, zone, day);
  if (snapshot === null) return null;
  const figures = JSON.stringify(snapshot);
  await tx.baselines.freeze({ day, frozenAt: now, frozenBy: by, figures });
  await tx.journal.add({
    at: now,
    actorId: by,
    action: 'baseline.freeze',
    groupId: null,
    detail: day,
  });
  return snapshot;
}
