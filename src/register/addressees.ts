import type { Addressees } from '../domain/addressees.ts';
import type { Group } from '../domain/group.ts';
import type { Book, GroupBook } from '../engine/rule-book/book.ts';
import type { Tx } from '../ports/store.ts';
import { publishersOf } from './publishers.ts';

/** The note that holds the supervisors' group's id once it was seen. */
export const supervisorsGroupNote = 'supervisors-group';

/** Reads who answers for a group: the platform's owner, else the one the book names and a member was bound to. */
export async function addresseesOf(
  tx: Tx,
  group: Group,
  groupBook: GroupBook,
): Promise<Addressees> {
  const unit = groupBook.unit.name;
  const [owners, publishers, heads, officers, supervisors] = [
    await tx.people.bound('owner', groupBook.setting.name),
    await tx.people.bound('publisher', groupBook.setting.name),
    await tx.people.bound('head', unit),
    await tx.people.bound('secrecyOfficer', unit),
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

/** Whether a group is the supervisors' own: no rules apply there. */
export function isSupervisorsGroup(
  book: Book,
  group: Pick<Group, 'name' | 'id'>,
  boundId: string | null,
): boolean {
  return boundId === null ? book.supervisors === group.name : boundId === group.id;
}
