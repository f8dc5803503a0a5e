import { blankRow, type EntrySort, type RegisterRow } from '../domain/entry.ts';
import { shownWords } from '../text/shown-name.ts';
import { unread, wordsIn, type Reading } from './cells/reading.ts';
import { readChoice } from './cells/choice-cell.ts';
import { sortWords } from './column-words.ts';
import type { Column } from './column.ts';

/** A cell as a file has it; a workbook's error is an object of its own. */
export interface GivenCell {
  /** `G12`, `“使用期限”` or `ends`: what it is called in sentences. */
  readonly place: string;
  readonly column: Column | 'sort';
  readonly raw: unknown;
}

export type RowReading =
  | {
      readonly ok: true;
      readonly sort: EntrySort;
      readonly row: RegisterRow;
      /** Whether its cells say the state; else it is what a list without states means. */
      readonly stateSaid: boolean;
    }
  | { readonly ok: false; readonly problems: readonly CellProblem[] };

/** `“2026-02-30”不是日期，请写成 2026-10-12 这样`, and of which cell; null where the row is meant. */
export interface CellProblem {
  readonly place: string | null;
  readonly words: string;
}

const errorCell = /^#(?:N\/A|REF!|VALUE!|NAME\?|DIV\/0!|NULL!|NUM!|SPILL!|CALC!|GETTING_DATA)$/u;
const shownLength = 20;

/**
 * The row its cells say. A list may stand in several cells; of anything else the first that says
 * something counts. `sort` is what the file takes it for where the row does not say.
 */
export function rowOfCells(cells: readonly GivenCell[], sort: EntrySort | null): RowReading {
  const values: Partial<Record<keyof RegisterRow, RegisterRow[keyof RegisterRow]>> = {};
  const problems: CellProblem[] = [];
  let said: EntrySort | null = null;
  for (const { place, column, raw } of cells) {
    const reading = isErrorCell(raw)
      ? unread('是公式错误', '请改正公式，或者直接填写内容')
      : column === 'sort'
        ? readChoice(sortWords, raw)
        : column.read(raw);
    if (!reading.ok) problems.push(problem(place, raw, reading));
    else if (column === 'sort') said = (reading.value as EntrySort | null) ?? said;
    else values[column.key] = joined(values[column.key], reading.value);
  }
  const cell = cells.find(({ column }) => column !== 'sort' && column.key === 'name');
  const isSaid = cell !== undefined && problems.some(({ place }) => place === cell.place);
  if ((values.name ?? null) === null && !isSaid) {
    problems.push({ place: cell?.place ?? null, words: '没有群名称，请补填' });
  }
  if (problems.length > 0) return { ok: false, problems };
  const row = complete(values);
  const stateSaid = values.state !== null && values.state !== undefined;
  const meant = said ?? sort ?? (row.followers === null ? 'group' : 'account');
  return { ok: true, sort: meant, row, stateSaid };
}

/** Whether nothing stands in any of them. */
export function isEmptyRow(raws: readonly unknown[]): boolean {
  return raws.every((raw) => wordsIn(raw) === '' || (Array.isArray(raw) && raw.length === 0));
}

function isErrorCell(raw: unknown): boolean {
  return errorCell.test(wordsIn(raw) ?? '');
}

function problem(
  place: string,
  raw: unknown,
  { wrong, cure }: Reading<never> & { ok: false },
): CellProblem {
  const shown = shownWords(wordsIn(raw) ?? JSON.stringify(raw), shownLength);
  return { place, words: `“${shown}”${wrong}，${cure}` };
}

function joined(
  before: RegisterRow[keyof RegisterRow] | undefined,
  value: RegisterRow[keyof RegisterRow],
): RegisterRow[keyof RegisterRow] {
  if (isList(before) && isList(value)) return [...new Set([...before, ...value])];
  // A list of members says more than their number.
  if (typeof before === 'number' && isList(value) && value.length > 0) return value;
  const nothing =
    before === undefined || before === null || (isList(before) && before.length === 0);
  return nothing ? value : before;
}

function isList(value: unknown): value is readonly string[] {
  return Array.isArray(value);
}

function complete(
  values: Partial<Record<keyof RegisterRow, RegisterRow[keyof RegisterRow]>>,
): RegisterRow {
  const said = Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null));
  const row = { ...blankRow, ...said };
  if (values.state !== null && values.state !== undefined) return row;
  // An office's list without states is a list of the groups it has.
  const gone = row.mergedInto === null ? 'dissolved' : 'merged';
  return { ...row, state: row.dissolved === null ? 'active' : gone };
}
