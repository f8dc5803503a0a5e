import { basename } from 'node:path';
import { csvGrid } from './csv-grid.ts';
import { decodeText } from './decode-text.ts';
import { formOf } from './file-form.ts';
import type { Grid } from './grid.ts';
import { openRegisterFile } from './open-file.ts';
import { workbookGrids } from './workbook-grids.ts';

export type LoadedFile =
  | { readonly kind: 'lines'; readonly name: string; readonly text: string }
  | {
      readonly kind: 'grids';
      readonly name: string;
      readonly grids: readonly Grid[];
      /** Sheets nobody sees, which are not read. */
      readonly hidden: readonly string[];
    };

/** A file as lines or tables, whatever its coding. @throws RegisterFileFault */
export async function loadFile(path: string): Promise<LoadedFile> {
  const name = basename(path);
  const bytes = await openRegisterFile(path);
  const form = formOf(name, bytes);
  if (form === 'workbook') {
    return { kind: 'grids', name, ...(await workbookGrids(name, bytes)) };
  }
  const text = decodeText(name, bytes, form);
  if (form === 'lines') return { kind: 'lines', name, text };
  return { kind: 'grids', name, grids: [csvGrid(name, text)], hidden: [] };
}
