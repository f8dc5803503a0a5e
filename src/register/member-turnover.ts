import { dayOf } from '../domain/zone.ts';
import type { Day } from '../domain/group.ts';
import type { DayCount, Tx } from '../ports/store.ts';

/** The day from which on it is counted who came and went. */
const countedFromNote = 'turnover-counted-from';

/**
 * Counts who came into a group and who left it since it was last read; by day, and as numbers alone.
 * To be called before the list is replaced. The first reading of a group counts nobody.
 */
export async function countTurnover(
  tx: Tx,
  groupId: string,
  memberIds: readonly string[],
  { zone, now }: { readonly zone: string; readonly now: number },
): Promise<void> {
  const day = dayOf(zone, now);
  if ((await tx.notes.get(countedFromNote)) === null) await tx.notes.set(countedFromNote, day);
  const account = await tx.notes.get('account');
  const people = (ids: readonly string[]) => new Set(ids.filter((id) => id !== account));
  const before = people((await tx.people.members(groupId)).map(({ personId }) => personId));
  const after = people(memberIds);
  // A list that could not be read is no group that everybody left.
  if (before.size === 0 || after.size === 0) return;
  const counts: DayCount[] = [
    { groupId, day, what: 'joined', count: [...after].filter((id) => !before.has(id)).length },
    { groupId, day, what: 'left', count: [...before].filter((id) => !after.has(id)).length },
  ];
  const there = counts.filter(({ count }) => count > 0);
  if (there.length > 0) await tx.counts.add(there);
}

/** Null while nothing was counted yet. */
export async function turnoverCountedFrom(tx: Tx): Promise<Day | null> {
  return tx.notes.get(countedFromNote);
}
