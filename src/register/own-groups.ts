import type { Group } from '../domain/group.ts';
import type { Book } from '../engine/rule-book/book.ts';
import type { Tx } from '../ports/store.ts';
import { isSupervisorsGroup, supervisorsGroupNote } from './addressees.ts';
import { standings } from './joining/standing.ts';

/** Of these groups those the bot sits in and the office answers for: not the supervisors', no strangers'. */
export async function ownGroups(
  tx: Tx,
  book: Book,
  rows: readonly Group[],
): Promise<readonly Group[]> {
  const bound = await tx.notes.get(supervisorsGroupNote);
  const { outside } = await standings(tx);
  return rows.filter(
    (row) => row.present && !outside.has(row.id) && !isSupervisorsGroup(book, row, bound),
  );
}
