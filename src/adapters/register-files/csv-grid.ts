import { CsvError, parse } from 'csv-parse/sync';
import { formulaIn } from '../../register/cells/formula.ts';
import { mostColumns, tooWide, type Grid } from './grid.ts';
import { fault } from './open-file.ts';

const longestRecord = 1_000_000;
/** Rows of a file that is no ledger are not gone through to the end. */
const mostRecords = 60_000;

/** A text with commas, semicolons or tabs. @throws RegisterFileFault */
export function csvGrid(name: string, text: string): Grid {
  const separated = /^sep=(.)\r?\n/iu.exec(text);
  const body = separated === null ? text : text.slice(separated[0].length);
  const delimiter = separated?.[1] ?? delimiterOf(body);
  const first = separated === null ? 1 : 2;
  const records = recordsIn(name, body, delimiter);
  const wide = records.findIndex((cells) =>
    cells.slice(mostColumns).some((cell) => cell.trim() !== ''),
  );
  return {
    sheet: null,
    unread: [
      ...(records.length > mostRecords ? [tooLong(name)] : []),
      ...(wide < 0 ? [] : [tooWide(name, first + wide)]),
    ],
    rows: records.slice(0, mostRecords).map((cells, at) => ({
      number: first + at,
      cells: cells.slice(0, mostColumns).map(contentOf),
    })),
  };
}

function recordsIn(name: string, text: string, delimiter: string): readonly string[][] {
  try {
    return parse(text, {
      delimiter,
      // Found out from the first line alone, a list pasted together would end with it.
      record_delimiter: ['\r\n', '\n', '\r'],
      relax_column_count: true,
      relax_quotes: true,
      max_record_size: longestRecord,
      to: mostRecords + 1,
    });
  } catch (error) {
    const where = error instanceof CsvError ? lineOf(error) : '';
    throw fault(name, `${where}引号没有成对，或者一行太长，请用 Excel 或 WPS 打开核对后另存`);
  }
}

function tooLong(name: string): string {
  return `${name}：超过 ${String(mostRecords)} 行，第${String(mostRecords)}行以后没有读入，请删去空行，或者分成几个文件。`;
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

/**
 * Without the apostrophe our own export puts before what a sheet would take for a formula; without
 * one it is a formula.
 */
function contentOf(cell: string): unknown {
  if (/^'+[=+\-@\t\r＝＋－＠]/u.test(cell)) return cell.slice(1);
  // ="0012": words that a sheet is not to take for a number.
  const words = /^="([^"]*)"$/u.exec(cell)?.[1];
  return words ?? formulaIn(cell) ?? cell;
}
