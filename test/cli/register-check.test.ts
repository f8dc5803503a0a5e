import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { newFolder } from './built.ts';
import { run } from './in-process.ts';

const rows: readonly object[] = [
  {
    ...{ id: 'QX-01', name: '青溪镇农业农村工作群', type: 'work', unit: '青溪镇' },
    ...{ owner: '唐丽', admins: ['方伟'], members: ['张伟', '王芳'], created: '2024-01-05' },
    ...{ state: 'active', lastWork: '2026-08-13' },
  },
  {
    ...{ name: '工作群', type: '专项群', unit: '青溪镇', owner: '党政办', admins: '' },
    ...{ members: '张伟；王芳', state: '待解散', ends: '2026-10-11', lastWork: '2026-10-01' },
  },
  {
    ...{ id: 'QX-03', name: '青溪镇通知群', type: 'notice', unit: '青溪镇', owner: '李敏' },
    ...{ admins: '孙浩；何平', members: 86, lastWork: '2026-07-15' },
  },
  {
    ...{ id: 'QX-04', name: '青溪镇秋播专项群', type: 'task', unit: '青溪镇', owner: '李敏' },
    ...{ admins: '孙浩', members: ['张伟'], ends: '2026-10-12', lastWork: '2026-10-10' },
  },
  {
    ...{ id: 'QX-05', name: '青溪镇防汛专项群', type: 'task', unit: '青溪镇', owner: '李敏' },
    ...{ admins: '孙浩', members: ['张伟', '王芳'], ends: '2026-12-31', lastWork: '2026-10-10' },
  },
  { id: 'QX-06', name: '老群', state: 'dissolved', members: ['张伟', '王芳'] },
  {
    id: 'QX-07',
    name: '青溪发布',
    followers: 812,
    owner: '李敏',
    admins: '孙浩',
    lastWork: '2026-07-01',
  },
];

const jsonl = rows.map((row) => JSON.stringify(row)).join('\n');

function given() {
  const home = newFolder();
  return {
    file(name: string, text: string | Buffer): string {
      const path = join(home, name);
      writeFileSync(path, text);
      return path;
    },
    check: (...args: readonly string[]) => run(['register', 'check', ...args]),
    /** What each line is about, and what was found. */
    async found(...args: readonly string[]) {
      const { out, ...ended } = await run(['register', 'check', ...args, '--format', 'jsonl']);
      const lines = out.split('\n').filter((line) => line !== '');
      const objects = lines.map((line) => JSON.parse(line) as Record<string, unknown>);
      return {
        ...ended,
        objects,
        told: objects.map(
          ({ id, person, finding }) => `${String(id ?? person)} ${String(finding)}`,
        ),
      };
    },
  };
}

const onDay = ['--on', '2026-10-12'] as const;

describe('register check FILE', () => {
  it('prints one line a finding: of entries by their number or their place, of persons by name', async () => {
    const { file, found } = given();
    const { told, status, err } = await found(file('台账.jsonl', jsonl), ...onDay);
    expect(told).toEqual([
      'QX-01 group-idle',
      '台账.jsonl:2 group-name',
      '台账.jsonl:2 group-owner-missing',
      '台账.jsonl:2 group-admin-missing',
      '台账.jsonl:2 group-overdue',
      'QX-07 group-idle',
      '张伟 member-group-limit',
    ]);
    expect({ status, err }).toEqual({ status: 0, err: '' });
  });

  it('says the figures a finding rests on', async () => {
    const { file, found } = given();
    const { objects } = await found(file('台账.jsonl', jsonl), ...onDay);
    expect(objects[0]).toMatchObject({ name: '青溪镇农业农村工作群', numbers: { days: 60 } });
    expect(objects.at(-1)).toMatchObject({
      groups: ['QX-01', '台账.jsonl:2', 'QX-04', 'QX-05'],
      numbers: { groups: 4, limit: 3 },
    });
  });

  it('finds another thing on another day', async () => {
    const { file, found } = given();
    const path = file('台账.jsonl', jsonl);
    const before = await found(path, '--on', '2026-10-11');
    expect(before.told).not.toContain('QX-01 group-idle');
    expect(before.told).not.toContain('台账.jsonl:2 group-overdue');
    const after = await found(path, '--on', '2026-10-13');
    expect(after.told).toContain('QX-04 group-overdue');
    expect(after.told).toContain('QX-03 group-idle');
    const asPeopleWrite = await found(path, '--on', '2026年10月13日');
    expect(asPeopleWrite.told).toEqual(after.told);
    const { told } = await found(path, '--on', '2027-3-1');
    expect(told).toContain('QX-05 group-overdue');
  });

  it('finds the same in a table', async () => {
    const { file, found } = given();
    const table = [
      '备案编号,群名称,群类型,建群单位,群主,管理员,使用期限,状态,上次工作信息',
      'QX-01,青溪镇农业农村工作群,政务工作群,青溪镇,唐丽,方伟,,在用,2026-08-13',
      ',工作群,专项群,青溪镇,党政办,,,在用,2026-10-01',
    ].join('\n');
    const { told } = await found(file('台账.csv', table), ...onDay);
    expect(told).toEqual([
      'QX-01 group-idle',
      '台账.csv:3 group-name',
      '台账.csv:3 group-owner-missing',
      '台账.csv:3 group-admin-missing',
      '台账.csv:3 group-end-date-missing',
    ]);
  });

  it('holds to the rule book it is given, and its duty groups may sleep', async () => {
    const { file, found } = given();
    const rules = newFolder();
    const duty = '{ name: 青溪镇防汛值守群, type: work, duty: true }';
    writeFileSync(
      join(rules, 'unit.yaml'),
      `book: 青溪镇\nversion: '2026-11-22'\nextends: [base]\nunits: { 青溪镇: {} }\ngroups:\n  - ${duty}\nregister: { idleDays: 30 }\n`,
    );
    const row = {
      type: 'work',
      unit: '青溪镇',
      owner: '李敏',
      admins: '孙浩',
      lastWork: '2026-09-01',
    };
    const path = file(
      '台账.jsonl',
      ['青溪镇防汛值守群', '青溪镇防汛群']
        .map((name) => JSON.stringify({ id: name, name, ...row }))
        .join('\n'),
    );
    const idle = async (...args: readonly string[]) =>
      (await found(path, ...onDay, ...args)).told.filter((one) => one.endsWith('group-idle'));
    expect(await idle()).toEqual([]);
    expect(await idle('--rules', rules)).toEqual(['青溪镇防汛群 group-idle']);
  });

  it('tells a clerk what is found, entry by entry, and how many of what', async () => {
    const { file, check } = given();
    const { out } = await check(file('台账.jsonl', jsonl), ...onDay);
    expect(out).toBe(
      [
        '《青溪镇农业农村工作群》（QX-01，青溪镇）',
        '  闲置：已60天没有工作信息',
        '',
        '《工作群》（台账.jsonl:2，青溪镇）',
        '  群名不规范：群名称中没有写明单位',
        '  无群主：群主没有写明到人',
        '  无管理员',
        '  超期未解散：使用期限到2026年10月11日为止，已超期1天',
        '',
        '《青溪发布》（QX-07）',
        '  闲置：已103天没有更新',
        '',
        '人员',
        '  张伟',
        '    人员入群超限：在4个工作群中，多于每人3个',
        '',
        '2026年10月12日检查：台账7条，其中3条有问题，涉及人员1名，共发现问题7项：闲置2、群名不规范1、无群主1、无管理员1、超期未解散1、人员入群超限1。',
        '',
      ].join('\n'),
    );
  });

  it('says of an account without its person what is missing, and says it once', async () => {
    const { file, check } = given();
    const account = { id: 'QX-08', name: '青溪发布', followers: 8, admins: '孙浩' };
    const rows = [account, { ...account, id: 'QX-09', name: '青溪号', owner: '党政办' }];
    const lines = rows.map((row) => JSON.stringify({ ...row, lastWork: '2026-10-10' })).join('\n');
    const { out } = await check(file('台账.jsonl', lines), ...onDay);
    expect(out).toContain('《青溪发布》（QX-08）\n  无账号负责人\n');
    expect(out).toContain('《青溪号》（QX-09）\n  无账号负责人：账号负责人没有写明到人\n');
    expect(out).toContain('共发现问题2项：无账号负责人2。');
  });

  it('says so where nothing is found', async () => {
    const { file, check } = given();
    const path = file('台账.jsonl', JSON.stringify(rows[3]));
    expect(await check(path, ...onDay)).toEqual({
      status: 0,
      out: '2026年10月12日检查：台账1条，其中0条有问题，共发现问题0项。\n',
      err: '',
    });
  });

  it('ends with 2 where a row cannot be read, names it, and goes on with the others', async () => {
    const { file, found } = given();
    const bad = '{"id":"QX-09","name":"坏日期群","ends":"2026-02-30","colour":"red"}';
    const { told, status, err } = await found(file('台账.jsonl', `${bad}\n${jsonl}`), ...onDay);
    expect(status).toBe(2);
    expect(told).toContain('QX-01 group-idle');
    expect(told.join()).not.toContain('QX-09');
    expect(err).toContain('2026-02-30');
    expect(err).toContain('colour');
  });

  it('ends with 1 where it cannot run, with one sentence', async () => {
    const { file, check } = given();
    const path = file('台账.jsonl', jsonl);
    for (const args of [
      [],
      [`${path}.gone`],
      [path, '--on', '2026-02-30'],
      [path, '--rules', `${path}.gone`],
      [path, '--roster', `${path}.gone`],
      [path, '--format', 'xml'],
    ]) {
      const { status, out, err } = await check(...args);
      expect({ args, status, out }).toEqual({ args, status: 1, out: '' });
      expect(err).not.toContain(' at ');
      expect(err.length).toBeGreaterThan(5);
    }
  });

  it('looks twenty thousand rows over in seconds', async () => {
    const { file, found } = given();
    const many = Array.from({ length: 20_000 }, (_, at) =>
      JSON.stringify({
        ...{ id: `N-${String(at)}`, name: `青溪镇第${String(at % 400)}村工作群`, type: 'work' },
        ...{ unit: `青溪镇第${String(at % 400)}村`, owner: at % 2 === 0 ? '李敏' : '党政办' },
        ...{ admins: '孙浩', lastWork: '2026-10-01', members: 30 },
      }),
    ).join('\n');
    const began = performance.now();
    const { told } = await found(file('台账.jsonl', many), ...onDay);
    expect(told.filter((one) => one.endsWith('group-owner-missing'))).toHaveLength(10_000);
    expect(performance.now() - began).toBeLessThan(30_000);
  }, 60_000);
});

describe('register check --members FILE', () => {
  it('names whoever shows no unit and name, as the list writes him', async () => {
    const { file, found } = given();
    const list = ['党政办-李敏', '阳光男孩', '', '农业办|唐丽', '李敏', '李敏'].join('\r\n');
    const { told, status } = await found('--members', file('成员.txt', list), ...onDay);
    expect(told).toEqual(['阳光男孩 real-name', '李敏 real-name']);
    expect(status).toBe(0);
  });

  it.each([
    ['成员.csv', '序号,群昵称,姓名\n1,党政办-李敏,李敏\n2,阳光男孩,唐丽\n'],
    ['成员.csv', '姓名\n党政办-李敏\n阳光男孩\n'],
    ['成员.csv', '党政办-李敏\n阳光男孩\n'],
    ['成员.jsonl', '"党政办-李敏"\n"阳光男孩"\n'],
    ['成员.jsonl', '{"name":"党政办-李敏"}\n{"name":"阳光男孩"}\n'],
    ['成员.json', '["党政办-李敏","阳光男孩"]'],
  ])('reads %s (%#)', async (name, text) => {
    const { file, found } = given();
    expect((await found('--members', file(name, text))).told).toEqual(['阳光男孩 real-name']);
  });

  it('asks nothing of villagers, and takes a unit the list names for one', async () => {
    const { file, found } = given();
    const register = file(
      '台账.jsonl',
      '{"id":"1","name":"双河村村民群","type":"village","owner":"贺云","admins":"贺云"}',
    );
    const members = file(
      '成员.jsonl',
      [
        { name: '阳光男孩', group: '双河村村民群' },
        { name: '青云-李敏', unit: '青云镇' },
        { name: '石桥-李敏' },
      ]
        .map((one) => JSON.stringify(one))
        .join('\n'),
    );
    const { told } = await found(register, '--members', members, ...onDay);
    expect(told).toEqual(['石桥-李敏 real-name']);
  });

  it('tells beside a list of people who has gone and who is not on it, never a namesake', async () => {
    const { file, found } = given();
    const roster = file(
      '名册.csv',
      '姓名,单位,状态\n李敏,党政办,在职\n王强,财政所,调离\n唐丽,农业办,退休\n张伟,党政办,调离\n张伟,财政所,在职\n',
    );
    const list = ['党政办-李敏', '财政所王强', '唐丽（农业办）', '党政办-张伟', '党政办-钱程'].join(
      '\n',
    );
    const { told } = await found('--members', file('成员.txt', list), '--roster', roster, ...onDay);
    expect(told).toEqual([
      '财政所王强 member-moved',
      '唐丽（农业办） member-retired',
      '党政办-钱程 member-unknown',
    ]);
  });

  it('ends with 2 where a line is no name', async () => {
    const { file, found } = given();
    const { told, status, err } = await found(
      '--members',
      file('成员.jsonl', '{"nam":1}\n"阳光男孩"'),
    );
    expect({ told, status }).toEqual({ told: ['阳光男孩 real-name'], status: 2 });
    expect(err).toContain('成员.jsonl:1');
  });
});
