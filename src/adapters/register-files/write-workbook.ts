import { Workbook } from '@cj-tech-master/excelts';
import type { Sheet } from '../../reports/register/sheet.ts';
import { SheetNames } from './sheet-names.ts';
import { writeFormSheet } from './write-form-sheet.ts';
import { writeTableSheet } from './write-table-sheet.ts';

/** A workbook of typed words and numbers; there is no formula in it. */
export async function writeWorkbook(sheets: readonly Sheet[]): Promise<Uint8Array> {
  const workbook = new Workbook();
  workbook.creator = '群规';
  const names = new SheetNames();
  for (const sheet of sheets) {
    const page = workbook.addWorksheet(names.next(sheet.name));
    if (sheet.kind === 'table') writeTableSheet(page, sheet);
    else writeFormSheet(page, sheet);
  }
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}
