import type { Group, GroupType } from '../domain/group.ts';
import { groupTypes } from '../domain/group.ts';
import type { Book, GroupBook } from '../engine/rule-book/book.ts';
import { entryKey } from '../engine/rule-book/for-group.ts';
import type { Tx } from '../ports/store.ts';
import { claimedMark } from './joining/standing.ts';
import { heldBack } from './signed-rules.ts';

/**
 * The book as it holds for a group: the office's words, then what its owner set; what is new and not
 * signed on is held at 观察. A timeline may say a group's type (overlay `type`); elsewhere the book
 * names it, and where it does not, the owner did when he registered the group.
 */
export async function groupBookOf(
  tx: Tx,
  book: Book,
  group: Pick<Group, 'id' | 'name' | 'endsOn'>,
): Promise<GroupBook> {
  const overlay = new Map(
    (await tx.groups.overlays(group.id)).map(({ key, value }) => [key, value]),
  );
  const said = groupTypes.find((name): name is GroupType => name === overlay.get('type'));
  // What its owner registered it as stands where the office says nothing of it.
  const names = [overlay.get(entryKey), group.name];
  const isNamed = overlay.has(claimedMark) && book.groups.some(({ name }) => names.includes(name));
  const type = isNamed ? undefined : said;
  const groupBook = book.forGroup({
    id: group.id,
    name: group.name,
    overlay,
    ...(type === undefined ? {} : { type }),
    ...(group.endsOn === null ? {} : { endsOn: group.endsOn }),
  });
  return heldBack(tx, book, groupBook, overlay);
}
