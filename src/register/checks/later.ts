import { standingStates, type EntryState } from '../../domain/entry.ts';
import type { LedgerRow } from '../ledger.ts';

const standing: ReadonlySet<EntryState> = new Set(standingStates);

/** Groups somebody can read and write in. */
export function standingGroups(rows: readonly LedgerRow[]): readonly LedgerRow[] {
  return rows.filter(({ sort, state }) => sort === 'group' && standing.has(state));
}

/** Whether the second of two rows came later: by when it was built, else filed, else by its place. */
export function isLater(first: LedgerRow, second: LedgerRow): boolean {
  const [one, other] = [first.created ?? first.filed, second.created ?? second.filed];
  return one === null || other === null || one === other ? true : other > one;
}
