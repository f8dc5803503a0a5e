import type { Book } from '../engine/rule-book/book.ts';
import type { Tx } from '../ports/store.ts';
import { boundIn } from './bound-in.ts';
import { standings } from './joining/standing.ts';
import { supervisorIds } from './supervisors.ts';

/** What the bot knows a person as; of several, the first of these. */
export type KnownAs = 'supervisor' | 'head' | 'secrecyOfficer' | 'owner' | 'admin' | 'publisher';

/**
 * Everybody the bot knows, by stable id: who stands on the list of supervisors, whom a role of the
 * book was confirmed for, who owns or administers a group that is the office's: a strangers' one is
 * not, nor one that none but its own owner vouched for. A name makes nobody known. `except` is a group whose own people are not to vouch for it.
 */
export async function knownPeople(
  tx: Tx,
  book: Book,
  except: string | null = null,
): Promise<ReadonlyMap<string, KnownAs>> {
  const known = new Map<string, KnownAs>();
  const meet = (id: string | null, as: KnownAs) => {
    if (id !== null && !known.has(id)) known.set(id, as);
  };
  const { outside } = await standings(tx);
  // Also of groups the bot was taken out of: their owner is who asks it back.
  const groups = (await tx.groups.list()).filter(({ id }) => id !== except && !outside.has(id));
  const units = book.units.map(({ name }) => name);

  for (const id of await supervisorIds(tx)) meet(id, 'supervisor');
  for (const role of ['head', 'secrecyOfficer'] as const) {
    for (const unit of units) for (const id of await boundIds(tx, role, unit)) meet(id, role);
  }
  for (const { ownerId } of groups) meet(ownerId, 'owner');
  for (const group of groups) {
    for (const id of (await boundIn(tx, 'owner', group)).values()) meet(id, 'owner');
  }
  for (const { adminIds } of groups) for (const id of adminIds) meet(id, 'admin');
  for (const group of groups) {
    for (const id of (await boundIn(tx, 'publisher', group)).values()) meet(id, 'publisher');
  }
  return known;
}

async function boundIds(tx: Tx, role: string, scope: string): Promise<readonly string[]> {
  return [...(await tx.people.bound(role, scope)).values()];
}
