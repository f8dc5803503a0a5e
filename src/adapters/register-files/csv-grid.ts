import { CsvError, parse } from 'csv-parse/sync';
import type { Grid } from './grid.ts';
import { fault } from './open-file.ts';

const longestRecord = 1_000_000;
/** Rows of a file that is no ledger are not gone through to the end. */
const mostRecords = 60_000;
const mostColumns = 500;

/** A text with commas, semicolons or tabs. @throws RegisterFileFault */
export function csvGrid(name: string, text: string): Grid {
  const separated = /^sep=(.)\r?\n/iu.exec(text);
  const body = separated === null ? text : text.slice(separated[0].length);
  const delimiter = separated?.[1] ?? delimiterOf(body);
  const first = separated === null ? 1 : 2;
  return {
    sheet: null,
    rows: recordsIn(name, body, delimiter).map((cells, at) => ({
      number: first + at,
      cells: cells.slice(0, mostColumns).map(withoutGuard),
    })),
  };
}

function recordsIn(name: string, text: string, delimiter: string): readonly string[][] {
  try {
    return parse(text, {
      delimiter,
      relax_column_count: true,
      relax_quotes: true,
      max_record_size: longestRecord,
      to: mostRecords,
    });
  } catch (error) {
    const where = error instanceof CsvError ? lineOf(error) : '';
    throw fault(name, `${where}引号没有成对，或者一行太长，请用 Excel 或 WPS 打开核对后另存`);
  }
}

function lineOf(error: CsvError): string {
  const line: unknown = error['lines'];
  return typeof line === 'number' ? `第${String(line)}行附近` : '';
}

/** Whichever stands most often in the first lines, outside of quotes. */
function delimiterOf(text: string): string {
  const start = text
    .slice(0, 10_000)
    .replace(/"[^"]*"/gu, '')
    .split(/\r\n?|\n/u)
    .slice(0, 10)
    .join('\n');
  const [best] = [',', '\t', ';', '|']
    .map((sign) => ({ sign, count: start.split(sign).length }))
    .sort((a, b) => b.count - a.count);
  return best?.sign ?? ',';
}

/** The apostrophe our own export puts before what a sheet would take for a formula. */
function withoutGuard(cell: string): string {
  return /^'+[=+\-@\t\r＝＋－＠]/u.test(cell) ? cell.slice(1) : cell;
}
