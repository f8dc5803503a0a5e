import { columns } from '../../../src/register/columns.ts';
import { rowOfCells } from '../../../src/register/row-of-cells.ts';
import { ledgerOfRows } from '../../../src/register/ledger-of-rows.ts';
import type { Ledger } from '../../../src/register/ledger.ts';

type Record = Readonly<{ [key: string]: unknown }>;

/** Rows as a file has them, read as files are read. A word nobody understands fails the test. */
export function ledgerOf(records: readonly Record[], on: string): Ledger {
  return ledgerOfRows(records.map(rowOf), on, { groups: [] });
}

function rowOf(record: Record) {
  const cells = Object.entries(record).map(([place, raw]) => {
    const column = columns.find(({ key }) => key === place);
    if (column === undefined) throw new Error(`${place} is no column`);
    return { place, column, raw };
  });
  const reading = rowOfCells(cells, null);
  if (!reading.ok) throw new Error(reading.problems.map(({ words }) => words).join());
  return reading;
}
