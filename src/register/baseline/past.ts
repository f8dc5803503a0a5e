import { entryStates, type Entry, type EntryChange, type EntryState } from '../../domain/entry.ts';
import { groupTypes, type Day, type GroupType } from '../../domain/group.ts';
import { addDays, dayOf, instantOf } from '../../domain/zone.ts';
import type { Tx } from '../../ports/store.ts';
import type { Snapshot, SnapshotRow } from './snapshot.ts';
import { stands } from './stands.ts';

/**
 * The register at the end of a past day, from the history of its entries; null where it does not reach
 * back so far. Who sat where, and what was said to whom, nobody can tell any more.
 */
export async function snapshotOn(tx: Tx, zone: string, day: Day): Promise<Snapshot | null> {
  const end = instantOf(zone, addDays(day, 1), 0);
  const [first] = await tx.entries.history({}, 1);
  if (first === undefined || dayOf(zone, first.at) > day) return null;
  const rows: SnapshotRow[] = [];
  for (const entry of await tx.entries.list()) {
    const row = rowOn(entry, await tx.entries.history({ entry: entry.number }), end);
    if (row !== null) rows.push(row);
  }
  return { day, rows, persons: null, messages: null, leftThatDay: null };
}

/** Null where it was not there yet. */
function rowOn(entry: Entry, history: readonly EntryChange[], end: number): SnapshotRow | null {
  const [first] = history;
  if (first === undefined || first.at >= end) return null;
  const later = history.filter(({ at }) => at >= end);
  // What a key was before its first later change is what it was on that day.
  const on = (key: string, now: string | null) => {
    const change = later.find((one) => one.key === key);
    return change === undefined ? now : change.old;
  };
  const state = on('state', entry.state);
  const type = on('type', entry.type);
  const known = entryStates.find((one): one is EntryState => one === state) ?? entry.state;
  return {
    key: entry.id,
    sort: entry.sort,
    state: known,
    stands: stands({ ...entry, state: known }),
    type: groupTypes.find((one): one is GroupType => one === type) ?? null,
    unit: on('unit', entry.unit),
    members: null,
    limited: on('ends', entry.ends) !== null,
  };
}
