import type { RosterLine } from '../../domain/roster.ts';
import { plainWord, wordsIn, writtenAs } from '../../register/cells/reading.ts';
import { rosterColumnOf, type RosterColumn } from '../../register/roster-columns.ts';
import { shownWords } from '../../text/shown-name.ts';
import { letterOf, type Grid, type GridRow } from './grid.ts';
import { jsonItems } from './json-items.ts';
import { loadFile } from './load-file.ts';
import { fault } from './open-file.ts';

export interface RosterReading {
  readonly lines: readonly RosterLine[];
  readonly faults: readonly string[];
  readonly remarks: readonly string[];
}

interface Given {
  readonly place: string;
  readonly column: RosterColumn;
  readonly raw: unknown;
}

const mostLines = 50_000;

/**
 * The office's list of its people: 姓名, 单位, 职务, 状态, 日期. Who has no state serves.
 * @throws RegisterFileFault where the file as a whole cannot be read
 */
export async function readRosterFile(path: string): Promise<RosterReading> {
  const file = await loadFile(path);
  const { name } = file;
  const lines = new Map<string, RosterLine>();
  const faults: string[] = [];
  const take = (given: readonly Given[], place: string): void => {
    const read = lineOf(given);
    if (typeof read === 'string') faults.push(`${name}${place}${read}；这一行没有导入。`);
    else lines.set(JSON.stringify(read), read);
    if (lines.size + faults.length > mostLines) {
      throw fault(name, `超过 ${String(mostLines)} 人，请分单位整理后再导入`);
    }
  };
  if (file.kind === 'lines') {
    for (const { where, item, wrong } of jsonItems(name, file.text)) {
      if (item === null) faults.push(`${name} ${where}：${wrong}；这一行没有导入。`);
      else take(givenIn(item), ` ${where}`);
    }
  } else {
    const found = file.grids.filter((grid) => takeGrid(grid, take));
    faults.push(...found.flatMap(({ unread = [] }) => unread));
    if (found.length === 0) {
      throw fault(name, '没有找到“姓名”这一列，请在第一行写上表头：姓名、单位、职务、状态、日期');
    }
  }
  const remarks =
    file.kind === 'grids'
      ? file.hidden.map((sheet) => `${name}“${sheet}”表是隐藏的，没有读入。`)
      : [];
  return { lines: [...lines.values()], faults, remarks };
}

function givenIn(item: Readonly<Record<string, unknown>>): readonly Given[] {
  return Object.entries(item).flatMap(([key, raw]): Given[] => {
    const column = rosterColumnOf(key);
    return column === null ? [] : [{ place: ` ${key}`, column, raw }];
  });
}

function takeGrid(grid: Grid, take: (given: readonly Given[], place: string) => void): boolean {
  const at = grid.rows.slice(0, 30).findIndex((row) => isHead(row));
  const head = grid.rows[at];
  if (head === undefined) return false;
  const columns = head.cells.map((cell) => rosterColumnOf(wordsIn(cell) ?? ''));
  for (const row of grid.rows.slice(at + 1)) {
    if (isHead(row) || isBeside(row)) continue;
    const given = columns.flatMap((column, nth): Given[] => {
      const raw = row.cells[nth];
      if (column === null) return [];
      return [{ place: placeOf(grid, row, nth, column), column, raw }];
    });
    if (given.every(({ raw }) => wordsIn(raw) === '')) continue;
    const place = grid.sheet === null ? ` 第${String(row.number)}行` : `“${grid.sheet}”表 `;
    take(given, place);
  }
  return true;
}

function placeOf({ sheet }: Grid, { number }: GridRow, at: number, { head }: RosterColumn): string {
  return sheet === null ? `“${head}”` : `${letterOf(at)}${String(number)}`;
}

function isHead({ cells }: GridRow): boolean {
  return cells.some((cell) => rosterColumnOf(wordsIn(cell) ?? '')?.key === 'name');
}

function isBeside({ cells }: GridRow): boolean {
  const first = cells.map((cell) => plainWord(wordsIn(cell) ?? '')).find((words) => words !== '');
  return /^(?:合计|总计|小计|共计|注[:：]|填表人[:：]|制表人[:：])/u.test(first ?? '');
}

/** The line, or what is wrong in words. */
function lineOf(given: readonly Given[]): RosterLine | string {
  const values = new Map<keyof RosterLine, string>();
  for (const { place, column, raw } of given) {
    const reading = column.read(raw);
    if (!reading.ok) {
      const shown = shownWords(writtenAs(raw), 20);
      return `${place}：“${shown}”${reading.wrong}，${reading.cure}`;
    }
    if (reading.value !== null && !values.has(column.key)) values.set(column.key, reading.value);
  }
  const name = values.get('name');
  if (name === undefined) {
    const cell = given.find(({ column }) => column.key === 'name');
    return `${cell?.place ?? ''}：没有姓名，请补填`;
  }
  return {
    name,
    // Whoever stands there without his unit is on the list all the same.
    unit: values.get('unit') ?? '',
    post: values.get('post') ?? null,
    state: (values.get('state') as RosterLine['state'] | undefined) ?? 'serving',
    since: values.get('since') ?? null,
  };
}
