import { Workbook, type Cell, type Row } from '@cj-tech-master/excelts';
import { mostColumns, tooWide, type Grid, type GridRow } from './grid.ts';
import { fault } from './open-file.ts';
import { workbookParts } from './workbook-parts.ts';

/** What we do not ask for, some of which would be spread over a million cells. */
const ignoreNodes = [
  'dimension',
  'sheetViews',
  'cols',
  'autoFilter',
  'rowBreaks',
  'colBreaks',
  'hyperlinks',
  'dataValidations',
  'pageSetup',
  'headerFooter',
  'printOptions',
  'picture',
  'drawing',
  'sheetProtection',
  'tableParts',
  'conditionalFormatting',
  'extLst',
  'legacyDrawing',
  'controls',
];

export interface WorkbookGrids {
  readonly grids: readonly Grid[];
  /** Names of sheets that are hidden and were not looked into. */
  readonly hidden: readonly string[];
}

/** The sheets of a workbook; of formulas what they came to. @throws RegisterFileFault */
export async function workbookGrids(name: string, bytes: Uint8Array): Promise<WorkbookGrids> {
  const parts = workbookParts(name, bytes);
  const workbook = new Workbook();
  try {
    await workbook.xlsx.loadFromFiles(parts, { ignoreNodes });
    const grids: Grid[] = [];
    const hidden: string[] = [];
    for (const sheet of workbook.worksheets) {
      const rows: (GridRow & { readonly isCut: boolean })[] = [];
      sheet.eachRow({ includeEmpty: false }, (row, number) => rows.push(gridRow(row, number)));
      const wide = rows.find(({ isCut }) => isCut)?.number;
      const unread = wide === undefined ? [] : [tooWide(`${name}“${sheet.name}”表`, wide)];
      if (sheet.state === 'visible') grids.push({ sheet: sheet.name, rows, unread });
      else if (rows.length > 0) hidden.push(sheet.name);
    }
    return { grids, hidden };
  } catch {
    throw fault(name, '无法打开，可能已损坏，请用 Excel 或 WPS 打开后另存为 xlsx');
  }
}

function gridRow(row: Row, number: number): GridRow & { readonly isCut: boolean } {
  const cells: unknown[] = [];
  const merged = new Map<number, unknown>();
  let isCut = false;
  row.eachCell({ includeEmpty: false }, (cell, column) => {
    const value = valueOf(cell.value);
    if (column > mostColumns) {
      isCut ||= !isSpreadSideways(cell) && value !== null && value !== '';
      return;
    }
    if (isSpreadSideways(cell)) merged.set(column - 1, value);
    else cells[column - 1] = value;
  });
  return { number, cells: Array.from(cells, (cell) => cell ?? null), merged, isCut };
}

/** Of a merged field only the leftmost column has the words; further down a unit stands for each row. */
function isSpreadSideways(cell: Cell): boolean {
  return cell.isMerged && cell.master.col !== cell.col;
}

/** Words, a number, yes or no; of a day its date, of a formula what it came to. */
function valueOf(value: unknown): unknown {
  if (value instanceof Date) return dayOfCell(value);
  if (typeof value !== 'object' || value === null) return value;
  if ('richText' in value && Array.isArray(value.richText)) {
    return (value.richText as readonly unknown[]).map((piece) => textOf(piece)).join('');
  }
  if ('error' in value) return value.error;
  if ('result' in value) return valueOf(value.result);
  if ('text' in value) return valueOf(value.text);
  if ('checkbox' in value) return value.checkbox;
  // A formula nobody has calculated yet.
  return null;
}

function textOf(piece: unknown): string {
  const isPiece = typeof piece === 'object' && piece !== null && 'text' in piece;
  return isPiece && typeof piece.text === 'string' ? piece.text : '';
}

/** A sheet's day is the wall's day in UTC; a second more, for its fractions are not exact. */
function dayOfCell(date: Date): string {
  const at = date.getTime() + 1_000;
  return Number.isNaN(at) ? '' : new Date(at).toISOString().slice(0, 10);
}
