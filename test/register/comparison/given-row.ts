import { blankRow, type RegisterRow } from '../../../src/domain/entry.ts';
import { nameKey, type Ledger, type LedgerRow } from '../../../src/register/ledger.ts';

/** A row of a file: a group in use, its people listed by name where its members are. */
export function givenRow({
  people,
  ...row
}: Partial<RegisterRow> & Pick<LedgerRow, 'id'> & { people?: readonly string[] }): LedgerRow {
  const listed = Array.isArray(row.members) ? (row.members as readonly string[]) : null;
  return {
    ...blankRow,
    ...{ name: `群${row.id}`, unit: '青溪镇', state: 'active', sort: 'group', duty: false },
    ...row,
    people: people ?? listed?.map(nameKey) ?? null,
    entry: null,
  };
}

export function givenLedger(
  rows: readonly LedgerRow[],
  names: Record<string, string> = {},
): Ledger {
  return { on: '2026-10-12', rows, nameOf: (key) => names[key] ?? '' };
}
