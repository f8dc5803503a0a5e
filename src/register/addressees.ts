import type { Addressees } from '../domain/addressees.ts';
import type { Group } from '../domain/group.ts';
import type { Book, GroupBook } from '../engine/rule-book/book.ts';
import type { Tx } from '../ports/store.ts';
import { boundIn } from './bound-in.ts';
import { isMarked, unvouchedMark } from './joining/standing.ts';
import { publishersOf } from './publishers.ts';

/** The note that holds the supervisors' group's id once it was seen. */
export const supervisorsGroupNote = 'supervisors-group';

/**
 * Reads who answers for a group: the platform's owner, else the one the book names and a member was
 * bound to. For a group that nobody known vouched for the unit answers in nothing.
 */
export async function addresseesOf(
  tx: Tx,
  group: Group,
  groupBook: GroupBook,
): Promise<Addressees> {
  const unit = (await isMarked(tx, group.id, unvouchedMark)) ? null : groupBook.unit.name;
  const ofUnit = async (role: string) =>
    unit === null ? new Map<string, string>() : await tx.people.bound(role, unit);
  const [owners, publishers, heads, officers, supervisors] = [
    await boundIn(tx, 'owner', group),
    await boundIn(tx, 'publisher', group),
    await ofUnit('head'),
    await ofUnit('secrecyOfficer'),
    await tx.notes.get(supervisorsGroupNote),
  ];
  const first = (bound: ReadonlyMap<string, string>) => bound.values().next().value ?? null;
  return {
    ownerId: group.ownerId ?? first(owners),
    adminIds: group.adminIds,
    headId: first(heads),
    secrecyOfficerId: first(officers),
    publisherIds: await publishersOf(tx, group.id, [...publishers.values()]),
    supervisorsGroupId: supervisors,
  };
}

/**
 * Whether a group is the supervisors' own: no rules apply there. Before one is confirmed its name
 * says so, which anybody can take: whoever calls looks at strangers' groups first.
 */
export function isSupervisorsGroup(
  book: Book,
  group: Pick<Group, 'name' | 'id'>,
  boundId: string | null,
): boolean {
  return boundId === null ? book.supervisors === group.name : boundId === group.id;
}
