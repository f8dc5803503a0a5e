import { describe, expect, it } from 'vitest';
import { givenGroup, instant, type World } from '../world/world.ts';

/*
 * The office freezes the figures of a day, cleans up, and sees what came of it. What nobody knows is
 * said to be unknown.
 */

const group = '青溪镇政务工作群';
const second = '青溪镇秋播工作群';
const people = ['唐丽', '方伟', '丁宁', '贺云', '孙浩', '李主任'];

function groupOf(name: string, members: readonly string[]) {
  return {
    id: name,
    name,
    ownerId: '李主任',
    adminIds: [],
    members: members.map((id) => ({ id, name: id, reachable: true })),
  };
}

async function givenTown(): Promise<World> {
  const world = await givenGroup(group, {
    owner: '李主任',
    supervisors: ['王芳'],
    since: '2026-10-12T08:30',
  });
  await world.joins(groupOf(second, people), '李主任');
  world.heard();
  return world;
}

describe('before and after', () => {
  it('is told on a screen, in the order of the sources', async () => {
    const world = await givenTown();
    await world.says('唐丽', '请各村明天上午报送秋播面积', { at: '2026-10-13T09:30' });
    await world.says('唐丽', '请各村明早报送秋播进度', { at: '2026-10-13T20:30' });
    for (let n = 0; n < 6; n += 1) {
      await world.says('方伟', '收到', { at: `2026-10-14T09:3${String(n)}` });
    }
    expect(await world.asks('王芳', '基线', '2026-10-16T10:00')).toBe(
      '已固定2026年10月16日的基线：工作群2个（其中限期使用0个）。以后发送“前后对比”即可比较。',
    );

    // Two are taken out of the one group, the other one is gone.
    world.chat.groups.set(second, groupOf(second, people.slice(2)));
    world.bot.receive({ kind: 'changed', groupId: second, at: world.clock.now() });
    await world.says('丁宁', '请各村明天上午报送秋播进度', { in: second, at: '2026-10-19T09:30' });
    await world.until('2026-11-16T10:00');

    const said = await world.asks('王芳', '前后对比', '2026-11-16T10:05');
    expect(said).toContain('【前后对比】青溪镇　2026年10月16日与2026年11月16日');
    expect(said).toContain(
      '总数2个，没有增减。\n解散0个，合并0个，清出成员2人次，限期使用0个，新增0个。',
    );
    expect(said).toContain('平均2个→1.7个，中位数2个，最多2个。');
    expect(said).toContain('每人每个工作日需阅读：');
  });

  it('cannot be told without a day to compare with', async () => {
    const world = await givenTown();
    const none = '还没有可以对比的基线，请先发送“基线”固定当天情况，从第二天起即可对比。';
    expect(await world.asks('王芳', '前后对比', '2026-10-13T10:00')).toBe(none);
    await world.whispers('王芳', '基线');
    expect(await world.asks('王芳', '前后对比', '2026-10-13T11:00')).toBe(
      '基线是今天固定的，当天没有前后可比，请从明天起发送“前后对比”。',
    );
    expect(await world.asks('王芳', '前后对比 10月12日', '2026-10-14T10:00')).toBe(
      '没有2026年10月12日的基线，已有：2026年10月13日。',
    );
  });

  it('can be frozen for a past day as far as the history reaches, and says what is lost', async () => {
    const world = await givenTown();
    expect(await world.asks('王芳', '基线 10月13日', '2026-10-20T10:00')).toBe(
      '已固定2026年10月13日的基线：工作群2个（其中限期使用0个）。当天的成员和消息情况已无从查考，对比时记为未知。以后发送“前后对比”即可比较。',
    );
    expect(await world.asks('王芳', '基线 2026-09-01', '2026-10-20T10:05')).toBe(
      '2026年9月1日时机器人还没有台账，数字无从查考；可发送“基线”固定今天的情况。',
    );
    expect(await world.asks('王芳', '基线 2026-12-01', '2026-10-20T10:10')).toContain('未作改动');
    const said = await world.asks('王芳', '前后对比', '2026-10-20T10:20');
    expect(said).toContain('平均未知→');
  });

  it('counts who left from the second reading of a group on', async () => {
    const world = await givenTown();
    const counts = await world.store.transaction((tx) =>
      tx.counts.between('2026-10-01', '2026-10-31'),
    );
    expect(counts.filter(({ what }) => what === 'joined' || what === 'left')).toEqual([]);
    expect(world.clock.now()).toBe(instant('2026-10-12T08:30'));
  });
});
