import type { ExportData, ExportFormat, ExportShape } from '../../reports/register/export-shape.ts';
import type { Cell, Sheet } from '../../reports/register/sheet.ts';
import { writeCsv } from './write-csv.ts';
import { writeWorkbook } from './write-workbook.ts';

/** The bytes of a file. @throws RangeError where the shape has no such format */
export async function writeExport(
  shape: ExportShape,
  format: ExportFormat,
  data: ExportData,
): Promise<Uint8Array> {
  if (!shape.formats.includes(format)) {
    throw new RangeError(`${shape.name} is not written as ${format}`);
  }
  if (format === 'xlsx') return writeWorkbook(shape.sheets(data));
  if (format === 'csv') return writeCsv(shape.records?.(data) ?? recordsOf(shape.sheets(data)));
  const text = (shape.lines?.(data) ?? []).map((line) => `${JSON.stringify(line)}\n`);
  return new TextEncoder().encode(text.join(''));
}

function recordsOf([sheet]: readonly Sheet[]): readonly (readonly Cell[])[] {
  if (sheet?.kind !== 'table') return [];
  return [sheet.heads.map(({ words }) => words), ...sheet.rows];
}
