import type { Tx } from '../../ports/store.ts';

/*
 * How the bot stands to a group, as overlays of it: `strange` where it was taken in by nobody it
 * knows and nobody registered it yet, `met` from the day it was introduced, `claimed` once it was
 * registered. A group without any of them was there before the bot looked for the first time.
 * `unvouched` goes with `claimed` where a stranger's own word registered a strangers' group: the bot
 * works there, but takes it for none of the office's until somebody known says that it is one.
 */
export const strangeMark = 'strange';
export const metMark = 'met';
export const claimedMark = 'claimed';
export const unvouchedMark = 'unvouched';

export interface Standings {
  readonly strange: ReadonlySet<string>;
  readonly claimed: ReadonlySet<string>;
  readonly unvouched: ReadonlySet<string>;
  /** The strange and the unvouched: whoever owns them is known by nothing, and no word of the office goes there. */
  readonly outside: ReadonlySet<string>;
}

/** The ids of all groups that are strangers' ones, of those that were registered, and by whose word. */
export async function standings(tx: Tx): Promise<Standings> {
  const marked = async (mark: string) => new Set((await tx.groups.overlaid(mark)).keys());
  const strange = await marked(strangeMark);
  const unvouched = await marked(unvouchedMark);
  const claimed = await marked(claimedMark);
  return { strange, claimed, unvouched, outside: new Set([...strange, ...unvouched]) };
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
