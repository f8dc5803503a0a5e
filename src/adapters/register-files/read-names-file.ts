import { basename } from 'node:path';
import { isFormula } from '../../register/cells/formula.ts';
import { plainWord, wordsIn } from '../../register/cells/reading.ts';
import { csvGrid } from './csv-grid.ts';
import { decodeText } from './decode-text.ts';
import { formOf } from './file-form.ts';
import type { Grid } from './grid.ts';
import { fault, openRegisterFile } from './open-file.ts';
import { workbookGrids } from './workbook-grids.ts';

/** One in-group name of a list, with the group and the unit where the list says them. */
export interface ListedName {
  readonly name: string;
  readonly group: string | null;
  readonly unit: string | null;
}

export interface NamesReading {
  readonly names: readonly ListedName[];
  readonly faults: readonly string[];
  readonly remarks: readonly string[];
}

/** The nearer a head is to what is meant, the earlier it stands: 群昵称 before 姓名. */
const heads = {
  name:
    '群昵称 群内昵称 群内名称 群名片 成员昵称 昵称 群成员 成员 名称 姓名 ' +
    'ingroupname ingroup roomalias groupnickname displayname card alias nickname name member person',
  group: '群名称 所在群 工作群 群 group',
  unit: '单位 所在单位 部门 科室 unit',
};
type What = keyof typeof heads;
const wordsOf = (what: What) => heads[what].split(' ');
const mostNames = 50_000;
const longestName = 200;
const headRows = 10;

/**
 * In-group names: one a line, or the column 群昵称 of a table, or strings or objects with `name` in
 * JSON lines. @throws RegisterFileFault where the file as a whole cannot be read
 */
export async function readNamesFile(path: string): Promise<NamesReading> {
  const name = basename(path);
  const bytes = await openRegisterFile(path);
  const into = new Names(name);
  const form = formOf(name, bytes);
  if (form === 'workbook') {
    for (const grid of (await workbookGrids(name, bytes)).grids) readGrid(grid, into);
  } else {
    const text = decodeText(name, bytes, form);
    if (form === 'lines') readJson(text, into);
    // In a plain list a comma or a stroke stands inside of a name: 党政办|李敏.
    else if (/\.txt$/iu.test(name) || !readGrid(csvGrid(name, text), into)) readPlain(text, into);
  }
  if (into.names.length === 0 && into.faults.length === 0) {
    throw fault(name, '没有找到群昵称，请一行写一个，或者在表格第一行写上表头“群昵称”');
  }
  return { names: into.names, faults: into.faults, remarks: [] };
}

class Names {
  readonly names: ListedName[] = [];
  readonly faults: string[] = [];
  readonly #file: string;

  constructor(file: string) {
    this.#file = file;
  }

  /** @throws RegisterFileFault where there are too many */
  take(given: Readonly<Record<What, unknown>>, line: number): void {
    // Whoever calls himself =A1 in a group is called that.
    const called = isFormula(given.name) ? given.name.formula : given.name;
    const name = wordsIn(called);
    if (name === '') return;
    if (name === null || name.length > longestName) {
      this.refuse(line, '群昵称不是一个名字，请一行写一个');
      return;
    }
    if (this.names.length >= mostNames) {
      throw fault(this.#file, `超过 ${String(mostNames)} 个群昵称，请分成几个文件`);
    }
    const [group, unit] = [wordsIn(given.group), wordsIn(given.unit)];
    this.names.push({
      // As it stands in the list, so that whoever reads the findings finds it there again.
      name: typeof called === 'string' ? called.trim() : name,
      group: group === '' ? null : group,
      unit: unit === '' ? null : unit,
    });
  }

  refuse(line: number, why: string): void {
    this.faults.push(`${this.#file}:${String(line)}：${why}；这一行没有检查。`);
  }
}

function readPlain(text: string, into: Names): void {
  for (const [at, line] of text.split(/\r\n|\n|\r/u).entries()) {
    if (at === 0 && wordsOf('name').includes(plainWord(line))) continue;
    into.take({ name: line, group: null, unit: null }, at + 1);
  }
}

function readJson(text: string, into: Names): void {
  const whole = text.trim().startsWith('[') ? parsed(text) : undefined;
  const items: readonly unknown[] = Array.isArray(whole)
    ? (whole as readonly unknown[])
    : text.split(/\r\n|\n|\r/u).map((line) => (line.trim() === '' ? null : parsed(line)));
  for (const [at, item] of items.entries()) {
    if (item === null) continue;
    if (typeof item === 'string') into.take({ name: item, group: null, unit: null }, at + 1);
    else if (typeof item === 'object' && !Array.isArray(item)) takeItem(item, at + 1, into);
    else into.refuse(at + 1, '不是群昵称，请写成 {"name": "党政办-李敏"} 这样');
  }
}

function takeItem(item: object, line: number, into: Names): void {
  const entries: readonly (readonly [string, unknown])[] = Object.entries(item);
  const keyed = new Map(
    entries.map(([key, value]) => [plainWord(key).replace(/[-_]/gu, ''), value]),
  );
  // Whoever has set no name of his own in the group is shown there by the next one.
  const of = (what: What): unknown => {
    const given = wordsOf(what).flatMap((word) => (keyed.has(word) ? [keyed.get(word)] : []));
    return given.find((value) => wordsIn(value) !== '') ?? given[0] ?? null;
  };
  if (of('name') === null) into.refuse(line, '没有 name，请写成 {"name": "党政办-李敏"} 这样');
  else into.take({ name: of('name'), group: of('group'), unit: of('unit') }, line);
}

/** Whether the table has a head for names. */
function readGrid({ rows, unread = [] }: Grid, into: Names): boolean {
  for (const [at, { cells }] of rows.slice(0, headRows).entries()) {
    const words = cells.map((cell) => plainWord(wordsIn(cell) ?? ''));
    const columnOf = (what: What) =>
      wordsOf(what)
        .map((word) => words.indexOf(word))
        .find((column) => column !== -1) ?? -1;
    const name = columnOf('name');
    if (name === -1) continue;
    const [group, unit] = [columnOf('group'), columnOf('unit')];
    for (const { number, cells: row } of rows.slice(at + 1)) {
      into.take({ name: row[name], group: row[group], unit: row[unit] }, number);
    }
    into.faults.push(...unread);
    return true;
  }
  return false;
}

/** Undefined where it is no JSON. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
