import { z } from 'zod';
import type { Group } from '../domain/group.ts';
import type { Abilities } from '../ports/chat.ts';
import type { Tx } from '../ports/store.ts';
import { dropLed } from './led-by.ts';
import { dropTold } from './told.ts';

/*
 * Where ids change at each login a group comes back as a new one. Its owner, with a code from the
 * console and shown as owner by the platform at that moment, says which it was before: for the rest
 * of the login he may steer it, and the bot speaks in it. Nothing is bound because it looks alike.
 */

/** The account's own id of this login. */
const loginNote = 'login-account';
const noteOf = (groupId: string) => `rebound:${groupId}`;
const bound = z.object({ account: z.string(), ownerId: z.string() });

/** To be called at the start, where ids change at each login. */
export async function noteLogin(tx: Tx, account: string): Promise<void> {
  await tx.notes.set(loginNote, account);
}

export interface Rebinding {
  readonly ownerId: string;
  /** Of this login. */
  readonly account: string;
  /** The groups whose owner he is at this moment, as the platform shows them. */
  readonly ownedIds: readonly string[];
  /** What the console's code was made for: the old group's id, or its name. */
  readonly old: string;
  readonly now: number;
}

export type Rebound =
  | { readonly kind: 'bound'; readonly group: Group }
  /** Nothing was changed: no such group, none he owns, or none of several is surely the one meant. */
  | { readonly kind: 'unknown' | 'none' | 'several' | 'taken' };

/** Gives an old group the id it goes by in this login, with all that is kept of it. */
export async function rebind(tx: Tx, rebinding: Rebinding): Promise<Rebound> {
  const { ownerId, account, ownedIds, now } = rebinding;
  const before = await oldGroup(tx, rebinding);
  if (before === null) return { kind: 'unknown' };
  const target = await newGroup(tx, before, ownedIds);
  if ('kind' in target) return target;
  if ((await reboundOwner(tx, target.id)) !== null && target.id !== before.id) {
    return { kind: 'taken' };
  }
  await tx.outbox.dropForGroup(before.id, 'the group goes by another id', now);
  await tx.groups.succeed(before.id, target.id);
  if (before.id !== target.id) {
    // People have new ids, too: who leads it, and who was told, is looked at anew.
    await dropLed(tx, before.id);
    await dropTold(tx, (id) => id === before.id);
  }
  await tx.notes.set(noteOf(target.id), JSON.stringify({ account, ownerId }));
  await tx.journal.add({
    at: now,
    actorId: ownerId,
    action: 'group.rebind',
    groupId: target.id,
    detail: before.id,
  });
  return { kind: 'bound', group: target };
}

/** Who bound the group again in this login; null where nobody did. */
export async function reboundOwner(tx: Tx, groupId: string): Promise<string | null> {
  const kept = await tx.notes.get(noteOf(groupId));
  if (kept === null) return null;
  const { account, ownerId } = bound.parse(JSON.parse(kept));
  return account === (await tx.notes.get(loginNote)) ? ownerId : null;
}

/** Whether a person bound any group again in this login. */
export async function hasRebound(tx: Tx, personId: string): Promise<boolean> {
  for (const key of (await tx.notes.beginning(noteOf(''))).keys()) {
    if ((await reboundOwner(tx, key.slice(noteOf('').length))) === personId) return true;
  }
  return false;
}

/** What the platform can do for a group: one that was bound again is as good as one whose id stays. */
export async function abilitiesIn(
  tx: Tx,
  abilities: Abilities,
  groupId: string,
): Promise<Abilities> {
  if (abilities.stableIds || (await reboundOwner(tx, groupId)) === null) return abilities;
  return { ...abilities, stableIds: true };
}

/** The group of an earlier login; by its name only where one alone bore it. */
async function oldGroup(tx: Tx, { old, ownedIds }: Rebinding): Promise<Group | null> {
  const byId = await tx.groups.get(old);
  if (byId !== null) return !byId.present || ownedIds.includes(byId.id) ? byId : null;
  const named = (await tx.groups.list()).filter(({ name, present }) => name === old && !present);
  return named.length === 1 ? (named[0] ?? null) : null;
}

/** Of several groups he owns, the one that bears the old name; ownership and code are what count. */
async function newGroup(
  tx: Tx,
  before: Group,
  ownedIds: readonly string[],
): Promise<Group | Exclude<Rebound, { kind: 'bound' }>> {
  const owned: Group[] = [];
  for (const id of ownedIds) {
    const group = await tx.groups.get(id);
    if (group?.present === true) owned.push(group);
  }
  const meant = owned.length <= 1 ? owned : owned.filter(({ name }) => name === before.name);
  const [only, ...others] = meant;
  if (only !== undefined && others.length === 0) return only;
  return { kind: owned.length === 0 ? 'none' : 'several' };
}
