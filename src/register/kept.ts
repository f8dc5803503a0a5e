import type { Tx } from '../ports/store.ts';

/** The overlay that holds when somebody who answers for a group last said that it is needed. */
const keptMark = 'kept';

/** Somebody who answers for the group says that it is still needed: asked again a whole span later. */
export async function markKept(
  tx: Tx,
  groupId: string,
  by: { readonly id: string; readonly at: number },
): Promise<void> {
  const mark = { groupId, key: keptMark, value: 'true', setBy: by.id, setAt: by.at };
  await tx.groups.setOverlay(mark);
}

/** When that was said last, in milliseconds UTC; null where it never was. The yearly review asks, too. */
export async function keptAt(tx: Tx, groupId: string): Promise<number | null> {
  const overlays = await tx.groups.overlays(groupId);
  return overlays.find(({ key }) => key === keptMark)?.setAt ?? null;
}
