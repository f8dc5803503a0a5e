import type { Group } from '../domain/group.ts';
import type { Tx } from '../ports/store.ts';
import { standings } from './joining/standing.ts';

/**
 * Whom a role of the book was confirmed for in one group, by the book's name for him. Bindings go with
 * the group's id; older ones went with its name and hold only where one group alone bears it, for
 * anybody can give his group the name of ours.
 */
export async function boundIn(
  tx: Tx,
  role: string,
  group: Pick<Group, 'id' | 'name'>,
): Promise<ReadonlyMap<string, string>> {
  const byId = await tx.people.bound(role, group.id);
  const byName = await tx.people.bound(role, group.name);
  if (byName.size === 0 || !(await bearsItAlone(tx, group))) return byId;
  return new Map([...byName, ...byId]);
}

/** Strangers' groups do not count: they cannot take a role, nor take it from ours. */
async function bearsItAlone(tx: Tx, { id, name }: Pick<Group, 'id' | 'name'>): Promise<boolean> {
  const { outside } = await standings(tx);
  const named = (await tx.groups.list()).filter((one) => one.name === name && !outside.has(one.id));
  const present = named.filter((one) => one.present);
  const [only, ...others] = present.length > 0 ? present : named;
  return only?.id === id && others.length === 0;
}
