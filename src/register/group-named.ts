import type { Entry } from '../domain/entry.ts';
import type { Group } from '../domain/group.ts';
import type { Tx } from '../ports/store.ts';
import { shownName } from '../text/shown-name.ts';
import { boundIn } from './bound-in.ts';
import { metMark, standings } from './joining/standing.ts';
import { readInGroupName } from './names/in-group.ts';
import { nameKey } from './same-row.ts';

/** Who sits in a group, by id, as he is called there. */
export type Sitting = ReadonlyMap<string, string>;

/** Of these groups those the bot sits in that nobody filed; of strangers' ones only those `alsoOf` owns. */
export async function unfiledOf<Row extends Group>(
  tx: Tx,
  rows: readonly Row[],
  alsoOf: string | null = null,
): Promise<readonly Row[]> {
  const { outside } = await standings(tx);
  const filed = new Set<string | null>();
  for (const { groupId, state } of await tx.entries.list({ sort: 'group' })) {
    if (state !== 'unregistered') filed.add(groupId);
  }
  const isOurs = ({ id, ownerId }: Row) =>
    !outside.has(id) || (alsoOf !== null && ownerId === alsoOf);
  return rows.filter((row) => row.present && isOurs(row) && !filed.has(row.id));
}

/** Those of these that bear their name alone, by its key. */
export function namedAlone<Named extends { readonly name: string }>(
  rows: readonly Named[],
): ReadonlyMap<string, Named> {
  const alone = new Map<string, Named>();
  const met = new Set<string>();
  for (const one of rows) {
    const key = nameKey('group', one.name);
    if (met.has(key)) alone.delete(key);
    else alone.set(key, one);
    met.add(key);
  }
  return alone;
}

/**
 * Whether a group may become what was filed under its name. A name alone takes nothing somebody applied
 * for: the group must be the applicant's, or its owner confirmed by his id, or called there as the one
 * owner that was approved while the applicant sits in it. What the office put in itself is nobody's to
 * be kept for.
 */
export async function mayTake(
  tx: Tx,
  entry: Entry,
  group: Group,
  sitting: Sitting | null = null,
): Promise<boolean> {
  const { applicantId, owner, state } = entry;
  if (applicantId === null && state !== 'applied' && state !== 'approved') return true;
  if (applicantId !== null && group.ownerId === applicantId) return true;
  const met = (await tx.groups.overlays(group.id)).find(({ key }) => key === metMark);
  // Where the platform keeps back who owns a group, who took the bot in is the most that is known.
  if (applicantId !== null && group.ownerId === null && met?.setBy === applicantId) return true;
  const bound = await boundIn(tx, 'owner', group);
  if (group.ownerId !== null && owner.some((name) => bound.get(name) === group.ownerId))
    return true;
  return isOfApproved(entry, group, sitting ?? (await sittingIn(tx, group.id)));
}

async function sittingIn(tx: Tx, groupId: string): Promise<Sitting> {
  return new Map((await tx.people.members(groupId)).map(({ personId, name }) => [personId, name]));
}

/** Built by the owner that was approved, as he is called in it, with whoever applied for it inside. */
function isOfApproved(entry: Entry, { ownerId }: Group, sitting: Sitting): boolean {
  const [approved, ...others] = entry.owner;
  if (entry.approved === null || approved === undefined || others.length > 0) return false;
  if (entry.applicantId === null || !sitting.has(entry.applicantId)) return false;
  const owner = ownerId === null ? undefined : sitting.get(ownerId);
  return owner !== undefined && personCalled(owner) === personCalled(approved);
}

/** 农业办-唐丽 is called 唐丽. */
function personCalled(name: string): string {
  const [person, ...others] = readInGroupName(name).people;
  return person !== undefined && others.length === 0 ? person : shownName(name);
}

/** The one group of these that an entry without a group speaks of; null where that is not sure. */
export async function groupOfEntry(
  tx: Tx,
  entry: Entry,
  rows: readonly Group[],
  alsoOf: string | null = null,
): Promise<Group | null> {
  const named = namedAlone(await unfiledOf(tx, rows, alsoOf));
  const only = named.get(nameKey('group', entry.name)) ?? null;
  return only !== null && (await mayTake(tx, entry, only)) ? only : null;
}
