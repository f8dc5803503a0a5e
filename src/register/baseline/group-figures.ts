import type { EntrySort, EntryState } from '../../domain/entry.ts';
import type { GroupType } from '../../domain/group.ts';
import { rowsOf, type Snapshot, type SnapshotRow } from './snapshot.ts';

/** Counts of the groups, or accounts, that stand. */
export interface GroupFigures {
  readonly total: number;
  readonly byType: ReadonlyMap<GroupType | null, number>;
  /** Of those that stand: they sum up to the total. */
  readonly byState: ReadonlyMap<EntryState, number>;
  /** Of those that are gone, were never built or not yet: outside of the total. */
  readonly outside: ReadonlyMap<EntryState, number>;
  readonly byUnit: ReadonlyMap<string | null, number>;
  /** Those with a last day: 限期使用. */
  readonly limited: number;
}

export function groupFigures(snapshot: Snapshot, sort: EntrySort): GroupFigures {
  const all = rowsOf(snapshot, sort);
  const standing = all.filter((row) => row.stands);
  return {
    total: standing.length,
    byType: tally(standing, ({ type }) => type),
    byState: tally(standing, ({ state }) => state),
    outside: tally(
      all.filter((row) => !row.stands),
      ({ state }) => state,
    ),
    byUnit: tally(standing, ({ unit }) => unit),
    limited: standing.filter(({ limited }) => limited).length,
  };
}

function tally<Key>(
  rows: readonly SnapshotRow[],
  keyOf: (row: SnapshotRow) => Key,
): ReadonlyMap<Key, number> {
  const counts = new Map<Key, number>();
  for (const row of rows) counts.set(keyOf(row), (counts.get(keyOf(row)) ?? 0) + 1);
  return counts;
}
