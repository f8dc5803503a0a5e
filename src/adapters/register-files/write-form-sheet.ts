import type { Worksheet } from '@cj-tech-master/excelts';
import type { FormSheet } from '../../reports/register/sheet.ts';
import { border, headFill, setWords } from './cell-look.ts';

const widths = [14, 30, 14, 30];
const lineHeight = 26;

/** One page: a title, a grid of labels and values, remarks. */
export function writeFormSheet(page: Worksheet, form: FormSheet): void {
  for (const [at, width] of widths.entries()) page.getColumn(at + 1).width = width;
  writeAcross(page, 1, form.title, { size: 18, name: '黑体', align: 'center', height: 40 });
  let row = 2;
  if (form.note !== null) {
    writeAcross(page, row, form.note, { size: 11, name: '宋体', align: 'right', height: 24 });
    row += 1;
  }
  for (const { pairs, height } of form.lines) {
    page.getRow(row).height = lineHeight * height;
    for (const [nth, [label, value]] of pairs.entries()) {
      const left = nth * 2 + 1;
      const right = pairs.length === 1 ? widths.length : left + 1;
      writeLabel(page, row, left, label);
      if (right > left + 1) page.mergeCells(row, left + 1, row, right);
      const cell = page.getCell(row, left + 1);
      setWords(cell, value === '' ? null : value);
      cell.font = { name: '宋体', size: 12 };
      cell.alignment = { vertical: 'middle', wrapText: true };
      for (let at = left + 1; at <= right; at += 1) page.getCell(row, at).border = border;
    }
    row += 1;
  }
  for (const words of form.below) {
    writeAcross(page, row, words, { size: 10, name: '宋体', align: 'left', height: 30 });
    row += 1;
  }
  Object.assign(page.pageSetup, {
    paperSize: 9,
    orientation: 'portrait',
    fitToPage: true,
    fitToWidth: 1,
    fitToHeight: 1,
    horizontalCentered: true,
  });
}

function writeLabel(page: Worksheet, row: number, column: number, label: string): void {
  const cell = page.getCell(row, column);
  setWords(cell, label);
  cell.font = { name: '宋体', size: 12, bold: true };
  cell.fill = headFill;
  cell.border = border;
  cell.alignment = { horizontal: 'center', vertical: 'middle', wrapText: true };
}

interface Look {
  readonly size: number;
  readonly name: string;
  readonly align: 'left' | 'center' | 'right';
  readonly height: number;
}

function writeAcross(page: Worksheet, row: number, words: string, look: Look): void {
  page.mergeCells(row, 1, row, widths.length);
  const cell = page.getCell(row, 1);
  setWords(cell, words);
  cell.font = { name: look.name, size: look.size };
  cell.alignment = { horizontal: look.align, vertical: 'middle', wrapText: true };
  page.getRow(row).height = look.height;
}
