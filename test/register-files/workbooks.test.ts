import { Buffer } from 'node:buffer';
import { deflateRawSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { readRegisterFile } from '../../src/adapters/register-files/read-register-file.ts';
import { givenFile, givenWorkbook } from './folder.ts';

describe('a workbook', () => {
  it('is read below its title, with merged cells, numbers of lines, empty lines and sums', async () => {
    const path = await givenWorkbook(
      '台账.xlsx',
      {
        台账: [
          ['青溪镇工作群台账', null, null, null, null],
          ['序号', '建群单位', '微信群名称', '成员数', '建群时间'],
          [1, '农业办', '甲群', 12, '2026.1.5'],
          [2, null, '乙群', '57人', new Date(Date.UTC(2026, 9, 12))],
          [null, null, null, null, null],
          [3, '应急办', '丙群', 3, 46307],
          ['合计', null, null, { formula: 'SUM(D3:D6)', result: 72 }, null],
        ],
      },
      (workbook) => {
        const sheet = workbook.getWorksheet('台账')!;
        sheet.mergeCells('A1:E1');
        sheet.mergeCells('B3:B4');
        sheet.getCell('E4').numFmt = 'yyyy"年"m"月"d"日"';
      },
    );
    const reading = await readRegisterFile(path);
    expect(reading).toMatchObject({ faults: [], remarks: [] });
    expect(
      reading.rows.map(({ where, row }) => [where, row.unit, row.name, row.members, row.created]),
    ).toEqual([
      ['“台账”表第3行', '农业办', '甲群', 12, '2026-01-05'],
      ['“台账”表第4行', '农业办', '乙群', 57, '2026-10-12'],
      ['“台账”表第6行', '应急办', '丙群', 3, '2026-10-12'],
    ]);
  });

  it('has what a person sees in a cell: of formulas the result, of rich text and links the words', async () => {
    const path = await givenWorkbook('a.xlsx', {
      表: [
        ['群名称', '用途', '群主', '机器人在群', '备注'],
        [
          { richText: [{ text: '甲' }, { text: '群' }] },
          { text: '通知', hyperlink: 'https://example.org/' },
          { formula: 'A1&"x"', result: '唐丽' },
          true,
          { formula: 'NOW()' },
        ],
      ],
    });
    const { rows } = await readRegisterFile(path);
    expect(rows[0]!.row).toMatchObject({
      name: '甲群',
      purpose: '通知',
      owner: ['唐丽'],
      bot: true,
      note: null,
    });
  });

  it('names the cell of what cannot be taken', async () => {
    const path = await givenWorkbook('台账.xlsx', {
      台账: [
        ['群名称', '群类型', '使用期限'],
        ['甲群', '闲聊群', '2026-02-30'],
        ['乙群', { error: '#N/A' }, null],
        [null, '工作群', null],
        ['丙群', '工作群', '长期'],
      ],
    });
    const reading = await readRegisterFile(path);
    expect(reading.rows.map(({ row }) => row.name)).toEqual(['丙群']);
    expect(reading.faults).toEqual([
      '台账.xlsx“台账”表 B2：“闲聊群”不是群类型，请从通知群、政务工作群、专项群、村社群中选；C2：“2026-02-30”不是日期，请写最后一天的日期，如 2026-12-31，长期使用的请留空；这一行没有导入。',
      '台账.xlsx“台账”表 B3：“#N/A”是公式错误，请改正公式，或者直接填写内容；这一行没有导入。',
      '台账.xlsx“台账”表 第4行：没有群名称，请补填；这一行没有导入。',
    ]);
  });

  it('may have heads in two rows', async () => {
    const path = await givenWorkbook(
      'a.xlsx',
      {
        表: [
          ['群名称', '群主', null, null, '管理员', null],
          [null, '姓名', '职务', '联系电话', '姓名', '电话'],
          ['甲群', '唐丽', '主任', '13800001111', '王强', '13900002222'],
        ],
      },
      (workbook) => {
        const sheet = workbook.getWorksheet('表')!;
        sheet.mergeCells('A1:A2');
        sheet.mergeCells('B1:D1');
        sheet.mergeCells('E1:F1');
      },
    );
    const { rows, faults } = await readRegisterFile(path);
    expect(faults).toEqual([]);
    expect(rows.map(({ row }) => [row.name, row.owner, row.admins])).toEqual([
      ['甲群', ['唐丽'], ['王强']],
    ]);
  });

  it('may have several sheets, one of them of accounts; hidden ones are named and left alone', async () => {
    const path = await givenWorkbook(
      'a.xlsx',
      {
        农业办: [['群名称'], ['甲群']],
        应急办: [['群名称'], ['乙群']],
        政务新媒体: [
          ['名称', '类型', '最近更新时间'],
          ['青溪发布', '抖音号', '2026-11-01'],
        ],
        填表说明: [['请按实际情况填写']],
        随记: [['电话本']],
        旧表: [['群名称'], ['老群']],
      },
      (workbook) => {
        workbook.getWorksheet('旧表')!.state = 'hidden';
      },
    );
    const reading = await readRegisterFile(path);
    expect(reading.rows.map(({ sort, row }) => [sort, row.name, row.platform])).toEqual([
      ['group', '甲群', null],
      ['group', '乙群', null],
      ['account', '青溪发布', '抖音号'],
    ]);
    expect(reading.remarks).toEqual([
      'a.xlsx“随记”表没有“群名称”这一列，没有读入。',
      'a.xlsx“旧表”表是隐藏的，没有读入；需要导入的请先取消隐藏。',
    ]);
  });

  it('is read also where whole columns are checked, coloured and filtered', async () => {
    const path = await givenWorkbook(
      'a.xlsx',
      {
        表: [
          ['群名称', '群类型'],
          ['甲群', '工作群'],
        ],
      },
      (workbook) => {
        const sheet = workbook.getWorksheet('表')!;
        sheet.getCell('B2').dataValidation = {
          type: 'list',
          allowBlank: true,
          formulae: ['"工作群,通知群"'],
        };
        sheet.autoFilter = 'A1:B2';
        sheet.getColumn(1).width = 30;
        sheet.views = [{ state: 'frozen', xSplit: 0, ySplit: 1 }];
      },
    );
    expect((await readRegisterFile(path)).rows).toHaveLength(1);
  });
});

describe('a workbook made to do harm', () => {
  const sheetXml = (inside: string, after = '') =>
    `<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${inside}</sheetData>${after}</worksheet>`;
  const words = (place: string, text: string) =>
    `<c r="${place}" t="inlineStr"><is><t>${text}</t></is></c>`;
  const table = `<row r="1">${words('A1', '群名称')}</row><row r="2">${words('A2', '甲群')}</row>`;

  it('that is usual is read: what follows is refused for what it is', async () => {
    const { rows } = await readRegisterFile(givenFile('a.xlsx', packed(sheetXml(table))));
    expect(rows.map(({ row }) => row.name)).toEqual(['甲群']);
    // Some programs name the parts from the root.
    const rooted = packed(sheetXml(table), {}, undefined, '/xl/worksheets/sheet1.xml');
    expect((await readRegisterFile(givenFile('b.xlsx', rooted))).rows).toHaveLength(1);
  });

  it('does not blow up past what it promised, nor past what is bearable', async () => {
    const bomb = Buffer.alloc(150 * 1024 * 1024, 0x20);
    const honest = givenFile('a.xlsx', packed(sheetXml(table), { 'xl/styles.xml': bomb }));
    await expect(readRegisterFile(honest)).rejects.toThrow('展开后过大');
    const lying = givenFile('b.xlsx', packed(sheetXml(table), { 'xl/styles.xml': bomb }, 100));
    await expect(readRegisterFile(lying)).rejects.toThrow('已损坏');
  });

  it('has no entities', async () => {
    const xml = sheetXml(table).replace(
      '<worksheet',
      '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]><worksheet',
    );
    await expect(readRegisterFile(givenFile('a.xlsx', packed(xml)))).rejects.toThrow(
      '不该有的内容',
    );
  });

  it('is not merged, checked or widened over a million cells', async () => {
    const after =
      '<mergeCells count="1"><mergeCell ref="A3:XFD1048576"/></mergeCells>' +
      '<dataValidations count="1"><dataValidation type="list" sqref="A1:XFD1048576"><formula1>"a"</formula1></dataValidation></dataValidations>';
    const path = givenFile('a.xlsx', packed(sheetXml(table, after)));
    expect((await readRegisterFile(path)).rows).toHaveLength(1);
  }, 5_000);

  it('has no cell outside of every sheet', async () => {
    const path = givenFile(
      'a.xlsx',
      packed(sheetXml(`${table}<row r="4000000000">${words('A4000000000', 'x')}</row>`)),
    );
    await expect(readRegisterFile(path)).rejects.toThrow('已损坏');
    const last = givenFile(
      'b.xlsx',
      packed(sheetXml(`${table}<row r="1048576">${words('XFD1048576', 'x')}</row>`)),
    );
    expect((await readRegisterFile(last)).rows).toHaveLength(1);
  }, 5_000);

  it('has not a million rows', async () => {
    let rows = '';
    for (let row = 3; row < 1_000_000; row += 1)
      rows += `<row r="${String(row)}"><c><v>1</v></c></row>`;
    const path = givenFile('a.xlsx', packed(sheetXml(table + rows)));
    await expect(readRegisterFile(path)).rejects.toThrow('单元格过多');
  }, 20_000);

  it('has no part that is longer than it says, though it was never packed', async () => {
    const stored = packed(sheetXml(table), {
      'xl/worksheets/sheet2.xml': Buffer.alloc(1_000_000, 'x'),
    });
    const path = givenFile('a.xlsx', asStored(stored, 0));
    await expect(readRegisterFile(path)).rejects.toThrow(
      'a.xlsx：已损坏或者没有下载完整，请用 Excel 或 WPS 打开后另存为 xlsx。',
    );
  });

  it('has no two thousand parts of the same bytes', async () => {
    const path = givenFile('a.xlsx', overlapping(packed(sheetXml(table)), 1_900));
    await expect(readRegisterFile(path)).rejects.toThrow('a.xlsx：已损坏或者没有下载完整');
  }, 5_000);

  it('is named for what it is', async () => {
    const word = zip({ 'word/document.xml': Buffer.from('<x/>') });
    await expect(readRegisterFile(givenFile('a.xlsx', word))).rejects.toThrow('是 Word 文档');
    const other = zip({ '台账.csv': Buffer.from('群名称') });
    await expect(readRegisterFile(givenFile('b.zip', other))).rejects.toThrow('是压缩包，请先解压');
  });

  function packed(
    sheet: string,
    more: Record<string, Buffer> = {},
    said?: number,
    target = 'worksheets/sheet1.xml',
  ): Buffer {
    const parts: Record<string, string> = {
      '[Content_Types].xml': '<Types/>',
      'xl/workbook.xml':
        '<?xml version="1.0"?><workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="表" sheetId="1" r:id="rId1"/></sheets></workbook>',
      'xl/_rels/workbook.xml.rels': `<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target=\"${target}\"/></Relationships>`,
      'xl/worksheets/sheet1.xml': sheet,
    };
    const all = Object.entries(parts).map(([name, xml]): [string, Buffer] => [
      name,
      Buffer.from(xml),
    ]);
    return zip({ ...Object.fromEntries(all), ...more }, said);
  }
});

/** A zip file by hand; `said` is the size the last part claims to have. */
function zip(parts: Readonly<Record<string, Buffer>>, said?: number): Buffer {
  const bodies: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  const entries = Object.entries(parts);
  for (const [nth, [name, content]] of entries.entries()) {
    const label = Buffer.from(name);
    const data = deflateRawSync(content);
    const size = said !== undefined && nth === entries.length - 1 ? said : content.length;
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    local.writeUInt16LE(8, 8);
    local.writeUInt32LE(data.length, 18);
    local.writeUInt32LE(size, 22);
    local.writeUInt16LE(label.length, 26);
    const central = Buffer.alloc(46);
    central.writeUInt32LE(0x02014b50, 0);
    central.writeUInt16LE(8, 10);
    central.writeUInt32LE(data.length, 20);
    central.writeUInt32LE(size, 24);
    central.writeUInt16LE(label.length, 28);
    central.writeUInt32LE(at, 42);
    bodies.push(local, label, data);
    directory.push(central, label);
    at += local.length + label.length + data.length;
  }
  const size = directory.reduce((sum, { length }) => sum + length, 0);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(size, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...bodies, ...directory, end]);
}

/** The last part of a zip file as one that was stored, with the size it then claims to have. */
function asStored(file: Buffer, said: number): Buffer {
  const changed = Buffer.from(file);
  const central = changed.lastIndexOf(Buffer.from([0x50, 0x4b, 0x01, 0x02]));
  const local = changed.readUInt32LE(central + 42);
  changed.writeUInt16LE(0, central + 10);
  changed.writeUInt32LE(said, central + 24);
  changed.writeUInt16LE(0, local + 8);
  changed.writeUInt32LE(said, local + 22);
  return changed;
}

/** The last part once more, and again, under names of sheets that all point at its bytes. */
function overlapping(file: Buffer, times: number): Buffer {
  const end = file.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]));
  const central = file.lastIndexOf(Buffer.from([0x50, 0x4b, 0x01, 0x02]));
  const copies = Array.from({ length: times }, (_, nth) => {
    const label = Buffer.from(`xl/worksheets/s${String(nth)}.xml`);
    const copy = Buffer.from(file.subarray(central, central + 46));
    copy.writeUInt16LE(label.length, 28);
    return Buffer.concat([copy, label]);
  });
  const tail = Buffer.from(file.subarray(end));
  const count = tail.readUInt16LE(10) + times;
  tail.writeUInt16LE(count, 8);
  tail.writeUInt16LE(count, 10);
  return Buffer.concat([file.subarray(0, end), ...copies, tail]);
}
