import type { Group } from '../domain/group.ts';
import type { Tx } from '../ports/store.ts';
import { shownName } from '../text/shown-name.ts';

/** How those who lead a group are called there, as the ledger writes them; who is not known is left out. */
export async function leadersNamed(
  tx: Tx,
  { id, ownerId, adminIds }: Pick<Group, 'id' | 'ownerId' | 'adminIds'>,
): Promise<{ readonly owner: readonly string[]; readonly admins: readonly string[] }> {
  const names = new Map(
    (await tx.people.members(id)).map(({ personId, name }) => [personId, name]),
  );
  const called = (ids: readonly string[]) =>
    ids.flatMap((one) => {
      const name = names.get(one);
      return name === undefined || name.trim() === '' ? [] : [shownName(name)];
    });
  return { owner: called(ownerId === null ? [] : [ownerId]), admins: called(adminIds) };
}
