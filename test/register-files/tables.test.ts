import { chmodSync, truncateSync } from 'node:fs';
import { Buffer } from 'node:buffer';
import { describe, expect, it } from 'vitest';
import {
  readRegisterFile,
  RegisterFileFault,
} from '../../src/adapters/register-files/read-register-file.ts';
import { readRosterFile } from '../../src/adapters/register-files/read-roster-file.ts';
import { folderPath, givenFile } from './folder.ts';

const table = [
  '群名称,群类别,主管单位,群主（姓名）,群人数,有效期至',
  '青溪镇防汛专班群,专项群,应急管理办公室,唐丽,57人,2026年12月31日',
  '',
].join('\r\n');
/** The same as Excel in China saves it: no coder for it is at hand. */
const tableInGbk =
  'yLrD+7PGLMi6wOCx8CzW97nctaXOuyzIutb3o6jQ1cP7o6ksyLrIy8r9LNPQ0KfG2tbBDQrH4M+q1fK3wNG016iw4Mi6LNeoz+7IuizTpryxudzA7bDsuavK0izMxsD2LDU3yMssMjAyNsTqMTLUwjMxyNUNCg==';
const asRead = {
  name: '青溪镇防汛专班群',
  type: 'task',
  unit: '应急管理办公室',
  owner: ['唐丽'],
  members: 57,
  ends: '2026-12-31',
  state: 'active',
};

describe('a table in csv', () => {
  it.each([
    ['UTF-8', table],
    ['UTF-8 with its mark', `\ufeff${table}`],
    ['GBK', Buffer.from(tableInGbk, 'base64')],
    ['UTF-16 with tabs', Buffer.from(`\ufeff${table.replaceAll(',', '\t')}`, 'utf16le')],
    ['UTF-16 without its mark', Buffer.from(table, 'utf16le')],
    ['big-endian UTF-16', Buffer.from(`\ufeff${table}`, 'utf16le').swap16()],
    ['semicolons', table.replaceAll(',', ';')],
    ['a line that names the separator', `sep=;\r\n${table.replaceAll(',', ';')}`],
    ['line ends of old', table.replaceAll('\r\n', '\r')],
  ])('is read the same in %s', async (_, content) => {
    const reading = await readRegisterFile(givenFile('台账.csv', content));
    expect(reading.rows.map(({ row }) => row)).toEqual([expect.objectContaining(asRead)]);
    expect(reading).toMatchObject({ faults: [], remarks: [] });
  });

  it('names what it cannot take by row and column, with the value and a cure, and takes the rest', async () => {
    const reading = await readRegisterFile(
      givenFile(
        '台账.csv',
        '群名称,群类型,使用期限,群人数\n甲群,工作群,2026-02-30,很多\n乙群,通知群,长期,12\n,通知群,,12\n',
      ),
    );
    expect(reading.rows).toMatchObject([{ where: '第3行', sort: 'group', row: { name: '乙群' } }]);
    expect(reading.faults).toEqual([
      '台账.csv 第2行“使用期限”：“2026-02-30”不是日期，请写最后一天的日期，如 2026-12-31，长期使用的请留空；“群人数”：“很多”不是整数，请写整数，如 57；这一行没有导入。',
      '台账.csv 第4行：没有群名称，请补填；这一行没有导入。',
    ]);
  });

  it('counts rows as Excel does, line breaks in a cell or not', async () => {
    const reading = await readRegisterFile(
      givenFile('a.csv', '群名称,用途,状态\n甲群,"通知\n和任务",在用\n\n乙群,,坏了\n'),
    );
    expect(reading.rows).toMatchObject([{ where: '第2行', row: { purpose: '通知\n和任务' } }]);
    expect(reading.faults[0]).toContain('第4行“状态”：“坏了”');
  });

  it('passes over titles, numbers of lines, sums and what stands below', async () => {
    const reading = await readRegisterFile(
      givenFile(
        'a.csv',
        '青溪镇工作群台账,,\n填报单位：青溪镇,,\n序号,群名称,人数\n1,甲群,3\n2,乙群,4\n,,\n合计,2,7\n注：不含村社群,,\n填表人：唐丽,,\n',
      ),
    );
    expect(reading.rows.map(({ row }) => [row.name, row.members])).toEqual([
      ['甲群', 3],
      ['乙群', 4],
    ]);
    expect(reading).toMatchObject({ faults: [], remarks: [] });
  });

  it('offers the nearest head for one it does not know, and keeps no telephone', async () => {
    const reading = await readRegisterFile(
      givenFile('a.csv', '群名称,建群曰期,联系电话\n甲群,2026-01-01,13800001111\n'),
    );
    expect(reading.rows).toHaveLength(1);
    expect(JSON.stringify(reading.rows)).not.toContain('138');
    expect(reading.remarks).toEqual([
      'a.csv 第1行第2列：不认识“建群曰期”，最接近的是“建群日期”，这一列没有读入。',
      'a.csv 第1行第3列：“联系电话”没有读入，台账不保存电话号码。',
    ]);
  });

  it('takes a number only once, and names the second row', async () => {
    const reading = await readRegisterFile(
      givenFile('a.csv', 'id,name\n2026-0001,甲群\n2026-0001,乙群\n'),
    );
    expect(reading.rows.map(({ row }) => row.name)).toEqual(['甲群']);
    expect(reading.faults).toEqual([
      'a.csv 第3行：备案编号“2026-0001”与第2行重复，请只留一行或者改正编号；这一行没有导入。',
    ]);
  });

  it('takes a column that only counts its lines for no number of ours', async () => {
    const reading = await readRegisterFile(givenFile('a.csv', '编号,群名称\n1,甲群\n2,乙群\n'));
    expect(reading.rows.map(({ row }) => row.id)).toEqual(['', '']);
    const filed = await readRegisterFile(givenFile('b.csv', '编号,群名称\nQX-01,甲群\n'));
    expect(filed.rows.map(({ row }) => row.id)).toEqual(['QX-01']);
  });

  it('takes accounts for accounts', async () => {
    const reading = await readRegisterFile(
      givenFile(
        'a.csv',
        '账号名称,类型,粉丝数,最近更新时间\n青溪发布,微信公众号,1.2万,2026.11.1\n',
      ),
    );
    expect(reading.rows).toMatchObject([
      {
        sort: 'account',
        row: {
          name: '青溪发布',
          platform: '微信公众号',
          followers: 12_000,
          lastWork: '2026-11-01',
        },
      },
    ]);
    const mixed = await readRegisterFile(givenFile('b.csv', 'name,followers\n甲群,\n青溪发布,9\n'));
    expect(mixed.rows.map(({ sort }) => sort)).toEqual(['group', 'account']);
  });

  it('puts several administrators together', async () => {
    const reading = await readRegisterFile(
      givenFile('a.csv', '群名称,管理员1,管理员2,管理员3\n甲群,唐丽,王强,\n'),
    );
    expect(reading.rows[0]!.row.admins).toEqual(['唐丽', '王强']);
    expect(reading.remarks).toEqual([]);
  });

  it('says what a formula came to grief on', async () => {
    const reading = await readRegisterFile(givenFile('a.csv', '群名称,单位\n甲群,#N/A\n'));
    expect(reading.faults).toEqual([
      'a.csv 第2行“单位”：“#N/A”是公式错误，请改正公式，或者直接填写内容；这一行没有导入。',
    ]);
  });

  it('takes an office’s group without a state for one in use, and one with an end for ended', async () => {
    const reading = await readRegisterFile(
      givenFile('a.csv', '群名称,状态,解散日期\n甲,,\n乙,,2026-05-01\n丙,闲置,\n'),
    );
    expect(reading.rows.map(({ row }) => row.state)).toEqual(['active', 'dissolved', 'idle']);
  });
});

describe('lines of jsonl', () => {
  it('are read with their marks and line ends, the keys of the register', async () => {
    const reading = await readRegisterFile(
      givenFile(
        'x.jsonl',
        '\ufeff{"id":"2026-0001","name":"甲群","type":"work","members":["a","b"],"overlap":{"2026-0002":0.4},"bot":true,"ends":null}\r\n\r\n{"name":"乙群","state":"to_merge","admins":"唐丽；王强"}\r\n',
      ),
    );
    expect(reading.faults).toEqual([]);
    expect(reading.rows).toMatchObject([
      { where: '第1行', row: { members: ['a', 'b'], overlap: { '2026-0002': 0.4 }, bot: true } },
      { where: '第3行', row: { state: 'to_merge', admins: ['唐丽', '王强'] } },
    ]);
  });

  it('that cannot be taken are named by line and key', async () => {
    const reading = await readRegisterFile(
      givenFile(
        'x.jsonl',
        '{"name":"甲","ends":"2026-13-01","members":-3}\nnope\n[1]\n{"type":"work"}\n{"name":"乙","onwer":"x"}\n{"name":"丙","onwer":"y"}',
      ),
    );
    expect(reading.rows.map(({ row }) => row.name)).toEqual(['乙', '丙']);
    expect(reading.faults).toEqual([
      'x.jsonl:1 ends：“2026-13-01”不是日期，请写最后一天的日期，如 2026-12-31，长期使用的请留空；members：“-3”不是整数，请写整数，如 57；这一行没有导入。',
      'x.jsonl:2：不是完整的 JSON，请写成 {"name": "…"} 这样；这一行没有导入。',
      'x.jsonl:3：不是一个 {…} 对象，请写成 {"name": "…"} 这样；这一行没有导入。',
      'x.jsonl:4：没有群名称，请补填；这一行没有导入。',
    ]);
    expect(reading.remarks).toEqual([
      'x.jsonl:5：不认识“onwer”，最接近的是“owner”，这一项没有读入。',
    ]);
  });

  it('may be a list or one object', async () => {
    const list = await readRegisterFile(
      givenFile('x.json', '[\n {"name":"甲"},\n {"name":"乙"}\n]'),
    );
    expect(list.rows.map(({ where }) => where)).toEqual(['第1项', '第2项']);
    const one = await readRegisterFile(givenFile('y.json', '{\n "name": "甲"\n}'));
    expect(one.rows).toHaveLength(1);
  });
});

describe('one bad line of jsonl', () => {
  const good = '{"id":"OK-1","name":"青溪镇农业农村工作群"}';
  const deep = 200_000;
  const bad = '；这一行没有导入。';
  it.each([
    [
      'an empty byte in it',
      '{"name":"青溪镇\0秋播群"}',
      `不是完整的 JSON，请写成 {"name": "…"} 这样${bad}`,
    ],
    ['nothing but empty bytes', '\0\0\0', `不是完整的 JSON，请写成 {"name": "…"} 这样${bad}`],
    [
      'an empty byte between letters alone',
      '{"name":"QX\0"}',
      `不是完整的 JSON，请写成 {"name": "…"} 这样${bad}`,
    ],
    [
      'a list of lists of lists',
      `{"name":"乙群","members":${'['.repeat(deep)}${']'.repeat(deep)}}`,
      `“…”不全是姓名，请用“；”分开各人姓名${bad}`,
    ],
    [
      'a hundred thousand keys',
      JSON.stringify(Object.fromEntries(Array.from({ length: 1e5 }, (_, at) => [`k${at}`, at]))),
      `有100000项，不像台账中的一行，请核对${bad}`,
    ],
    [
      'thirty million letters',
      `{"name":"${'x'.repeat(30_000_000)}"}`,
      `“xxxxxxxxxxxxxxxxxxx…”太长，请写在 200 字以内${bad}`,
    ],
  ])('does not keep the others out: %s', async (_, line, sentence) => {
    const { rows, faults } = await readRegisterFile(givenFile('x.jsonl', `${good}\n${line}\n`));
    expect(rows.map(({ row }) => row.id)).toEqual(['OK-1']);
    expect(faults).toHaveLength(1);
    expect(faults[0]).toContain(sentence);
  });
});

describe('a file that is none of the register', () => {
  it.each([
    ['a.pdf', '%PDF-1.7', 'a.pdf：是 PDF 文件，请另存为 xlsx、csv 或 jsonl 后再导入。'],
    [
      'a.png',
      Buffer.from('89504e470d0a1a0a', 'hex'),
      'a.png：是图片，请另存为 xlsx、csv 或 jsonl 后再导入。',
    ],
    [
      'a.xls',
      Buffer.from('d0cf11e0a1b11ae1', 'hex'),
      'a.xls：是旧版格式（xls），请用 Excel 或 WPS 另存为 xlsx 后再导入。',
    ],
    [
      'b.xls',
      '<html><table><tr><td>群名称</td></tr></table></html>',
      'b.xls：是网页格式的表格，请用 Excel 或 WPS 打开后另存为 xlsx。',
    ],
    [
      'a.doc',
      Buffer.from('d0cf11e0a1b11ae1', 'hex'),
      'a.doc：是 Word 文档，请把表格另存为 xlsx 后再导入。',
    ],
    [
      'c.xlsx',
      Buffer.concat([
        Buffer.from('d0cf11e0a1b11ae1', 'hex'),
        Buffer.from('EncryptedPackage', 'utf16le'),
      ]),
      'c.xlsx：设有打开密码，请取消密码另存后再导入。',
    ],
    [
      'd.xlsx',
      'PK\u0003\u0004 and no more',
      'd.xlsx：已损坏或者没有下载完整，请用 Excel 或 WPS 打开后另存为 xlsx。',
    ],
    ['empty.csv', '', 'empty.csv：是空文件，请核对后重新指定。'],
    ['blank.jsonl', '\n \n', 'blank.jsonl：没有内容，请核对后重新指定。'],
    [
      'b.csv',
      Buffer.from([0, 1, 2, 3, 255, 254, 0, 9]),
      'b.csv：不是文本表格，或者编码无法识别，请用 Excel 或 WPS 另存为 xlsx 后再导入。',
    ],
    [
      'n.csv',
      '姓名,单位\n唐丽,农业办\n',
      'n.csv：没有找到“群名称”这一列，请在表格第一行写上表头（群名称、建群单位、群主等）；空白样表可以这样导出：qungui register export template --to 台账模板.xlsx。',
    ],
    [
      'q.csv',
      '群名称\n"甲',
      'q.csv：第2行附近引号没有成对，或者一行太长，请用 Excel 或 WPS 打开核对后另存。',
    ],
  ])('%s is refused in one sentence', async (name, content, sentence) => {
    await expect(readRegisterFile(givenFile(name, content))).rejects.toEqual(
      new RegisterFileFault(sentence),
    );
  });

  it('is refused where there is none, or a folder, or a device', async () => {
    await expect(readRegisterFile('/no/such.csv')).rejects.toThrow('/no/such.csv：没有这个文件');
    await expect(readRegisterFile(folderPath())).rejects.toThrow('是一个文件夹');
    await expect(readRegisterFile('/dev/zero')).rejects.toThrow('不是普通文件');
  });

  it.skipIf(process.getuid?.() === 0)('is refused where it may not be read', async () => {
    const path = givenFile('locked.csv', table);
    chmodSync(path, 0);
    await expect(readRegisterFile(path)).rejects.toThrow('没有读取权限');
  });

  it('is refused where it is larger than any ledger, before it is read', async () => {
    const path = givenFile('large.csv', 'x');
    truncateSync(path, 200 * 1024 * 1024);
    await expect(readRegisterFile(path)).rejects.toThrow(
      'large.csv：有 200 MB，超过 64 MB，请只保留台账内容',
    );
  });

  it('is refused where it has more rows than any ledger', async () => {
    const path = givenFile('long.csv', `群名称\n${'甲群\n'.repeat(1_000_000)}`);
    await expect(readRegisterFile(path)).rejects.toThrow('超过 20000 行');
  });

  it('does not list thousands of faults one by one', async () => {
    const lines = Array.from({ length: 5_000 }, (_, at) => `甲群,很多${String(at)}\n`).join('');
    const { faults, unread } = await readRegisterFile(
      givenFile('bad.csv', `群名称,人数\n${lines}`),
    );
    expect(unread).toBe(5_000);
    expect(faults).toHaveLength(201);
    expect(faults.at(-1)).toBe('bad.csv：另有 4800 行没有导入，请先改正以上各行后再试。');
  });

  it('reads lines that end in several ways', async () => {
    const path = givenFile('mixed.csv', '群名称,人数\r\n甲群,3\n乙群,4\n丙群,5\r\n');
    const { rows, faults } = await readRegisterFile(path);
    expect([rows.map(({ row }) => row.name), faults]).toEqual([['甲群', '乙群', '丙群'], []]);
  });

  it('says the same word wrong in many rows once, with where else it stands', async () => {
    const path = givenFile('bad.csv', `群名称,人数\n甲群,很多\n乙群,3\n${'丙群,很多\n'.repeat(5)}`);
    const { faults, rows, unread } = await readRegisterFile(path);
    expect([rows.length, unread, faults.length]).toEqual([1, 6, 1]);
    expect(faults[0]).toMatch(/^bad\.csv .*“很多”.*第4行、第5行、第6行等另5行也是如此。$/u);
  });
});

describe('the list of people', () => {
  it('is read with who has moved or retired', async () => {
    const { lines, faults } = await readRosterFile(
      givenFile(
        '名册.csv',
        '青溪镇干部名册,,,,\n姓名,单位,职务,状态,日期\n唐丽,农业办,主任,在职,\n王强,应急办,,调离,2026/5/1\n李四,党政办,,退休,2026年6月\n合计,3,,,\n',
      ),
    );
    expect(lines).toEqual([
      { name: '唐丽', unit: '农业办', post: '主任', state: 'serving', since: null },
      { name: '王强', unit: '应急办', post: null, state: 'moved', since: '2026-05-01' },
    ]);
    expect(faults).toEqual([
      '名册.csv 第5行“日期”：“2026年6月”不是日期，请写成 2026-10-12 这样，没有的请留空；这一行没有导入。',
    ]);
  });

  it('holds whoever stands on it without his unit, and no nameless line', async () => {
    const { lines, faults } = await readRosterFile(
      givenFile('名册.csv', '姓名,单位,状态\n孙七,,在岗\n钱八,党政办,借调\n,财政所,在职\n'),
    );
    expect(lines.map(({ name, unit, state }) => [name, unit, state])).toEqual([
      ['孙七', '', 'serving'],
      ['钱八', '党政办', 'serving'],
    ]);
    expect(faults).toEqual(['名册.csv 第4行“姓名”：没有姓名，请补填；这一行没有导入。']);
  });

  it('may be jsonl, and without 姓名 it is none', async () => {
    const { lines } = await readRosterFile(
      givenFile(
        'r.jsonl',
        '{"name":"唐丽","unit":"农业办","state":"retired","since":"2026-05-01"}\n',
      ),
    );
    expect(lines).toEqual([
      { name: '唐丽', unit: '农业办', post: null, state: 'retired', since: '2026-05-01' },
    ]);
    await expect(readRosterFile(givenFile('r.csv', '群名称\n甲\n'))).rejects.toThrow('“姓名”');
  });
});
