import type { Tx } from '../../ports/store.ts';

/*
 * How the bot stands to a group, as overlays of it: `strange` where it was taken in by nobody it
 * knows and nobody registered it yet, `met` from the day it was introduced, `claimed` once it was
 * registered. A group without any of them was there before the bot looked for the first time.
 */
export const strangeMark = 'strange';
export const metMark = 'met';
export const claimedMark = 'claimed';

export interface Standings {
  readonly strange: ReadonlySet<string>;
  readonly claimed: ReadonlySet<string>;
}

/** The ids of all groups that are strangers' ones, and of those that were registered. */
export async function standings(tx: Tx): Promise<Standings> {
  const strange = await tx.groups.overlaid(strangeMark);
  const claimed = await tx.groups.overlaid(claimedMark);
  return { strange: new Set(strange.keys()), claimed: new Set(claimed.keys()) };
}

/** In a strangers' group the bot says nothing, answers nothing and keeps nothing of what is said. */
export async function isStrange(tx: Tx, groupId: string): Promise<boolean> {
  return isMarked(tx, groupId, strangeMark);
}

/** Since when the group is one of ours; null for one that was there from the first. */
export async function metAt(tx: Tx, groupId: string): Promise<number | null> {
  const overlays = await tx.groups.overlays(groupId);
  return overlays.find(({ key }) => key === metMark)?.setAt ?? null;
}

export async function isMarked(tx: Tx, groupId: string, mark: string): Promise<boolean> {
  return (await tx.groups.overlays(groupId)).some(({ key }) => key === mark);
}

export async function setMark(
  tx: Tx,
  groupId: string,
  mark: string,
  by: string,
  at: number,
): Promise<void> {
  await tx.groups.setOverlay({ groupId, key: mark, value: 'true', setBy: by, setAt: at });
}
