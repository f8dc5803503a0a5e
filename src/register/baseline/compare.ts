import type { EntrySort } from '../../domain/entry.ts';
import type { Day } from '../../domain/group.ts';
import { groupFigures, type GroupFigures } from './group-figures.ts';
import { rowsOf, type MessageFigures, type PersonFigures, type Snapshot } from './snapshot.ts';

/** People who left groups that still stand; `net` where only their numbers were known, before and after. */
export interface Removed {
  readonly count: number;
  readonly net: boolean;
}

/** Groups, or accounts, before and after. */
export interface SortCompared {
  readonly before: GroupFigures;
  readonly after: GroupFigures;
  /** (before − after) / before; null where there was none before. */
  readonly share: number | null;
  readonly dissolved: number;
  readonly merged: number;
  /** Stood before, and no list says what became of them. */
  readonly unlisted: number;
  readonly added: number;
}

export interface Compared {
  readonly from: Day | null;
  readonly to: Day | null;
  readonly groups: SortCompared;
  /** Null where there are none, before and after. */
  readonly accounts: SortCompared | null;
  /** Null where nobody knows. */
  readonly removed: Removed | null;
  readonly persons: Pair<PersonFigures>;
  readonly messages: Pair<MessageFigures>;
}

interface Pair<Figures> {
  readonly before: Figures | null;
  readonly after: Figures | null;
}

/** Two days of the register beside each other. Pure. */
export function compareSnapshots(
  before: Snapshot,
  after: Snapshot,
  removed: Removed | null,
): Compared {
  const accounts = rowsOf(before, 'account').length + rowsOf(after, 'account').length > 0;
  return {
    from: before.day,
    to: after.day,
    groups: sortCompared(before, after, 'group'),
    accounts: accounts ? sortCompared(before, after, 'account') : null,
    removed,
    persons: { before: before.persons, after: after.persons },
    messages: { before: before.messages, after: after.messages },
  };
}

function sortCompared(before: Snapshot, after: Snapshot, sort: EntrySort): SortCompared {
  const [old, now] = [groupFigures(before, sort), groupFigures(after, sort)];
  const was = new Map(rowsOf(before, sort).map((row) => [row.key, row]));
  const is = new Map(rowsOf(after, sort).map((row) => [row.key, row]));
  const came = (state: 'merged' | 'dissolved') =>
    [...is.values()].filter((row) => row.state === state && was.get(row.key)?.state !== state)
      .length;
  return {
    before: old,
    after: now,
    share: old.total === 0 ? null : (old.total - now.total) / old.total,
    dissolved: came('dissolved'),
    merged: came('merged'),
    unlisted: [...was.values()].filter((row) => row.stands && !is.has(row.key)).length,
    added: [...is.values()].filter((row) => row.stands && was.get(row.key)?.stands !== true).length,
  };
}

/** How many fewer people sit in groups that stand on both days; null where their numbers are not known. */
export function removedByNumbers(before: Snapshot, after: Snapshot): Removed | null {
  const is = new Map(rowsOf(after, 'group').map((row) => [row.key, row]));
  let count = 0;
  let known = 0;
  for (const row of rowsOf(before, 'group')) {
    const now = is.get(row.key);
    if (!row.stands || now?.stands !== true) continue;
    if (row.members === null || now.members === null) continue;
    known += 1;
    count += Math.max(0, row.members - now.members);
  }
  return known === 0 ? null : { count, net: true };
}
