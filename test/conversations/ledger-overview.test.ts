import { describe, expect, it } from 'vitest';
import { blankRow, type EntryChanges } from '../../src/domain/entry.ts';
import { givenGroup, type World } from '../world/world.ts';

/* The supervisor looks at the register: all of it on a screen, some of it as a list, one entry. */

const group = '青溪镇政务工作群';

async function givenTown(unfiled = 2): Promise<World> {
  const world = await givenGroup(group, {
    owner: '李主任',
    supervisors: ['王芳'],
    since: '2026-10-12T08:30',
  });
  await world.store.transaction(async (tx) => {
    for (let n = 1; n <= unfiled; n += 1) {
      await tx.entries.add(
        {
          ...blankRow,
          id: null,
          name: `双河村第${String(n)}群`,
          type: 'work',
          unit: '双河村',
          state: 'unregistered',
          owner: ['张三'],
          admins: ['李四'],
          sort: 'group',
          groupId: null,
          applicantId: null,
          urgent: false,
          since: '2026-10-01',
        },
        { at: world.clock.now(), actorId: 'import', reason: '导入 台账.xlsx' },
      );
    }
  });
  return world;
}

describe('the register on a screen', () => {
  it('has totals, types, states and what is to be looked at, and no person', async () => {
    const world = await givenTown();
    const said = await world.asks('王芳', '台账');
    expect(said).toContain('【台账】青溪镇：工作群3个，其中限期使用0个。');
    expect(said).toContain('类型：政务工作群3。');
    expect(said).toContain('状态：在用1、未备案2。');
    expect(said).toMatch(/需关注：未备案2/u);
    expect(said).toContain(
      '查看名单请发送“台账 未备案”；查看一个群，请发送“台账”加群名或备案编号。',
    );
    expect(said).not.toMatch(/李主任|张三|李四/u);
    expect(said.split('\n').length).toBeLessThan(10);
  });

  it('is for supervisors and unit heads', async () => {
    const world = await givenTown();
    expect(await world.asks('李主任', '台账')).toContain('由单位负责人、监督员办理');
  });
});

describe('the head of a unit', () => {
  async function givenHead(): Promise<World> {
    const world = await givenTown();
    await world.store.transaction((tx) =>
      tx.people.bind('head', '青溪镇', '周镇长', '周镇长', world.clock.now()),
    );
    return world;
  }
  const head = (world: World, words: string) => world.asks('周镇长', words);

  it('has the totals and lists of his own unit alone', async () => {
    const world = await givenHead();
    const all = await head(world, '台账');
    expect(all).toContain('【台账】青溪镇：工作群1个，其中限期使用0个。');
    expect(all).not.toContain('未备案');
    expect(all).not.toContain('所在工作群超过');
    expect(await head(world, '台账 未备案')).toBe('台账中目前没有“未备案”的群。');
    const listed = await head(world, '台账 全部');
    expect(listed).toContain('全部1个：');
    expect(listed).toContain(`《${group}》`);
    expect(await head(world, '帮助')).toContain('台账');
  });

  it('has the card of his own group by number, name and 备案编号', async () => {
    const world = await givenHead();
    await head(world, '台账');
    const own = await world.store.transaction((tx) => tx.entries.ofGroup(group));
    for (const which of ['#1', group, own?.id ?? '']) {
      expect(await head(world, `台账 ${which}`)).toContain(`名称：《${group}》`);
    }
  });

  it('finds those of others as little as what does not exist', async () => {
    const world = await givenHead();
    const [other] = await world.store.transaction((tx) =>
      tx.entries.list({ states: ['unregistered'] }),
    );
    await world.passes(61);
    for (const which of [String(other?.id), '双河村第1群', '2026-9999', '没有的群', '#2', '#9']) {
      expect(await head(world, `台账 ${which}`)).toBe(
        `台账里没有找到“${which}”，请写备案编号或者群名全称。`,
      );
      await world.passes(61);
    }
    expect(await head(world, '台账 全部 2')).toContain('共1页');
  });
});

describe('a list of one sort', () => {
  it('has each group by its number and name, a screen at a time', async () => {
    const world = await givenTown(17);
    const first = await world.asks('王芳', '台账 未备案');
    expect(first).toContain('未备案17个，第1页，共2页：');
    expect(first).toMatch(/2026-\d{4}　《双河村第1群》　双河村　未备案/u);
    expect(first).toContain('发送“台账 未备案 2”查看下一页。');
    const second = await world.asks('王芳', '台账 未备案 2');
    expect(second).toContain('《双河村第17群》');
    expect(second).not.toContain('《双河村第1群》');
    expect(await world.asks('王芳', '台账 未备案 3')).toContain('共2页');
  });

  it('says so where there is none', async () => {
    const world = await givenTown();
    expect(await world.asks('王芳', '台账 待解散')).toBe('台账中目前没有“待解散”的群。');
  });
});

describe('the state of a group', () => {
  it('is the same in 群列表, 群, 状态 and 台账', async () => {
    const world = await givenTown(0);
    await world.asks('李主任', '解散 任务已结束');
    expect(await world.asks('王芳', '群列表')).toMatch(new RegExp(`《${group}》.*　待解散　`, 'u'));
    expect(await world.asks('王芳', '群 #1')).toContain('\n状态：待解散');
    expect(await world.asks('李主任', '状态')).toContain('台账状态：待解散');
    expect(await world.asks('王芳', '台账 #1')).toContain('状态：待解散');
    await world.asks('李主任', '已办 全部');
    expect(await world.asks('王芳', '群列表')).toMatch(new RegExp(`《${group}》.*　已解散　`, 'u'));
    expect(await world.asks('李主任', '状态')).toContain('台账状态：已解散');
    expect(await world.asks('王芳', '台账 #1')).toContain('状态：已解散');
  });

  it('is told beside a pause, and beside that the bot left', async () => {
    const world = await givenTown(0);
    await world.asks('李主任', '暂停 2小时 防汛值守');
    expect(await world.asks('王芳', '群列表')).toMatch(new RegExp(`《${group}》.*　暂停　`, 'u'));
    await world.asks('李主任', '解散 任务已结束');
    expect(await world.asks('王芳', '群列表')).toContain('　暂停（台账：待解散）　');
    expect(await world.asks('王芳', '群 #1')).toContain('\n状态：暂停（台账：待解散）');
    expect(await world.asks('李主任', '状态')).toMatch(/台账状态：待解散\n运行：提醒暂停至/u);
    await world.asks('李主任', '已办 全部');
    world.bot.receive({ kind: 'removed', groupId: group, at: world.clock.now() });
    await world.bot.settled();
    expect(await world.asks('王芳', '群列表')).toContain('　已退出（台账：已解散）　');
    expect(await world.asks('王芳', '群 #1')).toContain('\n状态：已退出（台账：已解散）');
  });

  it('that is simply in use is told once, and the register is not named', async () => {
    const world = await givenTown(0);
    expect(await world.asks('王芳', '群列表')).toMatch(new RegExp(`《${group}》.*　在用　`, 'u'));
    expect(await world.asks('王芳', '群 #1')).toContain('\n状态：在用　');
    for (const said of [await world.asks('王芳', '群 #1'), await world.asks('李主任', '状态')]) {
      expect(said).not.toContain('台账');
    }
  });

  it('that nobody filed is told beside its trial', async () => {
    const world = await givenGroup(group, {
      start: 'trial',
      owner: '李主任',
      supervisors: ['王芳'],
      since: '2026-10-12T08:30',
      others: [{ id: 'g2', name: '双河村防汛群', ownerId: '罗支书', adminIds: [], members: [] }],
    });
    await world.asks('王芳', '台账');
    expect(await world.asks('王芳', '群列表')).toMatch(
      /《双河村防汛群》.*　试运行（台账：未备案）　/u,
    );
  });
});

describe('one entry', () => {
  it('is shown with its state, its deadline and what changed last', async () => {
    const world = await givenTown();
    for (const which of ['双河村第1群', '《双河村第1群》']) {
      const said = await world.asks('王芳', `台账 ${which}`);
      expect(said).toMatch(
        /^备案编号：2026-\d{4}\n名称：《双河村第1群》（政务工作群）\n单位：双河村/u,
      );
      expect(said).toContain('状态：未备案（2026年10月1日起，期限10月10日）');
      expect(said).toContain('最近变动：\n10月12日 未备案：导入 台账.xlsx');
    }
    const id = /备案编号：(\S+)/u.exec(await world.asks('王芳', '台账 双河村第1群'))?.[1] ?? '';
    expect(await world.asks('王芳', `台账 ${id}`)).toContain('双河村第1群');
    expect(await world.asks('王芳', '台账 #1')).toContain('《青溪镇政务工作群》');
  });

  it('that is to go says why, whatever was changed after that, till it is taken back', async () => {
    const world = await givenTown();
    const found = (await world.store.transaction((tx) => tx.entries.list())).find(
      ({ name }) => name === '双河村第1群',
    );
    let day = 12;
    const change = (changes: EntryChanges, reason: string) =>
      world.store.transaction((tx) =>
        tx.entries.change(found?.number ?? 0, changes, {
          at: world.clock.now() + (day += 1),
          actorId: '张三',
          reason,
          day: '2026-10-12',
        }),
      );
    const why = '10月12日 待解散：群主决定解散：没有用处了';
    await change({ state: 'to_dissolve' }, '群主决定解散：没有用处了');
    for (const purpose of ['一', '二', '三', '四', '五', '六']) {
      await change({ purpose }, `用途改为${purpose}`);
    }
    const card = await world.asks('王芳', '台账 双河村第1群');
    expect(card).toContain(`最近变动：\n${why}\n10月12日 用途改为二\n`);
    await change({ state: 'dissolved' }, '清单办结');
    await change({ state: 'to_dissolve' }, '登记解散后仍有工作信息');
    for (const note of ['一', '二', '三', '四', '五']) await change({ note }, `备注${note}`);
    expect(await world.asks('王芳', '台账 双河村第1群')).toContain(
      `最近变动：\n${why}\n10月12日 备注一\n`,
    );
    await change({ state: 'unregistered' }, '群主恢复：仍需使用');
    expect(await world.asks('王芳', '台账 双河村第1群')).not.toContain('没有用处了');
  });

  it('that is meant by nothing, or by several, is asked for again', async () => {
    const world = await givenTown();
    expect(await world.asks('王芳', '台账 没有的群')).toContain('没有找到“没有的群”');
    expect(await world.asks('王芳', '台账 双河村')).toMatch(
      /符合的不止一个，请用备案编号指明：2026-/u,
    );
  });
});
