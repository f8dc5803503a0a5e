import { memberCount, type EntrySort, type RegisterRow } from '../../domain/entry.ts';
import type { Day } from '../../domain/group.ts';
import type { RegisterValues } from '../../engine/rule-book/register.ts';
import type { LedgerRow } from '../ledger.ts';
import { personKeys } from '../one-person.ts';
import { rowKey } from '../same-row.ts';
import { compareSnapshots, removedByNumbers, type Compared, type Removed } from './compare.ts';
import { personFigures } from './person-figures.ts';
import type { Snapshot, SnapshotRow } from './snapshot.ts';
import { stands } from './stands.ts';

/** The rows of a file, and the day it says how things stood; null where nobody said. */
export interface DatedRows {
  readonly day: Day | null;
  readonly rows: readonly { readonly sort: EntrySort; readonly row: RegisterRow }[];
}

/**
 * Two lists of the office beside each other. What only a bot in the groups knows (messages) is not
 * known here.
 */
export function compareRegisters(
  before: DatedRows,
  after: DatedRows,
  values: RegisterValues,
): Compared {
  // Who has put his office before his name since has not left the group.
  const lists = [...before.rows, ...after.rows].map(({ row }) => listedIn(row) ?? []);
  const keys = { keyOf: keysOf(before, after), personKey: personKeys(lists) };
  const [old, now] = [before, after].map((dated) => snapshotOfRows(dated, keys, values)) as [
    Snapshot,
    Snapshot,
  ];
  const removed = removedByLists(before, after, keys) ?? removedByNumbers(old, now);
  return compareSnapshots(old, now, removed);
}

type KeyOf = (sort: EntrySort, row: RegisterRow) => string;

interface Keys {
  readonly keyOf: KeyOf;
  readonly personKey: (name: string) => string;
}

function listedIn({ members }: RegisterRow): readonly string[] | null {
  return Array.isArray(members) ? (members as readonly string[]) : null;
}

/** By number where both lists have it; else by unit and name, which a list without numbers has alone. */
function keysOf(before: DatedRows, after: DatedRows): KeyOf {
  const ids = ({ rows }: DatedRows) => new Set(rows.map(({ row }) => row.id));
  const [old, now] = [ids(before), ids(after)];
  return (sort, row) =>
    row.id !== '' && old.has(row.id) && now.has(row.id) ? row.id : rowKey(sort, row);
}

function snapshotOfRows(
  { day, rows }: DatedRows,
  { keyOf, personKey }: Keys,
  values: RegisterValues,
): Snapshot {
  const ledger = rows.map(({ sort, row }): LedgerRow => {
    const people = listedIn(row)?.map(personKey) ?? null;
    return { ...row, sort, people, duty: false, entry: null };
  });
  return {
    day,
    rows: ledger.map((row) => snapshotRow(row, keyOf(row.sort, row))),
    persons: personFigures(ledger, values),
    messages: null,
    leftThatDay: null,
  };
}

/** What a snapshot keeps of a row. */
export function snapshotRow(row: LedgerRow, key: string): SnapshotRow {
  const { sort, state, type, unit, ends } = row;
  const members = row.people?.length ?? memberCount(row);
  return { key, sort, state, stands: stands(row), type, unit, members, limited: ends !== null };
}

/** Whoever stood on a group's list and does not any more; null where no group has a list in both. */
function removedByLists(
  before: DatedRows,
  after: DatedRows,
  { keyOf, personKey }: Keys,
): Removed | null {
  const is = new Map(after.rows.map(({ sort, row }) => [keyOf(sort, row), row]));
  let count = 0;
  let known = 0;
  let byNumber = 0;
  for (const { sort, row } of before.rows) {
    const now = is.get(keyOf(sort, row));
    if (sort !== 'group' || !stands(row) || now === undefined || !stands(now)) continue;
    const [listed, stayed] = [listedIn(row), listedIn(now)];
    if (listed !== null && stayed !== null) {
      const stay = new Set(stayed.map(personKey));
      const were = new Set(listed.map(personKey));
      count += [...were].filter((key) => !stay.has(key)).length;
      known += 1;
    } else {
      const [had, has] = [memberCount(row), memberCount(now)];
      if (had === null || has === null) continue;
      count += Math.max(0, had - has);
      byNumber += 1;
    }
  }
  return known === 0 ? null : { count, net: byNumber > 0 };
}
