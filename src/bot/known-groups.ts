import type { KnownGroup } from '../commands/bare-name.ts';
import { plain } from '../commands/parse/plain.ts';
import type { Book } from '../engine/rule-book/book.ts';
import type { Tx } from '../ports/store.ts';
import { shownName, shownWords } from '../text/shown-name.ts';
import { relationsOf } from './asked-group.ts';

/** Every group and account by its names: those the bot sits or sat in, and those of the register. */
export async function knownGroups(
  tx: Tx,
  book: Book,
  senderId: string,
): Promise<readonly KnownGroup[]> {
  const relations = await relationsOf(tx, book, senderId, { registers: true });
  const own = new Set(relations.map(({ row }) => row.id));
  const rows = (await tx.groups.list()).map(({ id, name }) => ({ groupId: id, names: [name] }));
  const entries = (await tx.entries.list()).map(({ groupId, number, id, name }) => ({
    groupId,
    entry: number,
    names: [id, name],
  }));
  return [...rows, ...entries].map(({ names, groupId, ...known }) => ({
    ...known,
    groupId,
    names: names
      .flatMap((name) => [shownWords(name, 200), shownName(name)])
      .map(plain)
      .filter((name) => name !== ''),
    own: groupId !== null && own.has(groupId),
  }));
}
