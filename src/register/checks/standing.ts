import { standingStates, type EntryState } from '../../domain/entry.ts';
import type { LedgerRow } from '../ledger.ts';

const standing: ReadonlySet<EntryState> = new Set(standingStates);

/**
 * Groups and accounts that are there, also those that are to go: until they are gone all that is
 * asked of them holds. What is not built yet has nothing to be found in it, what is gone no more.
 */
export function standingRows(rows: readonly LedgerRow[]): readonly LedgerRow[] {
  return rows.filter(({ state }) => standing.has(state));
}
