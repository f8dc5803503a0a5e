import { Workbook } from '@cj-tech-master/excelts';
import { describe, expect, it } from 'vitest';
import { readRegisterFile } from '../../src/adapters/register-files/read-register-file.ts';
import { writeExport } from '../../src/adapters/register-files/write-export.ts';
import { columns } from '../../src/register/columns.ts';
import { template } from '../../src/reports/register/template.ts';
import { givenFile } from './folder.ts';

const data = { on: '2026-11-23', zone: 'Asia/Shanghai', entries: [], changes: [] } as const;

async function blank(): Promise<Workbook> {
  const book = new Workbook();
  await book.xlsx.load(await writeExport(template, 'xlsx', data));
  return book;
}

async function readAgain(book: Workbook) {
  return readRegisterFile(
    givenFile('台账模板.xlsx', new Uint8Array(await book.xlsx.writeBuffer())),
  );
}

function fill(book: Workbook, sheet: string, values: Readonly<Record<string, string>>): void {
  const page = book.getWorksheet(sheet)!;
  const next = page.rowCount + 1;
  page.getRow(1).eachCell((cell, column) => {
    page.getCell(next, column).value = values[cell.text] ?? null;
  });
}

describe('the blank ledger', () => {
  it('is read as a ledger with nothing in it, and its instructions are passed over', async () => {
    const book = await blank();
    expect(book.worksheets.map(({ name }) => name)).toEqual(['台账', '政务新媒体', '填写说明']);
    expect(await readAgain(book)).toEqual({ rows: [], faults: [], remarks: [], unread: 0 });
  });

  it('filled in as its instructions say is read without a fault', async () => {
    const book = await blank();
    const examples: Record<string, string> = {};
    book.getWorksheet('填写说明')!.eachRow((row) => {
      examples[row.getCell(2).text] = row.getCell(6).text;
    });
    fill(book, '台账', { ...examples, 合并去向: '', 解散日期: '' });
    fill(book, '台账', { 群名称: '双河村通知群', 群类型: '通知群', 状态: '闲置' });
    fill(book, '政务新媒体', { 账号名称: '青溪发布', 主管单位: '党政办', 粉丝数: '1200' });
    const { rows, faults, remarks } = await readAgain(book);
    expect([faults, remarks]).toEqual([[], []]);
    expect(rows).toMatchObject([
      {
        sort: 'group',
        row: { id: '2026-0001', name: '青溪镇秋播工作群', type: 'task', members: 57 },
      },
      { sort: 'group', row: { name: '双河村通知群', type: 'notice', state: 'idle' } },
      { sort: 'account', row: { name: '青溪发布', unit: '党政办', followers: 1200 } },
    ]);
  });

  it.each(columns)(
    'explains $head with words and an example that are read',
    ({ help, ...column }) => {
      for (const word of [...(help.words ?? []), help.example]) {
        const reading = column.read(word);
        expect(reading).toMatchObject({ ok: true });
        expect(reading.ok && reading.value).not.toBeNull();
      }
    },
  );
});
