import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Workbook } from '@cj-tech-master/excelts';
import { afterAll } from 'vitest';

const folder = mkdtempSync(join(tmpdir(), 'qungui-register-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A file with these bytes; where it lies. */
export function givenFile(name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

export function folderPath(): string {
  return folder;
}

type Rows = readonly (readonly unknown[])[];

/** A workbook with these sheets; `look` may change it before it is saved. */
export async function givenWorkbook(
  name: string,
  sheets: Readonly<Record<string, Rows>>,
  look: (workbook: Workbook) => void = () => undefined,
): Promise<string> {
  const workbook = new Workbook();
  for (const [title, rows] of Object.entries(sheets)) {
    const sheet = workbook.addWorksheet(title);
    for (const [down, row] of rows.entries()) {
      for (const [across, value] of row.entries()) {
        if (value !== null) sheet.getCell(down + 1, across + 1).value = value as string;
      }
    }
  }
  look(workbook);
  return givenFile(name, new Uint8Array(await workbook.xlsx.writeBuffer()));
}
