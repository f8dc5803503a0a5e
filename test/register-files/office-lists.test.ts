import { describe, expect, it } from 'vitest';
import { readRegisterFile } from '../../src/adapters/register-files/read-register-file.ts';
import { meaningOfHead } from '../../src/register/heads.ts';
import { givenFile, givenWorkbook } from './folder.ts';

async function readCsv(...lines: readonly string[]) {
  return readRegisterFile(givenFile('a.csv', lines.join('\n')));
}

describe('what offices write of a group’s state', () => {
  it.each([
    ['是否备案', '否', 'unregistered'],
    ['是否备案', '是', 'active'],
    ['是否备案', '×', 'unregistered'],
    ['备案情况', '未备案', 'unregistered'],
    ['备案情况', '尚未报备', 'unregistered'],
    ['备案状态', '已备案', 'active'],
    ['备案状态', '', 'active'],
    ['处置意见', '保留', 'active'],
    ['处置意见', '建议解散', 'to_dissolve'],
    ['拟处置意见', '合并', 'to_merge'],
    ['清理情况', '已解散', 'dissolved'],
    ['清理情况', '限期解散', 'to_dissolve'],
    ['清理情况', '已合并', 'merged'],
    ['是否保留', '否', 'to_dissolve'],
    ['是否僵尸群', '是', 'idle'],
  ])('%s “%s” means %s', async (head, words, state) => {
    const { rows, faults, remarks } = await readCsv(`群名称,${head}`, `甲群,${words}`);
    expect({ faults, remarks }).toEqual({ faults: [], remarks: [] });
    expect(rows.map(({ row }) => row.state)).toEqual([state]);
  });

  it('weighs several columns: what was decided on before 未备案, and what is gone before all', async () => {
    const { rows } = await readCsv(
      '群名称,状态,是否备案,处置意见,清理情况',
      '甲群,在用,否,保留,',
      '乙群,闲置,否,解散,',
      '丙群,在用,是,解散,已解散',
      '丁群,已解散,否,,',
      '戊群,拟建,否,,',
    );
    expect(rows.map(({ row }) => row.state)).toEqual([
      'unregistered',
      'to_dissolve',
      'dissolved',
      'dissolved',
      'applied',
    ]);
  });

  it('is no reason to lose a row where it cannot be understood, and is said once for all of them', async () => {
    const { rows, faults, remarks } = await readCsv(
      '群名称,处置意见',
      '甲群,精简成员',
      '乙群,精简成员',
      '丙群,并入甲群',
    );
    expect(faults).toEqual([]);
    expect(rows.map(({ row }) => row.state)).toEqual(['active', 'active', 'to_merge']);
    expect(remarks).toEqual([
      'a.csv 第2行“处置意见”：“精简成员”不是保留、解散或者合并，没有读入状态；同样的还有1处。',
      'a.csv 第4行“处置意见”：“并入甲群”按待合并读入，并入哪个群请填写“合并去向”。',
    ]);
  });
});

describe('days that are not whole', () => {
  it('take the first day for a beginning and the last for an end, and it is said', async () => {
    const { rows, faults, remarks } = await readCsv(
      '群名称,建群时间,使用期限',
      '甲群,2024年3月,2026年12月',
      '乙群,2024.03,2026年底',
      '丙群,2024年,常设',
      '丁群,24.3.1,2024.1.1-2026.12.31',
      '戊群,2024/3/1 18:30,年底',
      '己群,二〇二四年三月一日,工作结束后解散',
    );
    expect(faults).toEqual([]);
    expect(rows.map(({ row }) => [row.created, row.ends])).toEqual([
      ['2024-03-01', '2026-12-31'],
      ['2024-03-01', '2026-12-31'],
      ['2024-01-01', null],
      ['2024-03-01', '2026-12-31'],
      ['2024-03-01', null],
      ['2024-03-01', null],
    ]);
    expect(remarks).toEqual([
      'a.csv 第2行“建群时间”：“2024年3月”没有写明日期，按2024-03-01读入；同样的还有2处。',
      'a.csv 第2行“使用期限”：“2026年12月”没有写明日期，按2026-12-31读入。',
      'a.csv 第6行“使用期限”：“年底”没有写明年份，使用期限按未填读入，请写成 2026-12-31 这样。',
      'a.csv 第7行“使用期限”：“工作结束后解散”没有写明日期，使用期限按未填读入，请写上预计的最后一天。',
    ]);
  });
});

describe('types of an office’s own', () => {
  it.each([
    ['党建群', 'work'],
    ['党群', 'work'],
    ['应急群', 'work'],
    ['工作交流群', 'work'],
    ['便民服务群', 'village'],
    ['其他', null],
  ])('“%s” is taken for %s, and it is said', async (words, type) => {
    const { rows, faults, remarks } = await readCsv('群名称,群类型', `甲群,${words}`);
    expect(faults).toEqual([]);
    expect(rows.map(({ row }) => row.type)).toEqual([type]);
    expect(remarks).toHaveLength(1);
    expect(remarks[0]).toContain(`“${words}”`);
  });

  it.each(['村组群', '村（社区）群'])('“%s” is a village group', async (words) => {
    const { rows, remarks } = await readCsv('群名称,群类型', `甲群,${words}`);
    expect(rows.map(({ row }) => row.type)).toEqual(['village']);
    expect(remarks).toEqual([]);
  });
});

describe('heads of inspections', () => {
  it.each(
    Object.entries({
      name: '微信群名称 工作群全称',
      created: '建群时间 开设时间',
      lastWork: '最近活跃 最近活跃时间 最后发言时间 最近推送时间',
      owner: '群主 运维负责人 创建人',
      unit: '责任科室 主管部门 认证主体',
      ends: '使用时限 预计解散时间',
      members: '群规模 人员数量',
      state: '是否备案 备案情况 处置意见 拟处置意见 清理情况 清理结果',
    }).flatMap(([key, heads]) => heads.split(' ').map((head) => [head, key] as const)),
  )('%s means %s', (head, key) => {
    const meaning = meaningOfHead(head);
    expect(meaning.kind === 'column' && meaning.column.key).toBe(key);
  });

  it('read an account’s number on its platform into the remarks, where it is no number of ours', async () => {
    const { rows, remarks } = await readCsv(
      '账号名称,账号ID,运维负责人,开设时间,备注',
      '青溪发布,gh_12ab,唐丽,2020-05-01,每周一更',
    );
    expect(remarks).toEqual([]);
    expect(rows).toMatchObject([
      {
        sort: 'account',
        row: {
          id: '',
          owner: ['唐丽'],
          created: '2020-05-01',
          note: '账号ID：gh_12ab；每周一更',
        },
      },
    ]);
  });

  it('are named one by one where nobody knows them, also under a title over all of them', async () => {
    const path = await givenWorkbook(
      'a.xlsx',
      {
        台账: [
          ['青溪镇工作群清理整顿情况统计台账（2026年）', null, null],
          ['群名称', '责任单位', '吉祥物'],
          ['甲群', '农业办', '熊'],
        ],
      },
      (workbook) => workbook.getWorksheet('台账')!.mergeCells('A1:C1'),
    );
    const { rows, remarks } = await readRegisterFile(path);
    expect(rows.map(({ row }) => [row.name, row.unit])).toEqual([['甲群', '农业办']]);
    expect(remarks).toEqual([
      'a.xlsx“台账”表 C2：不认识“吉祥物”，台账没有这一项，这一列没有读入。',
    ]);
  });
});

describe('a formula in a text', () => {
  it('is taken for the words of its link, or refused; whoever is called so keeps his name', async () => {
    const { rows, faults, remarks } = await readCsv(
      '群名称,单位',
      '"=HYPERLINK(""https://example.org"",""甲群"")",农业办',
      '"=VLOOKUP(A1,B:C,2)",农业办',
      '=乙群,农业办',
    );
    expect(rows.map(({ row }) => row.name)).toEqual(['甲群', '=乙群']);
    expect(remarks).toEqual([
      'a.csv 第2行“群名称”：“=HYPERLINK("https:/…”是带链接的公式，只读入了其中的文字。',
    ]);
    expect(faults).toEqual([
      'a.csv 第3行“群名称”：“=VLOOKUP(A1,B:C,2)”是公式，不是内容，请直接填写内容；这一行没有导入。',
    ]);
  });
});

describe('a table larger than any ledger', () => {
  it('is read as far as it goes, and what is left out is said', async () => {
    const wide = await readCsv('群名称,单位', `甲群,农业办${','.repeat(600)}x`);
    expect(wide.rows).toHaveLength(1);
    expect(wide.faults).toEqual([
      'a.csv：第2行等处在第500列以后还有内容，这些列没有读入，请删去多余的列后再试。',
    ]);
    const long = await readCsv('群名称,单位', '甲群,农业办', ...Array<string>(60_001).fill(','));
    expect(long.rows).toHaveLength(1);
    expect(long.faults).toEqual([
      'a.csv：超过 60000 行，第60000行以后没有读入，请删去空行，或者分成几个文件。',
    ]);
    const blank = await readCsv('群名称,单位', `甲群,农业办${','.repeat(600)}`);
    expect(blank.faults).toEqual([]);
  });

  it('is said of a workbook, too', async () => {
    const path = await givenWorkbook(
      'a.xlsx',
      { 表: [['群名称'], ['甲群']] },
      (workbook) => (workbook.getWorksheet('表')!.getCell(2, 600).value = 'x'),
    );
    const { rows, faults } = await readRegisterFile(path);
    expect(rows).toHaveLength(1);
    expect(faults).toEqual([
      'a.xlsx“表”表：第2行等处在第500列以后还有内容，这些列没有读入，请删去多余的列后再试。',
    ]);
  });
});

describe('heads one below the other', () => {
  it('make no groups of themselves', async () => {
    const { rows, faults } = await readCsv(
      '群名称,甲群,乙群',
      '建群单位,农业办,应急办',
      '群主,唐丽,王强',
      '用途,秋播,防汛',
      '建群时间,2026-01-01,2026-01-02',
    );
    expect(rows).toEqual([]);
    expect(faults).toEqual([
      'a.csv：表头是竖着排列的，没有读入，请改成第一行是表头、每个群一行的台账；空白样表可以这样导出：qungui register export template --to 台账模板.xlsx。',
    ]);
  });

  it('are read where they are the form of one group, as offices make it', async () => {
    const { rows, faults, remarks } = await readCsv(
      '微信工作群备案表,,,',
      '群名称,甲群,群主,唐丽',
      '建群单位,农业办,成员人数,33 人',
      '用途,秋播安排,,',
      '使用期限,至 2026-12-31,,',
      '单位意见,同意,,',
    );
    expect({ faults, remarks }).toEqual({ faults: [], remarks: [] });
    expect(rows).toMatchObject([
      {
        where: '登记表',
        row: {
          ...{ name: '甲群', owner: ['唐丽'], unit: '农业办', members: 33 },
          ...{ purpose: '秋播安排', ends: '2026-12-31' },
        },
      },
    ]);
  });
});

describe('a group in which people stand by', () => {
  it('is read as the dialog reads it: by its nature, with how it is set to stand by', async () => {
    const { rows, remarks } = await readCsv(
      '群名称,群类型,性质',
      '甲群,值班群,',
      '乙群,24小时值守群,防汛',
      '丙群,工作群,',
    );
    expect(rows.map(({ row }) => [row.type, row.nature])).toEqual([
      ['work', '值班值守'],
      ['work', '防汛'],
      ['work', null],
    ]);
    expect(remarks.join('')).toContain(
      '按政务工作群、性质“值班值守”读入；24小时值守的，由群主私聊机器人发送“值守群 开”',
    );
  });
});

describe('a number of members beside their names', () => {
  it('gives way to the names, and says so where they are not as many', async () => {
    const { rows, faults, remarks } = await readCsv(
      '群名称,群人数,成员',
      '甲群,120,唐丽；王强',
      '乙群,2,唐丽；王强',
      '丙群,35,',
    );
    expect(rows.map(({ row }) => row.members)).toEqual([['唐丽', '王强'], ['唐丽', '王强'], 35]);
    expect({ faults, remarks }).toEqual({
      faults: [],
      remarks: ['a.csv 第2行：人数写的是120，成员名单有2人，按名单读入，请核对。'],
    });
  });
});

describe('several faults of a row', () => {
  it('are one sentence', async () => {
    const { faults } = await readCsv('群名称,群人数', ',几个');
    expect(faults).toEqual([
      'a.csv 第2行“群人数”：“几个”不是整数，请写整数，如 57；没有群名称，请补填；这一行没有导入。',
    ]);
  });
});
