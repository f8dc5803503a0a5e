import type { Worksheet } from '@cj-tech-master/excelts';
import type { TableSheet } from '../../reports/register/sheet.ts';
import { border, headFill, setWords } from './cell-look.ts';

/** Heads bold, frozen and with a filter; a title above and remarks below where the table has them. */
export function writeTableSheet(page: Worksheet, table: TableSheet): void {
  const { heads, rows, title, sums, below } = table;
  const width = heads.length;
  const headRow = title === null ? 1 : 2;
  for (const [at, head] of heads.entries()) page.getColumn(at + 1).width = head.width + 2;
  if (title !== null) {
    page.mergeCells(1, 1, 1, width);
    const cell = page.getCell(1, 1);
    setWords(cell, title);
    cell.font = { name: '黑体', size: 16 };
    cell.alignment = { horizontal: 'center', vertical: 'middle' };
    page.getRow(1).height = 32;
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
    paperSize: 9,
    orientation: 'landscape',
    fitToPage: true,
    fitToWidth: 1,
    fitToHeight: 0,
  });
  page.pageSetup.printTitlesRow = `${String(headRow)}:${String(headRow)}`;
}
