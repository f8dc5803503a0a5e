import { describe, expect, it, test } from 'vitest';
import type { Entry } from '../../src/domain/entry.ts';
import { unfinishedClosings } from '../../src/register/unanswered.ts';
import { givenGroup, type Heard, type World } from '../world/world.ts';

const group = '青溪镇人口普查专项群';
const kept = '青溪镇统计工作群';

async function givenTask(): Promise<World> {
  const world = await givenGroup(group, {
    type: 'task',
    ends: '2026-12-31',
    owner: '李主任',
    head: '周镇长',
    since: '2026-10-12T08:30',
  });
  await world.until('2026-10-12T10:00');
  world.heard();
  return world;
}

async function entryOf(world: World): Promise<Entry> {
  const entry = await world.store.transaction((tx) => tx.entries.ofGroup(group));
  if (entry === null) throw new Error('The group has no entry');
  return entry;
}

/** What was said of this group's end; other jobs speak of other things. */
function heardOfEnd(world: World): readonly Heard[] {
  return world.heard().filter(({ text }) => /解散|并入|还差/u.test(text));
}

test('an owner decides, ticks the list, and the file is closed with its day', async () => {
  const world = await givenTask();
  expect(await world.asks('李主任', '解散 普查工作已结束')).toBe(
    [
      '《青溪镇人口普查专项群》已列为待解散，请于11月11日前办好以下4项：',
      '① 工作已移交',
      '② 资料已保存',
      '③ 成员已告知',
      '④ 群已解散',
      '办好一项即可发送一项，如“已办 1 2”。情况有变的，发送“恢复 仍需使用”。',
    ].join('\n'),
  );
  expect(await world.asks('李主任', '已办 1 2', '2026-10-14T10:00')).toBe(
    '《青溪镇人口普查专项群》已记下①工作已移交、②资料已保存。还差③成员已告知、④群已解散，请于11月11日前办好后发送“已办 3 4”。',
  );
  expect(await world.asks('李主任', '已办 3、4', '2026-10-15T10:00')).toBe(
    '《青溪镇人口普查专项群》四项均已办好，台账按您的报告登记为“已解散”（2026年10月15日），成员名单已删除、只留人数。机器人仍在群内，群解散后自动核对；此后群内仍有工作信息的，台账改回“待解散”并请您核实。情况有变的，发送“恢复 仍需使用”。',
  );
  expect(await entryOf(world)).toMatchObject({
    state: 'dissolved',
    dissolved: '2026-10-15',
    members: 7,
  });
  const { number } = await entryOf(world);
  const history = await world.store.transaction((tx) => tx.entries.history({ entry: number }));
  expect(
    history
      .filter(({ key }) => key === 'state' || key === 'closing')
      .slice(-4)
      .map(({ key, old, now, reason, actorId }) => [key, old, now, reason, actorId]),
  ).toEqual([
    ['state', 'active', 'to_dissolve', '群主决定解散：普查工作已结束', '李主任'],
    ['closing', null, 'handed-over；saved', '群主报告①工作已移交、②资料已保存', '李主任'],
    [
      'closing',
      'handed-over；saved',
      'handed-over；saved；told；gone',
      '群主报告③成员已告知、④群已解散',
      '李主任',
    ],
    ['state', 'to_dissolve', 'dissolved', '群主报告收尾事项全部办好', '李主任'],
  ]);
});

test('whoever ticks the end first is asked for the rest, kindly', async () => {
  const world = await givenTask();
  await world.asks('李主任', '解散 普查工作已结束');
  expect(await world.asks('李主任', '已办 4')).toBe(
    '《青溪镇人口普查专项群》已记下④群已解散。台账办结前，还请您核对①工作已移交、②资料已保存、③成员已告知，已办妥的发送“已办 1 2 3”。',
  );
  expect((await entryOf(world)).state).toBe('to_dissolve');
});

test('it also ends when the bot sees itself removed, and of the members only the number stays', async () => {
  const world = await givenTask();
  await world.asks('李主任', '解散 普查工作已结束');
  await world.until('2026-10-20T10:00');
  world.chat.groups.delete(group);
  world.bot.receive({ kind: 'removed', groupId: group, at: world.clock.now() });
  await world.bot.settled();
  expect(await entryOf(world)).toMatchObject({
    state: 'dissolved',
    dissolved: '2026-10-20',
    members: 7,
  });
  const left = await world.store.transaction((tx) => tx.people.members(group));
  expect(left).toEqual([]);
  const { number } = await entryOf(world);
  const history = await world.store.transaction((tx) => tx.entries.history({ entry: number }));
  expect(history.filter(({ key }) => key === 'state').at(-1)?.reason).toBe('机器人已被移出');
});

test('a decision is taken back with a reason, and a group that is only left alone is not closed', async () => {
  const world = await givenTask();
  await world.asks('李主任', '解散 普查工作已结束');
  expect(await world.asks('李主任', '恢复 上级要求补充调查')).toBe(
    '《青溪镇人口普查专项群》已恢复为在用，此前的收尾登记已清空。',
  );
  expect((await entryOf(world)).state).toBe('active');
  world.chat.groups.delete(group);
  world.bot.receive({ kind: 'removed', groupId: group, at: world.clock.now() });
  await world.bot.settled();
  expect(await entryOf(world)).toMatchObject({ state: 'active', bot: false });
});

test('of a group nobody is closing a removed bot asks its owner once what became of it', async () => {
  const world = await givenTask();
  await world.until('2026-10-20T10:00');
  world.chat.groups.delete(group);
  world.bot.receive({ kind: 'removed', groupId: group, at: world.clock.now() });
  await world.bot.settled();
  world.heard();
  await world.until('2026-11-20T18:00');
  expect(world.heard()).toEqual([
    {
      to: '李主任',
      text: '您好，机器人已于10月20日移出《青溪镇人口普查专项群》，台账状态不变，仍为“在用”。仍在使用的，请邀请机器人重新入群；已解散的，请私聊发送“解散 《青溪镇人口普查专项群》 任务已结束”。',
    },
  ]);
  expect((await entryOf(world)).state).toBe('active');
});

test('what is not done in time is brought to mind once, and then goes up', async () => {
  const world = await givenTask();
  const unfinished = () =>
    world.store.transaction((tx) => unfinishedClosings(tx, world.book, world.clock.now()));
  await world.asks('李主任', '解散 普查工作已结束');
  await world.asks('李主任', '已办 1');
  await world.until('2026-11-11T18:00');
  expect(heardOfEnd(world)).toEqual([
    {
      to: '李主任',
      text: '您好，《青溪镇人口普查专项群》列为“待解散”，请于11月11日前办结，还差②资料已保存、③成员已告知、④群已解散。办好后私聊发送“已办 2 3 4”；情况有变的，发送“恢复 仍需使用”。',
    },
  ]);
  expect(await unfinished()).toEqual([]);
  await world.until('2026-11-30T18:00');
  expect(heardOfEnd(world)).toEqual([
    {
      to: '周镇长',
      text: '您好，《青溪镇人口普查专项群》应于11月11日前解散，还差②资料已保存、③成员已告知、④群已解散。请督促群主办理，办好后私聊发送“已办 2 3 4”；仍未办结的列入督查群每周小结。',
    },
  ]);
  expect((await unfinished()).map(({ due }) => due)).toEqual(['2026-11-11']);
  expect((await entryOf(world)).state).toBe('to_dissolve');
});

test('a group said to be dissolved that still talks of work is noticed, and its owner asked once', async () => {
  const world = await givenTask();
  await world.asks('李主任', '解散 普查工作已结束');
  await world.asks('李主任', '已办 全部', '2026-10-15T10:00');
  await world.says('孙浩', '各村普查表已经汇总完毕，共12个村。', { at: '2026-10-15T16:00' });
  expect((await entryOf(world)).state).toBe('dissolved');

  await world.says('唐丽', '请各村于10月20日下班前补报普查表。', { at: '2026-10-19T10:00' });
  expect(await entryOf(world)).toMatchObject({ state: 'to_dissolve', dissolved: null });
  await world.until('2026-10-20T18:00');
  expect(heardOfEnd(world)).toEqual([
    {
      to: '李主任',
      text: '您好，《青溪镇人口普查专项群》登记解散后仍有工作信息，台账已改回“待解散”。确需使用的请私聊发送“恢复 仍需使用”，确已解散的请解散该群后发送“已办 4”。',
    },
  ]);
  await world.until('2026-10-28T18:00');
  expect(heardOfEnd(world)).toEqual([
    {
      to: '周镇长',
      text: '您好，《青溪镇人口普查专项群》登记解散后仍有工作信息，尚未收到答复。请您核实：确需使用的私聊发送“恢复 仍需使用”，确已解散的发送“已办 4”。',
    },
  ]);
  const listed = await world.store.transaction((tx) =>
    unfinishedClosings(tx, world.book, world.clock.now()),
  );
  expect(listed.map(({ alive }) => alive)).toEqual([true]);
  expect(await world.asks('周镇长', '恢复 补充调查仍需使用')).toContain('已恢复为在用');
});

test('from a group that is gone and quiet for a week the bot goes without a word', async () => {
  const world = await givenTask();
  await world.asks('李主任', '解散 普查工作已结束');
  await world.asks('李主任', '已办 全部', '2026-10-15T10:00');
  await world.until('2026-10-22T18:00');
  expect(world.chat.done).toEqual([]);
  await world.until('2026-10-23T18:00');
  expect(world.chat.done).toEqual([`leave ${group}`]);
  expect(world.heard().filter(({ to }) => to === group)).toEqual([]);
});

test('members of a group that goes into another hear once where to, and so does its owner', async () => {
  const world = await givenTask();
  const members = ['王股长', '唐丽', '方伟'].map((id) => ({ id, name: id, reachable: null }));
  await world.joins({ id: kept, name: kept, ownerId: '王股长', adminIds: [], members }, '李主任');
  await world.until('2026-10-13T10:00');
  await world.store.transaction(async (tx) => {
    const into = await tx.entries.ofGroup(kept);
    const from = await tx.entries.ofGroup(group);
    await tx.entries.change(
      from?.number ?? 0,
      { state: 'to_merge', mergedInto: into?.id ?? '' },
      { at: world.clock.now(), actorId: '督查员', reason: '经批准并入', day: '2026-10-13' },
    );
  });
  world.heard();
  await world.until('2026-10-16T18:00');
  expect(heardOfEnd(world)).toEqual([
    {
      to: '王股长',
      text: '您好，《青溪镇人口普查专项群》将于10月28日前并入您负责的《青溪镇统计工作群》，请届时接收该群成员。如需商议，请与该群群主联系。',
    },
    {
      to: group,
      text: '各位同志，本群将于10月28日前并入《青溪镇统计工作群》，请届时到该群查看工作安排。本条无需回复。',
    },
  ]);
  expect(await world.asks('李主任', '解散')).toContain('④ 成员已并入《青溪镇统计工作群》');
  await world.asks('李主任', '已办 1 2 3 4');
  expect((await entryOf(world)).state).toBe('merged');
});

describe('that a group is not used any more', () => {
  it('is answered with what to send, asked or not', async () => {
    const world = await givenGroup('青溪镇秋播工作群', { owner: '李主任' });
    expect(await world.asks('李主任', '这个群不用了')).toBe(
      '您是要解散《青溪镇秋播工作群》吗？确定的请发送“解散 《青溪镇秋播工作群》 工作已结束”；未作改动。',
    );
    await world.joins(
      { id: 'g2', name: '青溪镇民政群', ownerId: '李主任', adminIds: [], members: [] },
      '李主任',
    );
    await world.passes(1);
    expect(await world.asks('李主任', '本群可以解散了')).toMatch(
      /^您管理的群有2个：.+未作改动。$/u,
    );
  });

  it('is not heard in 不用了, which may answer anything, nor of whoever leads none', async () => {
    const world = await givenGroup('青溪镇秋播工作群', { owner: '李主任', members: ['孙浩'] });
    for (const [who, words] of [
      ['李主任', '不用了'],
      ['孙浩', '这个群不用了'],
    ] as const) {
      world.heard();
      await world.whispers(who, words);
      expect(world.heard().filter(({ text }) => text.includes('解散'))).toEqual([]);
    }
  });
});
