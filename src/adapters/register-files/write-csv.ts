import { stringify } from 'csv-stringify/sync';
import type { Cell } from '../../reports/register/sheet.ts';

/** Heads and rows with a mark for Excel; what a sheet would take for a formula gets an apostrophe. */
export function writeCsv(records: readonly (readonly Cell[])[]): Uint8Array {
  const guarded = records.map((record) =>
    record.map((cell) => (typeof cell === 'string' ? guard(cell) : cell)),
  );
  return new TextEncoder().encode(
    stringify(guarded, {
      bom: true,
      record_delimiter: 'windows',
      // A break inside a cell ends the row for a reader that takes every ending there is.
      quoted_match: /[\r\n]/u,
    }),
  );
}

function guard(cell: string): string {
  return /^'*[=+\-@\t\r＝＋－＠]/u.test(cell) ? `'${cell}` : cell;
}
