import { plainWord, wordsIn } from '../../register/cells/reading.ts';
import { isNameHead } from '../../register/heads.ts';
import { isEmptyRow, type GivenCell } from '../../register/row-of-cells.ts';
import { letterOf, type Grid, type GridRow } from './grid.ts';
import { headsOf, type GridHeads, type Head } from './grid-heads.ts';
import { remarkOnHead } from './remark-on-head.ts';
import type { RowCollector, RowPlace } from './row-collector.ts';

const sums = /^(?:合计|总计|小计|共计|总数|合计数)(?:$|[:：\d(（])/u;
/** Lines below a table: who filled it in, remarks. */
const footers =
  /^(?:注|备注|说明|填表说明|填表人|填报人|填报单位|填表日期|填报日期|填报时间|制表人?|审核人?|核查人|经办人|联系人|联系电话|单位负责人|负责人签字|单位负责人签字|盖章|单位盖章)[:：(（]/u;

/** Reads the rows below a table's heads; false where it has none that name a group. */
export function readGrid(name: string, grid: Grid, into: RowCollector): boolean {
  const found = headsOf(grid);
  if (found === null) return false;
  const heads = withoutCountedNumbers(found, grid);
  remarkOnHeads(name, grid, { ...found, heads }, into);
  const used = usedColumns(heads);
  for (const row of grid.rows.slice(found.next)) {
    if (isEmptyRow(row.cells) || isBeside(row, heads)) continue;
    const cells = used.flatMap((at): GivenCell[] => {
      const head = heads[at];
      const raw = row.cells[at];
      if (head === undefined || wordsIn(raw) === '') return [];
      const place = cellPlace(grid, row, at, head.words);
      if (head.meaning.kind === 'sort') return [{ place, column: 'sort', raw }];
      return head.meaning.kind === 'column' ? [{ place, column: head.meaning.column, raw }] : [];
    });
    if (cells.length > 0) into.take(cells, found.sort, rowPlace(name, grid, row));
  }
  return true;
}

function rowPlace(name: string, { sheet }: Grid, { number }: GridRow): RowPlace {
  const row = `第${String(number)}行`;
  if (sheet === null) return { where: row, before: `${name} ${row}`, row: '' };
  return { where: `“${sheet}”表${row}`, before: `${name}“${sheet}”表 `, row };
}

function cellPlace({ sheet }: Grid, { number }: GridRow, at: number, head: string): string {
  return sheet === null ? `“${head}”` : `${letterOf(at)}${String(number)}`;
}

/** Columns with a meaning; of two alike the first, but lists are put together. */
function usedColumns(heads: readonly Head[]): readonly number[] {
  return heads.flatMap(({ meaning }, at) =>
    isRepeated(heads, at) || !isUsed(meaning) ? [] : [at],
  );
}

function isUsed({ kind }: Head['meaning']): boolean {
  return kind === 'column' || kind === 'sort';
}

function isRepeated(heads: readonly Head[], at: number): boolean {
  const meaning = heads[at]?.meaning;
  if (meaning?.kind !== 'column' || meaning.column.isList) return false;
  return heads
    .slice(0, at)
    .some((one) => one.meaning.kind === 'column' && one.meaning.column === meaning.column);
}

function remarkOnHeads(name: string, grid: Grid, found: GridHeads, into: RowCollector): void {
  const where =
    grid.sheet === null ? `${name} 第${String(found.number)}行` : `${name}“${grid.sheet}”表 `;
  for (const [at, { words, meaning }] of found.heads.entries()) {
    const cell =
      grid.sheet === null ? `第${String(at + 1)}列` : letterOf(at) + String(found.number);
    const place = `${where}${cell}`;
    remarkOnHead(into, { key: words, meaning, place, what: '这一列' });
    if (isRepeated(found.heads, at)) {
      into.remark(
        `${words}${String(at)}`,
        `${place}：“${words}”与前面的列意思相同，只读入了前面的一列。`,
      );
    }
  }
}

/** Sums, remarks below the table and heads repeated on a new page. */
function isBeside({ cells }: GridRow, heads: readonly Head[]): boolean {
  const words = cells.map((cell) => wordsIn(cell) ?? '');
  const first = words.filter((one) => one !== '').slice(0, 3);
  if (footers.test(first[0] ?? '') || first.some((one) => sums.test(plainWord(one)))) return true;
  const at = heads.findIndex(
    ({ meaning }) => meaning.kind === 'column' && meaning.column.key === 'name',
  );
  return isNameHead(words[at] ?? '');
}

/** A column headed 编号 that only counts its lines is no 备案编号. */
function withoutCountedNumbers({ heads, next }: GridHeads, { rows }: Grid): readonly Head[] {
  return heads.map((head, at) => {
    if (plainWord(head.words) !== '编号') return head;
    const numbers = rows
      .slice(next)
      .map(({ cells }) => wordsIn(cells[at]) ?? '')
      .filter((words) => words !== '');
    const counts = numbers.every((words) => /^\d{1,5}$/u.test(words));
    return counts ? { ...head, meaning: { kind: 'serial' } as const } : head;
  });
}
