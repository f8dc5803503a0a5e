import type { Day } from '../../domain/group.ts';
import type { Tx } from '../../ports/store.ts';

/** The group's own term follows the register, so that the book's setting shows it, too. */
export async function termFollows(
  tx: Tx,
  groupId: string | null,
  ends: Day,
  { actorId, at }: { readonly actorId: string; readonly at: number },
): Promise<void> {
  const group = groupId === null ? null : await tx.groups.get(groupId);
  if (group === null) return;
  await tx.groups.put({ ...group, endsOn: ends });
  await tx.groups.setOverlay({
    groupId: group.id,
    key: 'ends',
    value: JSON.stringify(ends),
    setBy: actorId,
    setAt: at,
  });
}
