import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { systemClock } from '../../src/adapters/clock.ts';
import { followSlips } from '../../src/adapters/slip-watch.ts';
import { dayOf } from '../../src/domain/zone.ts';
import { openStore } from '../../src/adapters/store/open.ts';
import { addSupervisor } from '../../src/register/supervisors.ts';
import { startChild } from '../store/child.ts';
import { keptLog } from '../world/silent-log.ts';
import { givenGroup } from '../world/world.ts';
import { newFolder } from './built.ts';
import { run } from './in-process.ts';

const heads = '备案编号,群名称,群类型,建群单位,群主,成员,使用期限,状态,备注';
const list = [
  heads,
  'QX-01,秋播工作群,专项群,农业农村办,唐丽,唐丽；方伟；丁宁,2026-12-31,在用,',
  'QX-02,双河村工作群,村社群,双河村,贺云,86,,在用,',
  ',党政办通知群,通知群,党政办,孙浩,,,在用,全镇',
].join('\n');

/** A data folder, and files beside it. */
function given() {
  const data = newFolder();
  const home = newFolder();
  const env = { QUNGUI_DATA: data };
  return {
    data,
    home,
    storePath: join(data, 'qungui.sqlite'),
    file(name: string, text: string | Buffer): string {
      const path = join(home, name);
      writeFileSync(path, text);
      return path;
    },
    register: (...args: readonly string[]) => run(['register', ...args], env),
    run: (...args: readonly string[]) => run(args, env),
  };
}

async function entriesIn(storePath: string) {
  const store = await openStore({ path: storePath });
  try {
    return await store.transaction((tx) => tx.entries.list());
  } finally {
    await store.close();
  }
}

describe('register import', () => {
  it('takes a list in, and nothing of it twice', async () => {
    const { register, file, storePath } = given();
    const path = file('台账.csv', list);
    expect(await register('import', path)).toEqual({
      status: 0,
      out: '已导入：新增3条，更改0条，没有变化0条，退回0条。\n',
      err: '',
    });
    expect((await entriesIn(storePath)).map(({ id, name, type }) => [id, name, type])).toEqual([
      ['QX-01', '秋播工作群', 'task'],
      ['QX-02', '双河村工作群', 'village'],
      ['2026-0003', '党政办通知群', 'notice'],
    ]);
    expect((await register('import', path)).out).toBe(
      '已导入：新增0条，更改0条，没有变化3条，退回0条。\n',
    );
  });

  it('names what it refuses with its row, takes the rest in and ends with 2', async () => {
    const { register, file } = given();
    const path = file('台账.csv', `${list}\nQX-04,坏日期群,专项群,农业农村办,唐丽,,13月45日,在用,`);
    const { status, out, err } = await register('import', path);
    expect(status).toBe(2);
    expect(out).toBe('已导入：新增3条，更改0条，没有变化0条，退回0条，未读入1行。\n');
    expect(err).toContain('13月45日');
    const odd = file('倒退.csv', `${heads}\nQX-01,秋播工作群,,农业农村办,,,,拟建,`);
    const again = await register('import', odd);
    expect(again).toEqual({
      status: 2,
      out: '已导入：新增0条，更改0条，没有变化0条，退回1条。\n',
      err: '倒退.csv 第2行《秋播工作群》没有导入：台账中的状态为“在用”，表格不能改成“拟建”；不改的请把这一格改回“在用”。\n',
    });
  });

  it('says that a list has nothing but heads, and takes nothing', async () => {
    const { register, file, storePath } = given();
    expect(await register('import', file('空表.csv', `${heads}\n`))).toEqual({
      status: 1,
      out: '',
      err: '空表.csv：只有表头，没有一行内容，请填写后再试。\n',
    });
    expect(existsSync(storePath)).toBe(false);
    expect(await register('check', file('空表二.csv', `${heads}\n`))).toMatchObject({ status: 1 });
  });

  it('names each group whose end had been decided and that a list brings back', async () => {
    const { register, file } = given();
    await register('import', file('台账.csv', list));
    await register('import', file('散.csv', `${heads}\nQX-01,秋播工作群,,农业农村办,,,,已解散,`));
    expect(await register('import', file('旧表.csv', list))).toMatchObject({
      status: 0,
      out: '已导入：新增0条，更改1条，没有变化2条，退回0条。\n',
      err: '旧表.csv 第2行《秋播工作群》（QX-01）按表格由“已解散”改为“在用”，请核对；改错了的，请在表格中写回“已解散”再导入。\n',
    });
  });

  it('leaves the state of a known group alone where the list has no column for it', async () => {
    const { register, file } = given();
    await register('import', file('台账.csv', list));
    const going = `${heads}\nQX-01,秋播工作群,,农业农村办,,,,待解散,`;
    await register('import', file('待解散.csv', going));
    const short = file(
      '短.csv',
      '备案编号,群名称,建群单位,备注\nQX-01,秋播工作群,农业农村办,已通知\n',
    );
    expect(await register('import', short)).toMatchObject({
      status: 0,
      out: '已导入：新增0条，更改1条，没有变化0条，退回0条。\n',
    });
    expect((await register('show', 'QX-01')).out).toContain('状态：待解散\n');
  });

  it('says beforehand what it would do, and makes no store for that', async () => {
    const { register, file, storePath } = given();
    const path = file('台账.csv', list);
    const tried = await register('import', '--dry-run', path);
    expect(tried).toMatchObject({
      status: 0,
      out: '试导入，台账没有改动：新增3条，更改0条，没有变化0条，退回0条。\n',
    });
    expect(existsSync(storePath)).toBe(false);
    await register('import', path);
    const changed = file('改.csv', list.replace('全镇', '全镇干部'));
    expect((await register('import', '--dry-run', changed)).out).toBe(
      '试导入，台账没有改动：新增0条，更改1条，没有变化2条，退回0条。\n',
    );
    expect((await entriesIn(storePath))[2]?.note).toBe('全镇');
  });

  it('takes several files at once, one row in two of them once, and passes over what is no list', async () => {
    const { register, file, home } = given();
    const one = file('一.csv', list);
    const other = file('二.jsonl', '{"id":"QX-09","name":"新群","unit":"党政办","state":"active"}');
    const { status, out, err } = await register('import', one, other, join(home, '没有.xlsx'));
    expect(status).toBe(2);
    expect(out).toBe('已导入：新增4条，更改0条，没有变化0条，退回0条。\n');
    expect(err).toContain('没有.xlsx');
    const none = await register('import', join(home, '没有.xlsx'));
    expect(none).toMatchObject({ status: 1, out: '' });
  });

  it('leaves who is to hear of the change, when and why in the history', async () => {
    const { register, file } = given();
    await register('import', file('台账.csv', list));
    await register(
      'import',
      file('换届.csv', `${heads}\nQX-01,秋播工作群,,农业农村办,方伟,,,在用,`),
    );
    const { out } = await register('history', 'QX-01');
    const lines = out.trimEnd().split('\n');
    expect(lines.at(-1)).toMatch(
      /^\d{4}-\d\d-\d\d \d\d:\d\d QX-01《秋播工作群》群主：唐丽 → 方伟（导入 换届.csv）$/u,
    );
    // Of members only how many.
    expect(out).toContain('成员：3（');
    expect(out).not.toContain('丁宁');
    const json = await register('history', '--format', 'jsonl');
    const objects = json.out
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(objects.at(-1)).toMatchObject({ id: 'QX-01', key: 'owner', old: '唐丽', now: '方伟' });
    const nothing = await register('history', '--to', '2020-01-01');
    expect(nothing).toEqual({ status: 0, out: '', err: '这段时间没有变更记录。\n' });
  });
});

describe('register export', () => {
  it('comes in again and changes nothing', async () => {
    const { register, file, home } = given();
    await register('import', file('台账.csv', list));
    for (const name of ['出.xlsx', '出.csv', '出.jsonl']) {
      const to = join(home, name);
      const written = await register('export', 'ledger', '--with-members', '--to', to);
      expect(written).toMatchObject({ status: 0, out: '' });
      expect(statSync(to).mode & 0o077).toBe(0);
      expect(await register('import', to)).toMatchObject({
        status: 0,
        out: '已导入：新增0条，更改0条，没有变化3条，退回0条。\n',
      });
    }
  });

  it.each(['ledger', 'form', 'clearance', 'history'])(
    'is written as a workbook of %s',
    async (shape) => {
      const { register, file, home } = given();
      await register('import', file('台账.csv', list));
      const to = join(home, `${shape}.xlsx`);
      expect(await register('export', shape, '--to', to)).toMatchObject({ status: 0, out: '' });
      expect(readFileSync(to).subarray(0, 2).toString()).toBe('PK');
    },
  );

  it('counts in the clearance table what the check finds on the same day, state or no state', async () => {
    const { register, file } = given();
    const rows = [
      '群名称,群类型,建群单位,群主,管理员,使用期限,最近活跃,状态',
      '秋收专班群,专项群,农业农村办,唐丽,王强,2025-12-31,2026-08-01,在用',
      '防火工作群,政务群,应急办,,,,2025-01-05,在用',
      '防汛工作群,政务群,应急办,李敏,党政办,,2025-01-05,待解散',
      '文化群,政务群,文化站,孙浩,周明,,2025-01-05,已解散',
      '财务群,政务群,财政所,孙浩,周明,,,未备案',
    ];
    const path = file('台账.csv', rows.join('\n'));
    expect(await register('import', path)).toMatchObject({ status: 0 });
    const clearance = await register('export', 'clearance', '--format', 'jsonl');
    const check = await register('check', path, '--format', 'jsonl');
    const lines = (out: string) =>
      out
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line) as Record<string, unknown>);
    const found = (finding: string) =>
      lines(check.out).filter((line) => line['finding'] === finding).length;
    const counted = (key: string) =>
      lines(clearance.out).reduce((sum, line) => sum + Number(line[key]), 0);
    expect([counted('overdue'), counted('withoutOwner')]).toEqual([1, 1]);
    expect({
      unregistered: counted('unregistered'),
      overdue: counted('overdue'),
      idle: counted('idle'),
      withoutOwner: counted('withoutOwner'),
      withoutAdmin: counted('withoutAdmin'),
    }).toEqual({
      unregistered: found('group-unregistered'),
      overdue: found('group-overdue'),
      idle: found('group-idle'),
      withoutOwner: found('group-owner-missing'),
      withoutAdmin: found('group-admin-missing'),
    });
  });

  it('goes to standard output, and over no file that is there', async () => {
    const { register, file, home } = given();
    await register('import', file('台账.csv', list));
    const { out } = await register('export', 'ledger', '--format', 'jsonl');
    expect(out.trimEnd().split('\n')).toHaveLength(3);
    // Without being asked no member is named.
    expect(out).not.toContain('丁宁');
    const there = file('在.csv', '我的表');
    const refused = await register('export', 'ledger', '--to', there);
    expect(refused).toMatchObject({ status: 1, out: '' });
    expect(readFileSync(there, 'utf8')).toBe('我的表');
    const nowhere = await register('export', 'ledger', '--to', join(home, '无', '表.csv'));
    expect(nowhere.err).toContain('无法写入');
    const unknown = await register('export', '别的');
    expect(unknown).toMatchObject({ status: 1, out: '' });
  });

  it('writes the forms that are asked for, and never more than a spreadsheet opens', async () => {
    const { register, file, home } = given();
    const many = Array.from(
      { length: 301 },
      (_, n) => `X-${String(n)},群${String(n)},,石桥村,,,,在用,`,
    );
    await register('import', file('台账.csv', [list, ...many].join('\n')));
    const form = (name: string, ...args: readonly string[]) =>
      register('export', 'form', '--to', join(home, name), ...args);
    expect(await form('全.xlsx')).toEqual({
      status: 1,
      out: '',
      err: expect.stringContaining(
        '备案登记表有304张，一次最多导出300张；请用 --unit 单位名称 分单位导出，或者用 --id 备案编号 选定（可以写多个）。',
      ) as string,
    });
    const two = await form('两张.xlsx', '--id', 'QX-01', '--id', 'QX-02');
    expect(two).toMatchObject({ status: 0, err: expect.stringContaining('：2张') as string });
    const own = await form('一张.xlsx', '--unit', '农业农村办公室');
    expect(own).toMatchObject({ status: 0, err: expect.stringContaining('：1张') as string });
    expect((await form('无.xlsx', '--id', 'QX-99')).err).toContain('没有备案编号“QX-99”');
    expect((await form('无.xlsx', '--unit', '没有办')).err).toContain('“没有办”没有需要填写');
    expect((await register('export', 'ledger', '--unit', '双河村')).err).toContain(
      '只用于备案登记表',
    );
  });

  it('counts what was cleared since the last frozen day, and who left where that was counted', async () => {
    const { register, file, storePath } = given();
    await register('import', file('台账.csv', list));
    const today = dayOf('Asia/Shanghai', systemClock().now());
    const store = await openStore({ path: storePath });
    await store.transaction(async (tx) => {
      const note = { at: 0, actorId: 'bot', reason: '机器人已在群，与台账对应', day: today };
      await tx.entries.change(1, { groupId: 'g1' }, note);
      // Gone before the frozen day: it is not counted.
      await tx.entries.change(2, { state: 'dissolved', dissolved: '2026-01-01' }, note);
      await tx.notes.set('turnover-counted-from', '2026-01-01');
      await tx.counts.add([
        { groupId: 'g1', day: today, what: 'left', count: 4 },
        { groupId: 'g1', day: '2026-01-02', what: 'left', count: 3 },
      ]);
      const figures = JSON.stringify({
        ...{ day: '2026-01-02', rows: [], persons: null, messages: null, leftThatDay: 3 },
      });
      await tx.baselines.freeze({ day: '2026-01-02', frozenAt: 0, frozenBy: 'bot', figures });
    });
    await store.close();
    const removed = async (...args: readonly string[]) => {
      const { out } = await register('export', 'clearance', '--format', 'jsonl', ...args);
      return out
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line) as { unit: string; membersRemoved: number | null })
        .map(({ unit, membersRemoved }) => [unit, membersRemoved]);
    };
    // Where the bot does not sit nobody counted.
    expect((await removed()).toSorted()).toEqual(
      [
        ['党政办', null],
        ['农业农村办', 4],
      ].toSorted(),
    );
    expect(await removed('--since', '2026-01-02')).toContainEqual(['农业农村办', 7]);
    const before = await removed('--since', '2025-12-31');
    expect(before).toContainEqual(['农业农村办', null]);
    expect(before).toContainEqual(['双河村', null]);
    expect((await register('export', 'ledger', '--since', '2026-01-02')).status).toBe(1);
  });

  it('refuses a file name whose ending it does not write', async () => {
    const { register, file, home } = given();
    await register('import', file('台账.csv', list));
    for (const name of ['x.xls', 'x', 'x.docx']) {
      const to = join(home, name);
      expect(await register('export', 'ledger', '--to', to)).toEqual({
        status: 1,
        out: '',
        err: `${to}：文件名请以 .xlsx、.csv、.jsonl 结尾，如 工作群台账.xlsx；没有写入。\n`,
      });
      expect(existsSync(to)).toBe(false);
    }
    const other = await register(
      'export',
      'ledger',
      '--format',
      'csv',
      '--to',
      join(home, 'x.xls'),
    );
    expect(other.err).toContain('文件名请以 .csv 结尾，如 工作群台账.csv；没有写入。');
  });

  it('is Chinese on the screen, has keys for heads as a csv that is asked for, and the other on request', async () => {
    const { register, file } = given();
    await register('import', file('台账.csv', list));
    const { out } = await register('export', 'ledger');
    expect(out).toMatch(/^\ufeff备案编号,群名称,群类型,/u);
    expect(out).toMatch(/秋播工作群,专项群,.*,在用,/u);
    expect((await register('import', file('屏幕.csv', out))).out).toBe(
      '已导入：新增0条，更改0条，没有变化3条，退回0条。\n',
    );
    const keys = await register('export', 'ledger', '--heads', 'keys');
    expect(keys.out).toMatch(/^\ufeffid,name,type,/u);
    expect((await register('export', 'ledger', '--format', 'csv')).out).toBe(keys.out);
    const chinese = await register('export', 'ledger', '--format', 'csv', '--heads', 'chinese');
    expect(chinese.out).toBe(out);
    expect((await register('export', 'ledger', '--heads', '别的')).status).toBe(1);
    const lines = await register('export', 'ledger', '--heads', 'keys', '--format', 'jsonl');
    expect(lines).toMatchObject({ status: 1, out: '' });
  });

  it('gives a blank table where there is no register yet', async () => {
    const { register, home, storePath } = given();
    const to = join(home, '台账模板.xlsx');
    expect(await register('export', 'template', '--to', to)).toEqual({
      status: 0,
      out: '',
      err: `台账模板，已写入 ${to}。\n`,
    });
    expect(readFileSync(to).subarray(0, 2).toString()).toBe('PK');
    expect(existsSync(storePath)).toBe(false);
  });

  it('needs a register', async () => {
    const { register, storePath } = given();
    const { status, err } = await register('export', 'ledger');
    expect(status).toBe(1);
    expect(err).toContain('还没有台账数据');
    expect(existsSync(storePath)).toBe(false);
  });
});

describe('register show', () => {
  it('says all that is filed of one entry, and names no member', async () => {
    const { register, file } = given();
    await register('import', file('台账.csv', list));
    const { out } = await register('show', 'QX-01');
    expect(out).toContain('群名称：秋播工作群\n');
    expect(out).toContain('成员：3\n');
    expect(out).toContain('使用期限：2026-12-31\n');
    expect(out).not.toContain('丁宁');
    expect((await register('show', 'QX-99')).err).toContain('台账中没有备案编号或者名称“QX-99”');
  });

  it('finds a group by its full name, as the history does, and lists several of one name', async () => {
    const { register, file } = given();
    await register('import', file('台账.csv', `${list}\nQX-09,秋播 工作群,,双河村,,,,在用,`));
    const { out } = await register('show', '《双河村工作群》');
    expect(out).toContain('备案编号：QX-02\n');
    expect((await register('history', '双河村工作群')).out).toContain('QX-02《双河村工作群》');
    for (const command of ['show', 'history']) {
      const { status, err } = await register(command, '秋播工作群');
      expect(status).toBe(1);
      expect(err).toContain(
        '台账中有2个“秋播工作群”，请写明备案编号：QX-01（农业农村办）、QX-09（双河村）。',
      );
    }
  });
});

describe('register roster', () => {
  const roster = '姓名,单位,职务,状态\n唐丽,农业农村办,主任,在职\n方伟,党政办,,退休\n';

  it('takes the place of the list before it', async () => {
    const { register, file } = given();
    expect(await register('roster', file('名册.csv', roster))).toEqual({
      status: 0,
      out: '名册已更新：现有2人（原来没有名册，已整体替换）。\n',
      err: '',
    });
    const next = file('名册2.csv', '姓名,单位\n丁宁,党政办\n');
    expect((await register('roster', next)).out).toBe(
      '名册已更新：现有1人（原名册2人，已整体替换）。\n',
    );
  });

  it('stays where the new one is half unreadable', async () => {
    const { register, file, storePath } = given();
    await register('roster', file('名册.csv', roster));
    const broken = await register('roster', file('坏.csv', `${roster}丁宁,党政办,,飞升\n`));
    expect(broken).toMatchObject({ status: 1, out: '' });
    expect(broken.err).toContain('名册没有更新');
    const store = await openStore({ path: storePath });
    expect(await store.transaction((tx) => tx.roster.list())).toHaveLength(2);
    await store.close();
  });
});

describe('register baseline and compare', () => {
  it('freezes a day and says how things stand since, on paper for an inspection', async () => {
    const { register, file, storePath } = given();
    await register('import', file('台账.csv', list));
    expect((await register('compare')).err).toContain('还没有可以对比的基线');
    const frozen = await register('baseline');
    expect(frozen.status).toBe(0);
    expect(frozen.out).toMatch(/^已固定\d{4}年\d+月\d+日的基线：工作群3个，其中限期使用1个。/u);
    const early = await register('compare');
    expect(early.status).toBe(1);
    expect(early.err).toMatch(
      /^基线是今天（\d{4}年\d+月\d+日）固定的，当天没有前后可比；从\d{4}年\d+月\d+日起运行/u,
    );
    expect((await register('baseline')).out).toContain(
      '的基线先前已经固定，现按最新情况重新固定：工作群3个',
    );
    const day = new Date(systemClock().now()).toISOString().slice(0, 4);
    expect((await register('baseline', '--on', '2001-01-01')).err).toContain('数字无从查考');
    expect((await register('baseline', '--on', `${String(Number(day) + 2)}-01-01`)).status).toBe(1);
    // The same day against itself: nothing went.
    const store = await openStore({ path: storePath });
    const [baseline] = await store.transaction((tx) => tx.baselines.list());
    await store.close();
    const { status, out } = await register('compare', '--with', baseline!.day);
    expect(status).toBe(0);
    expect(out).toContain('【前后对比】');
    expect((await register('compare', '--with', '2001-01-01')).err).toContain(
      '没有 2001-01-01 的基线',
    );
  });

  it('lays two files beside each other without a store', async () => {
    const { register, file, storePath } = given();
    const before = file('前.csv', list);
    const after = file('后.csv', list.replace('86,,在用', '86,,已解散'));
    const { status, out } = await register('compare', before, after);
    expect(status).toBe(0);
    // The common rules alone are no office: the paper bears no name.
    expect(out).toContain('【前后对比】前次与本次\n');
    expect(out).toMatch(/解散\D{0,3}1/u);
    expect((await register('compare', before)).err).toContain('请写两个文件');
    expect(existsSync(storePath)).toBe(false);
  });
});

describe('beside a running bot', () => {
  async function givenBot() {
    const house = given();
    const folder = `${house.storePath}.slips`;
    const slips = followSlips({ folder, log: keptLog(), clock: systemClock() });
    const world = await givenGroup('秋播工作群', {
      file: house.storePath,
      slips,
      head: '贺云',
    });
    const bell = { ticks: true };
    const ticked = (async () => {
      while (bell.ticks) {
        await world.bot.tick();
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
    })();
    onTestFinished(async () => {
      bell.ticks = false;
      await ticked;
      slips.close();
      await world.dies();
    });
    return { ...house, world };
  }

  it('the office imports, exports and looks as if there were none', async () => {
    const { register, file, home, world } = await givenBot();
    const path = file('台账.csv', list);
    const first = await register('import', path);
    expect(first).toMatchObject({ status: 0, err: '机器人正在运行，已交由它办理，请稍候……\n' });
    const entries = await world.store.transaction((tx) => tx.entries.list());
    const filed = entries.filter(({ name }) => name === '秋播工作群');
    // The group the bot sits in is the one that was filed.
    expect(filed).toMatchObject([{ id: 'QX-01', groupId: '秋播工作群', state: 'active' }]);
    expect((await register('import', path)).out).toContain('新增0条，更改0条，没有变化3条');
    expect((await register('export', 'ledger', '--format', 'jsonl')).out).toContain('QX-01');
    expect((await register('show', 'QX-01')).out).toContain('秋播工作群');
    const to = join(home, '出.xlsx');
    await register('export', 'ledger', '--with-members', '--to', to);
    expect((await register('import', to)).out).toContain('新增0条，更改0条');
  });

  it('a supervisor is taken off the list', async () => {
    const { run: runs, world } = await givenBot();
    await world.store.transaction((tx) => addSupervisor(tx, 'wxid_1', 1));
    const removed = await runs('supervisors', 'remove', 'wxid_1');
    expect(removed).toMatchObject({
      status: 0,
      out: '已从监督员名单中移除 wxid_1，名单现有0人。\n',
    });
    expect((await runs('supervisors', 'remove', 'wxid_1')).status).toBe(1);
  });

  it('a name of the book is confirmed', async () => {
    const { data, home, file, world } = await givenBot();
    file(
      'unit.yaml',
      'book: 青溪镇\nversion: 2026-10-01\nextends: [base]\nunits:\n  青溪镇: { own: [镇政府], head: 贺云 }\n',
    );
    const env = { QUNGUI_DATA: data, QUNGUI_RULES: home };
    const listed = await run(['confirm'], env);
    expect(listed.out).toContain('1. 单位负责人 青溪镇 贺云');
    const confirmed = await run(['confirm', '1'], env);
    expect(confirmed).toMatchObject({ status: 0, err: '机器人正在运行，已交由它办理，请稍候……\n' });
    expect(confirmed.out).toContain('已确认');
    const decided = await world.store.transaction((tx) => tx.journal.list({}, 50));
    const last = decided.filter(
      ({ action, detail }) => action === 'confirm' && detail === 'head=贺云',
    );
    expect(last).toHaveLength(2);
  });

  it('an import by a process of its own is done by a bot of another', async () => {
    const { register, file, storePath } = given();
    const bot = startChild('take', storePath);
    onTestFinished(() => bot.kill());
    await bot.written(1);
    expect((await register('import', file('台账.csv', list))).out).toContain('新增3条');
    await bot.kill();
    expect(bot.lines()).toEqual(['open', 'done']);
    expect(await entriesIn(storePath)).toHaveLength(3);
  }, 90_000);
});
