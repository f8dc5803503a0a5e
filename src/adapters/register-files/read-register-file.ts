import { besideTables } from './beside-tables.ts';
import type { Grid } from './grid.ts';
import { loadFile } from './load-file.ts';
import { fault } from './open-file.ts';
import { readForm } from './read-form.ts';
import { readGrid } from './read-grid.ts';
import { readLines } from './read-lines.ts';
import type { RegisterReading } from './reading.ts';
import { RowCollector } from './row-collector.ts';

export type { ReadRow, RegisterReading } from './reading.ts';
export { RegisterFileFault } from './register-file-fault.ts';

/**
 * The rows of a ledger: xlsx, csv in any coding Excel writes, or jsonl. What cannot be taken is
 * named, and the rest goes in; nothing is calculated or fetched. At most 64 MB, a workbook 20 MB, and
 * 20,000 rows.
 * @throws RegisterFileFault where the file as a whole cannot be read
 */
export async function readRegisterFile(path: string): Promise<RegisterReading> {
  const file = await loadFile(path);
  const into = new RowCollector(file.name);
  if (file.kind === 'lines') readLines(file.name, file.text, into);
  else readGrids(file.name, file.grids, into);
  if (file.kind === 'grids') {
    for (const sheet of file.hidden) {
      into.remark(sheet, `${file.name}“${sheet}”表是隐藏的，没有读入；需要导入的请先取消隐藏。`);
    }
  }
  return into.reading();
}

function readGrids(name: string, grids: readonly Grid[], into: RowCollector): void {
  const passed = grids.filter((grid) => !readForm(name, grid, into) && !readGrid(name, grid, into));
  for (const { unread = [] } of grids) for (const sentence of unread) into.complain(sentence);
  if (passed.length === grids.length) {
    throw fault(
      name,
      '没有找到“群名称”这一列，请在表格第一行写上表头（群名称、建群单位、群主等）；空白样表可以这样导出：qungui register export template --to 台账模板.xlsx',
    );
  }
  for (const { sheet, rows } of passed) {
    if (sheet === null || rows.length === 0 || besideTables.test(sheet)) continue;
    into.remark(sheet, `${name}“${sheet}”表没有“群名称”这一列，没有读入。`);
  }
}
