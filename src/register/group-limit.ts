import type { Group, GroupType } from '../domain/group.ts';
import type { Book } from '../engine/rule-book/book.ts';
import type { Tx } from '../ports/store.ts';
import { saidOfGroups } from './said-of-groups.ts';

/** How many of these groups each person sits in that count; the bot's own account is nobody. */
export async function countedGroups(
  tx: Tx,
  book: Book,
  own: readonly Group[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  const account = await tx.notes.get('account');
  const saidOf = await saidOfGroups(tx, book);
  const { notCounted } = book.register.values;
  const counts = (type: GroupType | null) => type === null || !notCounted.includes(type);
  const sitting = new Map<string, string[]>();
  for (const group of own) {
    if (!counts(saidOf(group).type)) continue;
    for (const { personId } of await tx.people.members(group.id)) {
      if (personId === account) continue;
      const groups = sitting.get(personId);
      if (groups === undefined) sitting.set(personId, [group.id]);
      else groups.push(group.id);
    }
  }
  return sitting;
}
