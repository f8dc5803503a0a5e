import type { Group } from '../domain/group.ts';
import type { Recipient } from '../domain/incoming.ts';
import type { Book, GroupBook } from '../engine/rule-book/book.ts';
import type { Tx } from '../ports/store.ts';

/** Who answers for a group, by stable id; null where nobody is known. */
export interface Addressees {
  readonly ownerId: string | null;
  readonly adminIds: readonly string[];
  readonly headId: string | null;
  readonly secrecyOfficerId: string | null;
  readonly publisherIds: readonly string[];
  readonly supervisorsGroupId: string | null;
}

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
    publisherIds: [...publishers.values()],
    supervisorsGroupId: supervisors,
  };
}

/**
 * Who hears of a matter of the group. One's own case goes one level up: from the owner to the
 * unit head, from there to the supervisors. Null where nobody is known.
 */
export function overseer(addressees: Addressees, concerned: string | null): Recipient | null {
  const { ownerId, headId, supervisorsGroupId } = addressees;
  if (ownerId !== null && ownerId !== concerned) return { kind: 'person', id: ownerId };
  if (headId !== null && headId !== concerned) return { kind: 'person', id: headId };
  return supervisorsGroupId === null ? null : { kind: 'group', id: supervisorsGroupId };
}

/** Whether a group is the supervisors' own: no rules apply there. */
export function isSupervisorsGroup(
  book: Book,
  group: Pick<Group, 'name' | 'id'>,
  boundId: string | null,
): boolean {
  return boundId === null ? book.supervisors === group.name : boundId === group.id;
}
