import type { Borders, Cell, Fill } from '@cj-tech-master/excelts';
import type { Cell as Value } from '../../reports/register/sheet.ts';

const longestAsText = 255;
const thin = { style: 'thin', color: { argb: 'FF808080' } } as const;

export const border: Partial<Borders> = { top: thin, left: thin, bottom: thin, right: thin };

export const headFill: Fill = {
  type: 'pattern',
  pattern: 'solid',
  fgColor: { argb: 'FFE7ECF3' },
};

/** Words as words: neither a formula nor a day nor a number is made of them, now or when edited. */
export function setWords(cell: Cell, value: Value): void {
  if (typeof value !== 'string') {
    cell.value = value;
    return;
  }
  // Signs XML cannot hold would make the whole file unreadable.

  cell.value = value
    .replace(/[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/gu, '')
    .replace(/\p{Cs}/gu, '');
  // Older Excel shows longer words in cells of text as a row of #.
  if (value.length <= longestAsText) cell.numFmt = '@';
}
