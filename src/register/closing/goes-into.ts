import type { Entry } from '../../domain/entry.ts';
import type { Tx } from '../../ports/store.ts';
import { shownName } from '../../text/shown-name.ts';

/** What a group that is to be merged goes into, by its shown name; null where it is dissolved. */
export async function goesInto(
  tx: Tx,
  { state, mergedInto }: Pick<Entry, 'state' | 'mergedInto'>,
): Promise<string | null> {
  if (state !== 'to_merge') return null;
  const kept = mergedInto === null ? null : await tx.entries.byId(mergedInto);
  if (kept === null) return '接收的群';
  const group = kept.groupId === null ? null : await tx.groups.get(kept.groupId);
  return shownName(group?.name ?? kept.name);
}
