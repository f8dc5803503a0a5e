import { standingStates, type EntryState } from '../../domain/entry.ts';
import type { Ledger, LedgerRow } from '../ledger.ts';
import { compareRows, type ComparedWith, type Comparison } from './compare.ts';

export interface Near {
  readonly row: LedgerRow;
  readonly comparison: Comparison;
}

/** Groups that stand, and those that are about to. */
const compared: ReadonlySet<EntryState> = new Set([...standingStates, 'approved', 'applied']);

/** Common members count from here on; below it they are the people who sit everywhere. */
const some = 0.3;

/**
 * The groups most like a row, best first, at most `count`: never itself, nor one that has ended, nor
 * one that has neither purpose nor members in common with it, however much tier and scope agree.
 */
export function nearest(
  row: LedgerRow,
  ledger: Ledger,
  count = 3,
  known: Pick<ComparedWith, 'units' | 'compared'> = {},
): readonly Near[] {
  return ledger.rows
    .filter((other) => other.sort === row.sort && compared.has(other.state) && !same(row, other))
    .map((other) => ({
      row: other,
      comparison: compareRows(row, other, { ...known, nameOf: ledger.nameOf }),
    }))
    .filter(({ comparison }) => isNear(comparison))
    .map((near, at) => ({ near, at, weight: weightOf(near.comparison) }))
    .sort((a, b) => b.weight - a.weight || a.at - b.at)
    .slice(0, count)
    .map(({ near }) => near);
}

function same(row: LedgerRow, other: LedgerRow): boolean {
  if (row === other) return true;
  if (row.entry !== null && other.entry !== null) return row.entry.number === other.entry.number;
  return row.id !== '' && row.id === other.id;
}

function isNear({ purpose, members }: Comparison): boolean {
  return purpose === true || (members ?? 0) >= some;
}

/** Purpose and members say whether a group could serve; the rest decides between two that could. */
function weightOf({ unit, nature, purpose, members, tier, scope }: Comparison): number {
  return (
    (purpose === true ? 4 : 0) +
    3 * (members ?? 0) +
    (unit === true ? 1.5 : 0) +
    (scope === true ? 0.75 : 0) +
    (nature === true ? 0.5 : 0) +
    (tier === true ? 0.25 : 0)
  );
}
