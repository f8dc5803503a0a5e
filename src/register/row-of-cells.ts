import { blankRow, type EntrySort, type EntryState, type RegisterRow } from '../domain/entry.ts';
import { shownWords } from '../text/shown-name.ts';
import { readAs, unread, wordsIn, writtenAs, type Reading } from './cells/reading.ts';
import { readChoice } from './cells/choice-cell.ts';
import { isFormula } from './cells/formula.ts';
import { dutyNature, sortWords } from './column-words.ts';
import { isDuty } from './cells/type-cell.ts';
import type { Column } from './column.ts';
import { settled, type SaidState } from './settled-state.ts';

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
      /** What was read in the nearest way, in words as of a problem. */
      readonly remarks: readonly CellRemark[];
    }
  | { readonly ok: false; readonly problems: readonly CellProblem[] };

/** `“2026-02-30”不是日期，请写成 2026-10-12 这样`, and of which cell; null where the row is meant. */
export interface CellProblem {
  readonly place: string | null;
  readonly words: string;
}

export interface CellRemark extends CellProblem {
  /** Of several remarks that are alike the first is said, and how many others there are. */
  readonly alike: string;
}

type Value = RegisterRow[keyof RegisterRow];

const errorCell = /^#(?:N\/A|REF!|VALUE!|NAME\?|DIV\/0!|NULL!|NUM!|SPILL!|CALC!|GETTING_DATA)$/u;
const shownLength = 20;

/**
 * The row its cells say. A list may stand in several cells; of anything else the first that says
 * something counts. `sort` is what the file takes it for where the row does not say.
 */
export function rowOfCells(cells: readonly GivenCell[], sort: EntrySort | null): RowReading {
  const values: Partial<Record<keyof RegisterRow, Value>> = {};
  const problems: CellProblem[] = [];
  const remarks: CellRemark[] = [];
  const states: SaidState[] = [];
  let said: EntrySort | null = null;
  let number: number | null = null;
  for (const { place, column, raw } of cells) {
    const reading = readCell(column, raw);
    if (!reading.ok) {
      problems.push({ place, words: `${quoted(raw)}${reading.wrong}，${reading.cure}` });
      continue;
    }
    if (reading.remark !== undefined) {
      const words = `${quoted(raw)}${reading.remark}`;
      const key = column === 'sort' ? column : column.key;
      remarks.push({ place, words, alike: `${key} ${reading.alike ?? words}` });
    }
    if (column !== 'sort' && column.key === 'members' && typeof reading.value === 'number') {
      number = reading.value;
    }
    if (column === 'sort') said = (reading.value as EntrySort | null) ?? said;
    else if (column.key === 'state') states.push(...stateSaidBy(column, reading.value));
    else if (column.key === 'note') values.note = bothNotes(values.note, reading.value);
    else values[column.key] = joined(values[column.key], reading.value as Value);
  }
  const state = settled(states);
  values.state = state;
  const cell = cells.find(({ column }) => column !== 'sort' && column.key === 'name');
  const isSaid = cell !== undefined && problems.some(({ place }) => place === cell.place);
  if ((values.name ?? null) === null && !isSaid) {
    problems.push({ place: cell?.place ?? null, words: '没有群名称，请补填' });
  }
  if (problems.length > 0) return { ok: false, problems };
  const { members } = values;
  // Names say more than a number does; that the number is lost is not for the file's reader to find out.
  if (isList(members) && number !== null && number !== members.length) {
    const words = `人数写的是${String(number)}，成员名单有${String(members.length)}人，按名单读入，请核对`;
    remarks.push({ place: null, words, alike: 'members differ' });
  }
  const ofDuty = cells.some(
    ({ column, raw }) => column !== 'sort' && column.key === 'type' && isDuty(wordsIn(raw) ?? ''),
  );
  if (ofDuty) values.nature ??= dutyNature;
  const row = complete(values);
  const meant = said ?? sort ?? (row.followers === null ? 'group' : 'account');
  return { ok: true, sort: meant, row, stateSaid: state !== null, remarks };
}

function readCell(column: GivenCell['column'], raw: unknown): Reading<unknown> {
  if (isErrorCell(raw)) return unread('是公式错误', '请改正公式，或者直接填写内容');
  if (!isFormula(raw)) return column === 'sort' ? readChoice(sortWords, raw) : column.read(raw);
  const reading = raw.shown === null ? null : readCell(column, raw.shown);
  if (reading?.ok !== true) return unread('是公式，不是内容', '请直接填写内容');
  return readAs(reading.value, '是带链接的公式，只读入了其中的文字');
}

/** Whether nothing stands in any of them. */
export function isEmptyRow(raws: readonly unknown[]): boolean {
  return raws.every((raw) => wordsIn(raw) === '' || (Array.isArray(raw) && raw.length === 0));
}

function isErrorCell(raw: unknown): boolean {
  return errorCell.test(wordsIn(raw) ?? '');
}

function quoted(raw: unknown): string {
  return `“${shownWords(isFormula(raw) ? raw.formula : writtenAs(raw), shownLength)}”`;
}

function stateSaidBy(column: Column, value: unknown): readonly SaidState[] {
  const state = value as EntryState | null;
  return state === null ? [] : [{ kind: column.says ?? 'state', state }];
}

/** The platform's number of an account stands before what was noted of it. */
function bothNotes(before: unknown, value: unknown): string | null {
  const notes = [before, value].filter((one) => typeof one === 'string');
  return notes.length === 0 ? null : [...new Set(notes)].join('；');
}

function joined(before: Value | undefined, value: Value): Value {
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

function complete(values: Partial<Record<keyof RegisterRow, Value>>): RegisterRow {
  const said = Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null));
  const row = { ...blankRow, ...said };
  if (values.state !== null && values.state !== undefined) return row;
  // An office's list without states is a list of the groups it has.
  const gone = row.mergedInto === null ? 'dissolved' : 'merged';
  return { ...row, state: row.dissolved === null ? 'active' : gone };
}
