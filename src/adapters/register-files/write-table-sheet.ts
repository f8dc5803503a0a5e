import type { Worksheet } from '@cj-tech-master/excelts';
import type { TableSheet } from '../../reports/register/sheet.ts';
import { border, headFill, setWords } from './cell-look.ts';

const paperA4 = 9;
const paperA3 = 8;
/** In characters: more of them on A4 nobody can read. */
const widestOnA4 = 180;

/** Heads bold, frozen and with a filter; a title above and remarks below where the table has them. */
export function writeTableSheet(page: Worksheet, table: TableSheet): void {
  const { heads, rows, title, note, sums, below } = table;
  const width = heads.length;
  const headRow = 1 + (title === null ? 0 : 1) + (note === undefined ? 0 : 1);
  for (const [at, head] of heads.entries()) page.getColumn(at + 1).width = head.width + 2;
  if (title !== null) {
    page.mergeCells(1, 1, 1, width);
    const cell = page.getCell(1, 1);
    setWords(cell, title);
    cell.font = { name: '黑体', size: 16 };
    cell.alignment = { horizontal: 'center', vertical: 'middle' };
    page.getRow(1).height = 32;
  }
  if (note !== undefined) {
    page.mergeCells(headRow - 1, 1, headRow - 1, width);
    const cell = page.getCell(headRow - 1, 1);
    setWords(cell, note);
    cell.font = { name: '宋体', size: 11 };
    cell.alignment = { vertical: 'middle' };
    page.getRow(headRow - 1).height = 22;
  }
  for (const [at, { words }] of heads.entries()) {
    const cell = page.getCell(headRow, at + 1);
    setWords(cell, words);
    cell.font = { name: '宋体', size: 11, bold: true };
    cell.fill = headFill;
    cell.border = border;
    cell.alignment = { horizontal: 'center', vertical: 'middle', wrapText: true };
  }
  page.getRow(headRow).height = 30;
  for (const [down, row] of rows.entries()) {
    const isSum = down >= rows.length - sums;
    for (const [at, value] of row.entries()) {
      const cell = page.getCell(headRow + 1 + down, at + 1);
      setWords(cell, value);
      cell.font = { name: '宋体', size: 11, bold: isSum };
      cell.border = border;
      cell.alignment = { vertical: 'middle', wrapText: true };
    }
  }
  const last = headRow + rows.length;
  for (const [down, words] of below.entries()) {
    const at = last + 2 + down;
    page.mergeCells(at, 1, at, width);
    const cell = page.getCell(at, 1);
    setWords(cell, words);
    cell.font = { name: '宋体', size: 11 };
    cell.alignment = { vertical: 'middle', wrapText: true };
    page.getRow(at).height = 24;
  }
  page.views = [{ state: 'frozen', xSplit: 0, ySplit: headRow }];
  if (rows.length > 0) {
    page.autoFilter = {
      from: { row: headRow, column: 1 },
      to: { row: last - sums, column: width },
    };
  }
  Object.assign(page.pageSetup, {
    paperSize: widthOf(table) > widestOnA4 ? paperA3 : paperA4,
    orientation: 'landscape',
    fitToPage: true,
    fitToWidth: 1,
    fitToHeight: 0,
  });
  page.pageSetup.printTitlesRow = `${String(headRow)}:${String(headRow)}`;
}

function widthOf({ heads }: TableSheet): number {
  return heads.reduce((sum, { width }) => sum + width + 2, 0);
}
