import type { Group } from '../domain/group.ts';
import type { Book, GroupBook } from '../engine/rule-book/book.ts';
import type { Tx } from '../ports/store.ts';
import type { Addressees } from '../domain/addressees.ts';
import { addresseesOf, isSupervisorsGroup, supervisorsGroupNote } from '../register/addressees.ts';
import { groupBookOf } from '../register/group-book.ts';
import { standings } from '../register/joining/standing.ts';

/** A group the bot sits in, with the book as it holds there and those who answer for it. */
export interface WatchedGroup {
  readonly row: Group;
  readonly groupBook: GroupBook;
  readonly addressees: Addressees;
}

/** Every group the bot sits in but the supervisors' own and those of strangers, by name. */
export async function watchedGroups(tx: Tx, book: Book): Promise<readonly WatchedGroup[]> {
  const bound = await tx.notes.get(supervisorsGroupNote);
  const { strange } = await standings(tx);
  const rows = (await tx.groups.list())
    .filter((row) => row.present && !strange.has(row.id) && !isSupervisorsGroup(book, row, bound))
    .sort((a, b) => a.name.localeCompare(b.name, 'zh'));
  const watched: WatchedGroup[] = [];
  for (const row of rows) {
    const groupBook = await groupBookOf(tx, book, row);
    watched.push({ row, groupBook, addressees: await addresseesOf(tx, row, groupBook) });
  }
  return watched;
}

/** Whether the bot is still only watching: nobody hears of a group in its first days. */
export function inTrial(row: Group, now: number): boolean {
  return row.trialUntil !== null && now < row.trialUntil;
}

/** Whether a rule is about suspected leaks; one that is off now is known by nobody. */
export function isGrave(book: GroupBook | undefined, rule: string): boolean {
  return book?.rules.find(({ id }) => id === rule)?.kind.severity === 'grave';
}
