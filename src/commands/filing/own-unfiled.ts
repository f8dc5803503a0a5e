import { metMark } from '../../register/joining/standing.ts';
import type { Tx } from '../../ports/store.ts';
import type { CommandContext, RelatedGroup } from '../command.ts';

/** Groups of his own the register does not have, nor the office's book. */
export async function unfiledGroups(context: CommandContext): Promise<readonly RelatedGroup[]> {
  const { tx, related } = context;
  const unfiled: RelatedGroup[] = [];
  for (const group of related) {
    if ((await mayFile(context, group)) && (await isUnfiled(tx, group))) unfiled.push(group);
  }
  return unfiled;
}

/** Where the platform keeps back who owns a group, who took the bot in is the most that is known. */
async function mayFile(
  { tx, senderId }: CommandContext,
  { role, row, addressees }: RelatedGroup,
): Promise<boolean> {
  if (role === 'owner' || role === 'admin') return true;
  if (addressees.ownerId !== null) return false;
  return (await tx.groups.overlays(row.id)).some(
    ({ key, setBy }) => key === metMark && setBy === senderId,
  );
}

export async function isUnfiled(tx: Tx, { row, book }: RelatedGroup): Promise<boolean> {
  const entry = await tx.entries.ofGroup(row.id);
  if (entry === null) return book.entry === null;
  return entry.state === 'unregistered' || entry.state === 'lapsed';
}

export async function stateOf(tx: Tx, group: RelatedGroup | undefined) {
  return group === undefined ? null : ((await tx.entries.ofGroup(group.row.id))?.state ?? null);
}
