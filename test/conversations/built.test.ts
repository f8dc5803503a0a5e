import { describe, expect, it } from 'vitest';
import { givenGroup, type World } from '../world/world.ts';

const group = '青溪镇农业农村工作群';
const name = '秋播工作群';

/** 孙浩 applied for a group of this name, and it was approved. */
async function approved(owner = '本人'): Promise<World> {
  const world = await givenGroup(group, { owner: '李敏', supervisors: ['督查员', '王芳'] });
  await world.asks(
    '孙浩',
    `报备 群名：${name}；类型：政务工作群；用途：秋播面积和进度的布置、报送；成员：各村文书，约30人；群主：${owner}；管理员：王芳；理由：现有群事情太多，容易看漏`,
  );
  await world.asks('孙浩', '提交');
  await world.asks('王芳', '批准 1');
  return world;
}

async function comes(
  world: World,
  ownerId: string | null,
  id = 'seeds',
  called = name,
  people = ['孙浩', '唐丽', '方伟'],
) {
  const members = people.map((one) => ({ id: one, name: one, reachable: null }));
  await world.joins({ id, name: called, ownerId, adminIds: [], members }, '李敏');
}

async function renamed(world: World, ownerId: string, called: string) {
  const seen = world.chat.groups.get('seeds');
  if (seen === undefined) throw new Error('no group');
  world.chat.groups.set('seeds', { ...seen, ownerId, name: called });
  world.bot.receive({ kind: 'changed', groupId: 'seeds', at: world.clock.now() });
  await world.bot.settled();
}

async function entry(world: World) {
  const all = await world.store.transaction((tx) => tx.entries.list());
  return all.filter((one) => one.name === name);
}

const told = (world: World, who: string) =>
  world.chat.said.filter(({ to }) => to.id === who).map(({ text }) => text);

describe('an approved group', () => {
  it('is built when the bot comes into it, and its applicant need not say so', async () => {
    const world = await approved();
    await world.until('2026-10-13T10:00');
    await comes(world, '孙浩');
    await world.passes(1);
    expect(told(world, '孙浩').at(-1)).toBe(
      '您好，机器人已加入《秋播工作群》，该群已登记为建成（备案编号 2026-0002），无需再发送“建成”。',
    );
    expect(told(world, '孙浩').filter((text) => text.includes('尚未备案'))).toEqual([]);
    expect(await entry(world)).toMatchObject([
      { groupId: 'seeds', state: 'active', created: '2026-10-13', id: '2026-0002' },
    ]);
    expect(await world.asks('孙浩', '建成 2026-0002')).toBe(
      '《秋播工作群》已登记为建成（备案编号 2026-0002），无需再发送。',
    );
  });

  it('is built where its applicant says so, and is known when the bot comes later', async () => {
    const world = await approved();
    expect(await world.asks('孙浩', '建成')).toBe(
      '《秋播工作群》已登记为建成（备案编号 2026-0002）。机器人尚未在群内，请按备案的群名邀请机器人入群，入群后自动对应台账。',
    );
    expect(await entry(world)).toMatchObject([{ groupId: null, state: 'active' }]);
    await comes(world, '孙浩');
    expect(await entry(world)).toMatchObject([{ groupId: 'seeds', state: 'active', bot: true }]);
    await world.until('2026-10-30T12:00');
    expect(told(world, '孙浩').filter((text) => text.includes('尚未备案'))).toEqual([]);
    expect(told(world, '孙浩').filter((text) => text.includes('失效'))).toEqual([]);
  });

  it.each(['群建好了', '建好了', '群已建', '您好，群已经建好了', '群建好了 2026-0002'])(
    'is built by whatever its applicant calls it: %s',
    async (words) => {
      const world = await approved();
      expect(await world.asks('孙浩', words)).toBe(await (await approved()).asks('孙浩', '建成'));
    },
  );

  it.each(['建成', '群建好了', '建成 《秋播工作群》'])(
    'is built once, however often it is said: %s',
    async (words) => {
      const world = await approved();
      await world.asks('孙浩', '建成');
      expect(await world.asks('孙浩', words)).toBe(
        '《秋播工作群》已登记为建成（备案编号 2026-0002），无需再发送。机器人尚未在群内，请按备案的群名邀请入群。',
      );
    },
  );

  it('is not somebody else’s group of its name, though it was said to be built', async () => {
    const world = await approved();
    await world.asks('孙浩', '建成');
    await comes(world, '方伟', 'fake');
    expect((await entry(world)).map(({ state, groupId }) => [state, groupId])).toEqual([
      ['active', null],
      ['unregistered', 'fake'],
    ]);
  });

  it('takes the place of what the bot had found under its name', async () => {
    const world = await approved('唐丽');
    await comes(world, '唐丽', 'seeds', name, ['唐丽', '方伟']);
    // Without whoever applied, in no list and confirmed by nobody: she is asked to file it, as anybody is.
    expect((await entry(world)).map(({ state }) => state)).toEqual(['approved', 'unregistered']);
    await world.store.transaction((tx) => tx.people.bind('owner', 'seeds', '唐丽', '唐丽', 0));
    expect(await world.asks('唐丽', '建成 《秋播工作群》')).toBe(
      '《秋播工作群》已登记为建成（备案编号 2026-0002），无需再发送。',
    );
    expect(await entry(world)).toMatchObject([
      { groupId: 'seeds', state: 'active', id: '2026-0002', created: '2026-10-12' },
    ]);
    await world.until('2026-10-30T12:00');
    expect(told(world, '唐丽').filter((text) => text.includes('仍未备案'))).toEqual([]);
  });

  it('is built when its approved owner sets it up with whoever applied for it inside', async () => {
    const world = await approved('唐丽');
    await comes(world, '唐丽');
    expect(await entry(world)).toMatchObject([
      { groupId: 'seeds', state: 'active', id: '2026-0002' },
    ]);
    expect(await world.asks('唐丽', '建成 《秋播工作群》')).toBe(
      '《秋播工作群》已登记为建成（备案编号 2026-0002），无需再发送。',
    );
    await world.until('2026-10-30T12:00');
    expect(world.chat.groups.has('seeds')).toBe(true);
    expect(told(world, '唐丽').filter((text) => text.includes('未备案'))).toEqual([]);
  });

  it('is known though its owner, who took the bot in, sits in no other group of the office', async () => {
    const world = await approved('韩梅');
    const people = [
      { id: 'hm', name: '农业办-韩梅', reachable: null },
      { id: '孙浩', name: '孙浩', reachable: null },
    ];
    await world.joins({ id: 'seeds', name, ownerId: 'hm', adminIds: [], members: people }, 'hm');
    expect(await world.asks('hm', '建成 《秋播工作群》')).toBe(
      '《秋播工作群》已登记为建成（备案编号 2026-0002），无需再发送。',
    );
    await world.until('2026-10-23T12:00');
    expect(await entry(world)).toMatchObject([{ groupId: 'seeds', state: 'active' }]);
    expect(told(world, 'hm').filter((text) => /退出|未备案/u.test(text))).toEqual([]);
  });

  it('whose group is not surely it is brought to the supervisors’ mind once', async () => {
    const world = await approved('唐丽');
    await comes(world, '方伟');
    await world.until('2026-10-15T12:00');
    const words = world.chat.said.filter(({ text }) => text.includes('同名'));
    expect(words.map(({ text }) => text)).toEqual([
      '您好，机器人所在的一个群与已批准的《秋播工作群》（备案编号 2026-0002）同名，但群主与备案不一致，未对应台账，请向申请人核实。确属该群的，请群主将群内名称改为备案的姓名，并请申请人入群，次日自动对应。',
    ]);
  });

  it('is nobody else’s to report, whatever his own group is called', async () => {
    const world = await approved();
    await comes(world, '方伟');
    const before = await entry(world);
    expect(await world.asks('方伟', '建成 2026-0002')).toBe(
      '没有找到可由您报告建成的群，办理情况可发送“申请”查看。',
    );
    expect(await world.asks('唐丽', '建成 2026-0099')).toBe(
      '没有找到可由您报告建成的群，办理情况可发送“申请”查看。',
    );
    expect(await entry(world)).toEqual(before);
  });

  it('is not reported by whoever only calls himself what its owner is called', async () => {
    const world = await approved('唐丽');
    const members = [{ id: '方伟', name: '唐丽', reachable: null }];
    await world.joins({ id: 'fake', name, ownerId: '方伟', adminIds: [], members }, '李敏');
    expect(await world.asks('方伟', '建成 2026-0002')).toBe(
      '没有找到可由您报告建成的群，办理情况可发送“申请”查看。',
    );
    expect(await entry(world)).toMatchObject([{ state: 'approved', groupId: null }, {}]);
  });

  it('is known once its group takes the name that was approved', async () => {
    const world = await approved();
    await comes(world, '孙浩', 'seeds', '新建群聊');
    expect(told(world, '孙浩').at(-1)).toContain('《新建群聊》，该群尚未备案');
    expect((await entry(world)).map(({ state }) => state)).toEqual(['approved']);
    await renamed(world, '孙浩', name);
    await world.until('2026-10-13T12:00');
    expect(await entry(world)).toMatchObject([{ groupId: 'seeds', state: 'active' }]);
    await world.until('2026-10-30T12:00');
    expect(told(world, '孙浩').filter((text) => text.includes('仍未备案'))).toEqual([]);
  });

  it('is told from another by its number', async () => {
    const world = await approved();
    await world.asks(
      '孙浩',
      '报备 群名：春灌工作群；类型：政务工作群；用途：春灌放水安排的布置、报送；成员：各村管水员，约20人；群主：本人；管理员：王芳；理由：现有群事情太多，容易看漏',
    );
    await world.asks('孙浩', '提交');
    await world.asks('王芳', '批准 2');
    expect(await world.asks('孙浩', '建成')).toBe(
      '已批准待建的群有2个：2026-0002《秋播工作群》、2026-0003《春灌工作群》，请写明是哪一个，如“建成 2026-0002”。',
    );
    expect(await world.asks('孙浩', '建成 2026-0003')).toContain('《春灌工作群》已登记为建成');
    expect(await entry(world)).toMatchObject([{ state: 'approved' }]);
  });
});
