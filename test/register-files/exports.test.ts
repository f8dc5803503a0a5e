import { Workbook } from '@cj-tech-master/excelts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  readRegisterFile,
  RegisterFileFault,
} from '../../src/adapters/register-files/read-register-file.ts';
import { writeExport } from '../../src/adapters/register-files/write-export.ts';
import {
  blankRow,
  entryStates,
  tiers,
  type Entry,
  type RegisterRow,
} from '../../src/domain/entry.ts';
import { groupTypes } from '../../src/domain/group.ts';
import { addDays } from '../../src/domain/zone.ts';
import { clearance } from '../../src/reports/register/clearance.ts';
import type {
  ExportData,
  ExportFormat,
  ExportShape,
} from '../../src/reports/register/export-shape.ts';
import { filingForm } from '../../src/reports/register/filing-form.ts';
import { history } from '../../src/reports/register/history.ts';
import { exportShapes } from '../../src/reports/register/index.ts';
import { ledger } from '../../src/reports/register/ledger.ts';
import { givenFile } from './folder.ts';

const text = new TextDecoder();

describe('the ledger', () => {
  it('has the columns of the register in their order, in keys and in Chinese', async () => {
    const data = dataOf([entry({ name: '甲群' })]);
    const keys = await writeExport(ledger, 'csv', { ...data, inKeys: true });
    const [heads] = text.decode(keys).split('\r\n');
    expect(heads).toBe(
      Object.keys(blankRow)
        .filter((key) => key !== 'followers')
        .join(','),
    );
    const [chinese] = await recordsOf(ledger, data);
    expect(chinese!.split(',')).toEqual(
      '备案编号 群名称 群类型 平台 建群单位 层级 性质 用途 范围 建群理由 群主 管理员 第一责任人 发布人 监督员 准入范围 成员 建群日期 备案日期 审批日期 审批人 使用期限 延期次数 状态 上次工作信息 近30天消息 通知 机器人在群 比对结果 合并去向 解散日期 备注'.split(
        ' ',
      ),
    );
  });

  it('is fit for handing in: title, unit, day, numbered lines, and only columns that say something', async () => {
    const rows = [
      entry({ name: '甲群', type: 'work', unit: '农业办', owner: ['唐丽'], members: 57 }),
      entry({ id: '2026-0002', name: '乙群', unit: '农业办', state: 'idle' }),
    ];
    const book = await opened(ledger, { ...dataOf(rows), office: '青溪镇' });
    const page = book.getWorksheet('台账')!;
    expect(rowIn(book, '台账', 1)).toEqual(['工作群台账']);
    expect(String(rowIn(book, '台账', 2)[0])).toMatch(
      /^填报单位（盖章）：青溪镇 +填报日期：2026-11-23 +共2个$/u,
    );
    expect(rowIn(book, '台账', 3)).toEqual(
      '序号 备案编号 群名称 群类型 建群单位 群主 成员 状态'.split(' '),
    );
    expect(page.getRow(4).values).toEqual([
      undefined,
      1,
      '2026-0001',
      '甲群',
      '政务工作群',
      '农业办',
      '唐丽',
      57,
      '在用',
    ]);
    expect(page.views[0]).toMatchObject({ state: 'frozen', ySplit: 3 });
    expect(page.getCell('A3').font).toMatchObject({ bold: true });
    expect(page.getCell('H5').border).toMatchObject({ bottom: { style: 'thin' } });
    expect(page.pageSetup).toMatchObject({
      orientation: 'landscape',
      paperSize: 9,
      fitToWidth: 1,
      fitToHeight: 0,
      printTitlesRow: '3:3',
    });
    expect(await readBack(ledger, 'xlsx', dataOf(rows))).toEqual(
      rows.map(({ id, name, state }) => expect.objectContaining({ id, name, state }) as unknown),
    );
  });

  it('goes on A3 where its columns are too many for A4', async () => {
    const words = '一二三四五六七八九十'.repeat(3);
    const full = entry({
      nature: words,
      purpose: words,
      scope: words,
      reason: words,
      admission: words,
      note: words,
      unit: words,
      publishers: [words],
      supervisors: [words],
      approvedBy: words,
      head: [words],
    });
    const book = await opened(ledger, dataOf([full]));
    expect(book.getWorksheet('台账')!.pageSetup.paperSize).toBe(8);
  });

  it('on the screen has Chinese heads and words, for accounts too, and is read again', async () => {
    const data = dataOf([
      entry({ type: 'task', state: 'to_dissolve', tier: 'town', platform: 'wechat', bot: true }),
      { ...entry({ id: 'd', name: '青溪发布', followers: 9 }), sort: 'account' },
    ]);
    const [heads, first, second] = await recordsOf(ledger, data);
    expect(heads).toMatch(/^备案编号,群名称,.*,粉丝数,台账类别$/u);
    expect(first).toMatch(/专项群,微信,,镇,.*待解散.*是/u);
    expect(second).toMatch(/政务新媒体$/u);
    const path = givenFile('a.csv', await writeExport(ledger, 'csv', data));
    expect((await readRegisterFile(path)).rows).toMatchObject([
      { sort: 'group', row: { type: 'task', state: 'to_dissolve', tier: 'town', bot: true } },
      { sort: 'account', row: { id: 'd', followers: 9 } },
    ]);
  });

  it('says of accounts that they are stopped, not dissolved, and reads it again', async () => {
    const states = ['applied', 'to_dissolve', 'dissolved', 'rejected'] as const;
    const data = dataOf(
      states.map((state, at) => ({
        ...entry({ id: `a${String(at)}`, name: `青溪发布${String(at)}`, followers: 9, state }),
        sort: 'account' as const,
      })),
    );
    const [, ...lines] = await recordsOf(ledger, data);
    for (const [at, word] of ['待审批', '待停用', '已停用', '不予备案'].entries()) {
      expect(lines[at]?.split(',')).toContain(word);
    }
    for (const format of ['xlsx', 'csv'] as const) {
      expect((await readBack(ledger, format, data)).map(({ state }) => state)).toEqual(states);
    }
    expect(text.decode(await writeExport(ledger, 'csv', data))).not.toMatch(/解散,/u);
  });

  it('names ordinary members only where that was asked for', async () => {
    const data = dataOf([entry({ members: ['唐小丽', '王小强'] })]);
    for (const format of ['xlsx', 'csv'] as const) {
      expect(await readBack(ledger, format, data)).toMatchObject([{ members: 2 }]);
      expect(await readBack(ledger, format, { ...data, withMembers: true })).toMatchObject([
        { members: ['唐小丽', '王小强'] },
      ]);
    }
  });

  it('holds no formula, whatever a group is called', async () => {
    const names = ['=1+1', '+86', '-2', '@甲', '＝cmd', '\t=1', "'=1", '=HYPERLINK("http://a")'];
    const data = dataOf(names.map((name, at) => entry({ id: `2026-000${String(at)}`, name })));
    const csv = text.decode(await writeExport(ledger, 'csv', data));
    for (const cell of csv.split(/[,\r\n]/u)) expect(cell).not.toMatch(/^"?[=+\-@\t＝]/u);
    const book = await opened(ledger, data);
    book.eachSheet((sheet) =>
      sheet.eachRow((row) => row.eachCell((cell) => expect(cell.formula).toBeUndefined())),
    );
    const read = await readBack(ledger, 'csv', data);
    expect(read.map(({ name }) => name)).toEqual(names.map((name) => name.trim()));
  });

  it('has accounts on a sheet of their own, and sums by type, state and unit', async () => {
    const data = dataOf([
      entry({ id: 'a', type: 'work', unit: '农业办', members: 12 }),
      entry({ id: 'b', type: 'task', unit: '农业办', state: 'idle', members: 3 }),
      entry({ id: 'c', type: 'task', unit: null, state: 'idle', members: null }),
      { ...entry({ id: 'd', name: '青溪发布', followers: 9 }), sort: 'account' },
    ]);
    const book = await opened(ledger, data);
    expect(book.worksheets.map(({ name }) => name)).toEqual(['台账', '政务新媒体', '统计']);
    const sums: unknown[] = [];
    book.getWorksheet('统计')!.eachRow((_, number) => sums.push(rowIn(book, '统计', number)));
    expect(sums).toEqual(
      expect.arrayContaining([
        ['群类型', '专项群', 2, 3],
        ['状态', '闲置', 2, 3],
        ['建群单位', '农业办', 2, 15],
        ['建群单位', '未填写单位', 1, '未知'],
        ['类别', '政务新媒体', 1],
        ['合计', '工作群', 3, 15],
      ]),
    );
    expect((await readBack(ledger, 'xlsx', data)).map(({ id }) => id)).toEqual([
      'a',
      'b',
      'c',
      'd',
    ]);
  });
});

describe('every row', () => {
  it.each(['jsonl', 'csv', 'xlsx'] as const)(
    'is the same after it was written to %s and read again',
    async (format) => {
      await fc.assert(
        fc.asyncProperty(fc.array(anyRow, { minLength: 1, maxLength: 4 }), async (rows) => {
          const numbered = rows.map((row, at) => ({ ...row, id: `2026-${String(at)}` }));
          const data = { ...dataOf(numbered.map((row) => entry(row))), withMembers: true };
          expect(await readBack(ledger, format, data)).toEqual(numbered);
        }),
        { numRuns: format === 'jsonl' ? 100 : 25 },
      );
    },
  );

  it('is the same from a csv with keys', async () => {
    await fc.assert(
      fc.asyncProperty(anyRow, async (row) => {
        const data = { ...dataOf([entry(row)]), withMembers: true, inKeys: true };
        expect(await readBack(ledger, 'csv', data)).toEqual([{ ...row, id: '' }]);
      }),
    );
  });

  it('may be any garbage: a file is read, or refused in one sentence, and nothing else happens', async () => {
    const garbage = fc.oneof(
      fc.uint8Array({ maxLength: 400 }),
      fc.string({ maxLength: 200, unit: 'binary' }),
      fc
        .array(fc.jsonValue({ maxDepth: 3 }).map((value) => JSON.stringify(value)))
        .map((all) => all.join('\n')),
      fc
        .array(
          fc.dictionary(fc.constantFrom(...Object.keys(blankRow)), fc.jsonValue({ maxDepth: 2 })),
        )
        .map((all) => all.map((one) => JSON.stringify(one)).join('\n')),
      fc
        .array(fc.array(fc.string(), { maxLength: 6 }))
        .map(
          (all) =>
            `群名称,群类型,成员,比对结果,建群日期,状态\n${all.map((row) => row.join(',')).join('\n')}`,
        ),
      fc
        .uint8Array({ maxLength: 300 })
        .map((bytes) => new Uint8Array([0x50, 0x4b, 3, 4, ...bytes])),
    );
    const names = fc.constantFrom('a.csv', 'a.jsonl', 'a.json', 'a.xlsx', 'a');
    await fc.assert(
      fc.asyncProperty(names, garbage, async (name, content) => {
        try {
          const { faults, remarks } = await readRegisterFile(givenFile(name, content));
          for (const said of [...faults, ...remarks]) expect(said).toMatch(/^[^\n]+。$/u);
        } catch (error) {
          expect(error).toBeInstanceOf(RegisterFileFault);
        }
      }),
      { numRuns: 400 },
    );
  }, 30_000);

  it('of a workbook with a byte changed anywhere is read or refused, too', async () => {
    const good = await writeExport(ledger, 'xlsx', dataOf([entry({ name: '甲群' })]));
    const spots = fc.array(fc.tuple(fc.nat(good.length - 1), fc.nat(255)), {
      minLength: 1,
      maxLength: 8,
    });
    await fc.assert(
      fc.asyncProperty(spots, async (changes) => {
        const bytes = good.slice();
        for (const [at, byte] of changes) bytes[at] = byte;
        try {
          await readRegisterFile(givenFile('a.xlsx', bytes));
        } catch (error) {
          expect(error).toBeInstanceOf(RegisterFileFault);
        }
      }),
      { numRuns: 150 },
    );
  }, 30_000);
});

describe('the filing form', () => {
  it('is a sheet for each group that is not ended, with labels, values and places to sign', async () => {
    const book = await opened(
      filingForm,
      dataOf([
        entry({
          id: '2026/0001',
          name: '甲群',
          owner: ['唐丽'],
          members: 57,
          ends: '2026-12-31',
          approvedBy: '周明',
          approved: '2026-01-05',
        }),
        entry({ id: 'b', name: '乙群', state: 'dissolved' }),
      ]),
    );
    expect(book.worksheets.map(({ name }) => name)).toEqual(['1 2026 0001']);
    const words = wordsIn(book);
    for (const label of '群名称 群类别 平台 建群单位 用途 建群理由 准入范围 成员人数 群主 管理员 第一责任人 建群时间 使用期限 审批意见'.split(
      ' ',
    )) {
      expect(words).toContain(label);
    }
    expect(words).toEqual(expect.arrayContaining(['甲群', '唐丽', '57 人', '至 2026-12-31']));
    expect(words.join('\n')).toMatch(
      /审批人：周明 {4}审批日期（文号）：2026-01-05\n+负责人（签字）：/u,
    );
    expect(words.join('\n')).toContain('备案编号：2026/0001');
  });

  it('bears no number of a group that was never filed', async () => {
    const unfiled = entry({ id: '2026-0031', name: '乙群', state: 'unregistered' });
    const data = dataOf([unfiled]);
    const words = wordsIn(await opened(filingForm, data)).join('\n');
    expect(words).not.toContain('2026-0031');
    expect(words).toContain('未备案');
    expect(await readBack(filingForm, 'xlsx', data)).toMatchObject([
      { id: '', name: '乙群', state: 'unregistered' },
    ]);
  });

  it('is one sheet that says so where there is nothing to file', async () => {
    expect(wordsIn(await opened(filingForm, dataOf([])))).toEqual([
      '台账中没有需要填写备案登记表的群。',
    ]);
  });
});

describe('the clearance table', () => {
  const entries = [
    entry({ id: 'a', unit: '农业办', owner: ['唐丽'], admins: ['王强'] }),
    entry({ id: 'b', unit: '农业办', state: 'dissolved', dissolved: '2026-05-01' }),
    entry({ id: 'c', unit: '农业办', state: 'merged', dissolved: '2026-06-01' }),
    entry({ id: 'd', unit: '应急办', state: 'to_dissolve', owner: ['李四'] }),
    entry({ id: 'e', unit: '应急办', state: 'unregistered' }),
    entry({ id: 'f', unit: '应急办', state: 'rejected' }),
  ];

  it('counts by unit, and says of what it does not know that it is unknown', async () => {
    const rows = await recordsOf(clearance, {
      ...dataOf(entries.map((one, at) => ({ ...one, number: at }))),
      found: new Map([
        [0, new Set(['group-overdue', 'real-name'])],
        [3, new Set(['group-admin-missing', 'group-idle'])],
        [4, new Set(['group-owner-missing', 'group-admin-missing'])],
        [5, new Set(['group-idle'])],
      ]),
      membersRemoved: new Map([['农业办', 18]]),
    });
    expect(rows).toEqual([
      '序号,单位,原有群数,保留,解散,合并,待解散,待合并,清出人数,未备案,超期,闲置,无群主,无管理员',
      '1,农业办,3,1,1,1,0,0,18,0,1,0,0,0',
      '2,应急办,2,1,0,0,1,0,未知,1,0,1,1,2',
      ',合计,5,2,1,1,1,0,未知,1,1,1,1,2',
      '',
    ]);
  });

  it('leaves out what ended before the time it is about', async () => {
    const rows = await recordsOf(clearance, { ...dataOf(entries), since: '2026-05-15' });
    expect(rows[1]).toBe('1,农业办,2,1,0,1,0,0,未知,0,未知,未知,未知,未知');
  });

  it('leaves the signatures to people', async () => {
    expect(wordsIn(await opened(clearance, dataOf(entries))).join()).toContain('核查人（签字）：');
  });
});

describe('the history', () => {
  it('has time, number, name, what, old, new, who and why, in words', async () => {
    const change = { entry: 1, at: Date.UTC(2026, 10, 23, 1, 5), reason: '导入 台账.xlsx' };
    const rows = await recordsOf(history, {
      ...dataOf([entry({ id: '2026-0001', name: '甲群' })]),
      changes: [
        { ...change, actorId: 'import', key: 'state', old: 'idle', now: 'active' },
        { ...change, actorId: 'p1', key: 'admins', old: null, now: '["唐丽","王强"]' },
        { ...change, entry: 9, actorId: 'bot', key: 'urgent', old: 'false', now: 'true' },
      ],
    });
    expect(rows).toEqual([
      '时间,备案编号,群名称,项目,原值,新值,经办,理由',
      '2026-11-23 09:05,2026-0001,甲群,状态,闲置,在用,导入,导入 台账.xlsx',
      '2026-11-23 09:05,2026-0001,甲群,管理员,,唐丽；王强,p1,导入 台账.xlsx',
      '2026-11-23 09:05,已删除,,紧急建群,false,true,机器人,导入 台账.xlsx',
      '',
    ]);
  });
});

describe('a shape', () => {
  it('is written in each format it names, for no entries too, and in no other', async () => {
    for (const shape of exportShapes) {
      for (const format of ['xlsx', 'csv', 'jsonl'] as const) {
        const written = writeExport(shape, format, dataOf([]));
        if (shape.formats.includes(format)) expect(await written).toBeInstanceOf(Uint8Array);
        else await expect(written).rejects.toThrow(RangeError);
      }
    }
  });
});

const word = fc
  .string({
    unit: fc.constantFrom(...Array.from('甲乙群农业办通知任务abcABC019=+-@,；"\'：、（）{}[] \n_')),
    minLength: 1,
    maxLength: 12,
  })
  .map((words) =>
    words
      .replace(/ *\n[ \n]*/gu, '\n')
      .replace(/ +/gu, ' ')
      .trim(),
  )
  .map((words) => `群${words}`);
const line = word.map((words) => words.replaceAll('\n', ' '));
const day = fc.integer({ min: 0, max: 20_000 }).map((days) => addDays('2000-01-01', days));
const person = fc.stringMatching(/^[唐王李张][丽强明芳]{1,2}$/u);
const people = fc.uniqueArray(person, { maxLength: 3 });
const maybe = <T>(one: fc.Arbitrary<T>) => fc.option(one, { nil: null });
const count = fc.nat(1_000_000_000);

const anyRow: fc.Arbitrary<RegisterRow> = fc.record({
  id: fc.constant(''),
  name: line,
  type: maybe(fc.constantFrom(...groupTypes)),
  platform: maybe(fc.constantFrom('wechat', 'wecom', 'qq', '浙政钉')),
  unit: maybe(line),
  tier: maybe(fc.constantFrom(...tiers)),
  nature: maybe(word),
  purpose: maybe(word),
  scope: maybe(word),
  reason: maybe(word),
  owner: people,
  admins: people,
  head: people,
  publishers: people,
  supervisors: people,
  admission: maybe(word),
  members: maybe(fc.oneof(fc.uniqueArray(person, { minLength: 1, maxLength: 5 }), count)),
  created: maybe(day),
  filed: maybe(day),
  approved: maybe(fc.oneof(day, line)),
  approvedBy: maybe(line),
  ends: maybe(day),
  extensions: count,
  state: fc.constantFrom(...entryStates),
  lastWork: maybe(day),
  messages30: maybe(count),
  notices30: maybe(count),
  bot: maybe(fc.boolean()),
  overlap: maybe(
    fc.dictionary(
      fc.stringMatching(/^\d{4}-\d{4}$/u),
      fc.integer({ min: 0, max: 100 }).map((share) => share / 100),
      { minKeys: 1, maxKeys: 3 },
    ),
  ),
  mergedInto: maybe(line),
  dissolved: maybe(day),
  note: maybe(word),
  followers: fc.constant(null),
});

describe('a filing form', () => {
  it('is read again as the group it is of, and makes no groups of its labels', async () => {
    const filed = {
      id: '2026-0007',
      name: '青溪镇秋播工作群',
      type: 'task',
      unit: '农业农村办',
      purpose: '秋播安排',
      reason: '工作群',
      owner: ['唐丽'],
      admins: ['王强', '李敏'],
      members: 57,
      created: '2026-09-01',
      ends: '2026-12-31',
      approved: '2026-08-30',
      approvedBy: '张涛',
      state: 'idle',
      note: '每周一报',
    } as const;
    const data = dataOf([
      entry(filed),
      entry({ id: '', name: '乙群', unit: '党政办' }),
      { ...entry({ id: '2026-0009', name: '青溪发布', followers: 12 }), sort: 'account' },
    ]);
    const path = givenFile('登记表.xlsx', await writeExport(filingForm, 'xlsx', data));
    const reading = await readRegisterFile(path);
    expect(reading).toMatchObject({ faults: [], remarks: [] });
    expect(reading.rows).toMatchObject([
      { where: '“1 2026-0007”表', sort: 'group', row: filed },
      {
        sort: 'group',
        row: { id: '', name: '乙群', unit: '党政办', purpose: null, approved: null, note: null },
      },
      { sort: 'account', row: { id: '2026-0009', name: '青溪发布', followers: 12 } },
    ]);
  });
});

function entry(row: Partial<RegisterRow>): Entry {
  const base = { ...blankRow, id: '2026-0001', name: '甲群', state: 'active' as const, ...row };
  return {
    ...base,
    number: 1,
    sort: 'group',
    groupId: null,
    applicantId: null,
    urgent: false,
    since: '2026-01-01',
  };
}

function dataOf(entries: readonly Entry[]): ExportData {
  return { on: '2026-11-23', zone: 'Asia/Shanghai', entries, changes: [] };
}

async function readBack(shape: ExportShape, format: ExportFormat, data: ExportData) {
  const path = givenFile(`back.${format}`, await writeExport(shape, format, data));
  const reading = await readRegisterFile(path);
  expect(reading).toMatchObject({ faults: [], remarks: [] });
  return reading.rows.map(({ row }) => row);
}

async function opened(shape: ExportShape, data: ExportData): Promise<Workbook> {
  const book = new Workbook();
  await book.xlsx.load(await writeExport(shape, 'xlsx', data));
  return book;
}

function rowIn(book: Workbook, sheet: string, number: number): readonly unknown[] {
  const cells: unknown[] = [];
  book
    .getWorksheet(sheet)!
    .getRow(number)
    .eachCell((cell) => {
      if (!cell.isMerged || cell.master.address === cell.address) cells.push(cell.value);
    });
  return cells;
}

function wordsIn(book: Workbook): readonly string[] {
  return book.worksheets.flatMap((sheet) => {
    const words: string[] = [];
    sheet.eachRow((row) =>
      row.eachCell((cell) => typeof cell.value === 'string' && words.push(cell.value)),
    );
    return [...new Set(words)];
  });
}

async function recordsOf(shape: ExportShape, data: ExportData): Promise<readonly string[]> {
  return text.decode(await writeExport(shape, 'csv', data)).split('\r\n');
}
