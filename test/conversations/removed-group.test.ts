import { expect, test } from 'vitest';
import { givenGroup, type World } from '../world/world.ts';

const group = '青溪镇人口普查专项群';

/** The bot was taken out of a group that 李主任 owned when it was last seen. */
async function givenRemoved(ownerBefore = '李主任'): Promise<World> {
  const world = await givenGroup(group, {
    type: 'task',
    ends: '2026-12-31',
    owner: ownerBefore,
    head: '周镇长',
    since: '2026-10-12T08:30',
    supervisors: ['督查员'],
  });
  await world.until('2026-10-12T10:00');
  if (ownerBefore !== '李主任') await handOver(world);
  world.chat.groups.delete(group);
  world.bot.receive({ kind: 'removed', groupId: group, at: world.clock.now() });
  await world.bot.settled();
  world.heard();
  return world;
}

async function handOver(world: World): Promise<void> {
  const shown = world.chat.groups.get(group);
  if (shown === undefined) throw new Error('The platform does not show the group');
  world.chat.groups.set(group, { ...shown, ownerId: '李主任' });
  await world.store.transaction(async (tx) => {
    const row = await tx.groups.get(group);
    if (row !== null) await tx.groups.put({ ...row, ownerId: '李主任' });
  });
}

async function stateOf(world: World): Promise<string | undefined> {
  return world.store.transaction(async (tx) => (await tx.entries.ofGroup(group))?.state);
}

test('whoever owned a group when the bot was taken out of it dissolves it by its name', async () => {
  const world = await givenRemoved();
  expect(await world.asks('李主任', `解散 《${group}》 普查工作已结束`)).toBe(
    [
      `《${group}》已列为待解散，请于11月11日前办好以下4项：`,
      '① 工作已移交',
      '② 资料已保存',
      '③ 成员已告知',
      '④ 群已解散',
      `办好一项即可发送一项，如“已办 《${group}》 1 2”。情况有变的，发送“恢复 《${group}》 仍需使用”。`,
    ].join('\n'),
  );
  expect(await world.asks('李主任', `已办 《${group}》 全部`)).toBe(
    `《${group}》四项均已办好，台账按您的报告登记为“已解散”（2026年10月12日），成员名单已删除、只留人数。机器人不再在该群发言。情况有变的，发送“恢复 《${group}》 仍需使用”。`,
  );
  expect(await stateOf(world)).toBe('dissolved');
  await world.asks('李主任', `恢复 《${group}》 仍需使用`);
  expect(await stateOf(world)).toBe('active');
});

test('the number on the register names such a group as well, and so does its unit’s head', async () => {
  const world = await givenRemoved();
  const id = await world.store.transaction(async (tx) => (await tx.entries.ofGroup(group))?.id);
  expect(await world.asks('周镇长', `解散 ${id ?? ''} 普查工作已结束`)).toContain('待解散');
  expect(await stateOf(world)).toBe('to_dissolve');
});

test('it is kept and its term is extended all the same', async () => {
  const world = await givenRemoved();
  expect(await world.asks('李主任', `保留 《${group}》 仍需使用`)).toContain('已记为继续使用');
  const reasons = await world.store.transaction(async (tx) => {
    const entry = (await tx.entries.ofGroup(group))?.number ?? 0;
    return (await tx.entries.history({ entry })).map(({ reason }) => reason);
  });
  expect(reasons.at(-1)).toBe('群主确认保留：仍需使用');
  expect(await world.asks('李主任', `延期 《${group}》 2027-01-31 尚未验收`)).toContain('已提交');
});

test.each(['王芳', '过路人'])(
  '%s, who does not answer for it, hears what a stranger hears',
  async (who) => {
    const world = await givenRemoved();
    const answer = await world.asks(who, `解散 《${group}》 普查工作已结束`);
    const ofNone = await world.asks(who, '解散 《没有这个群》 普查工作已结束');
    expect(answer).toBe(ofNone);
    expect(await stateOf(world)).toBe('active');
  },
);

test('whoever owned it before somebody else did cannot dissolve it', async () => {
  const world = await givenRemoved('马主任');
  await world.asks('马主任', `解散 《${group}》 普查工作已结束`);
  expect(await stateOf(world)).toBe('active');
  await world.asks('李主任', `解散 《${group}》 普查工作已结束`);
  expect(await stateOf(world)).toBe('to_dissolve');
});

test('an owner the register has replaced since cannot dissolve it', async () => {
  const world = await givenRemoved();
  await world.until('2026-10-13T10:00');
  await world.store.transaction(async (tx) => {
    const entry = await tx.entries.ofGroup(group);
    if (entry === null) throw new Error('The group has no entry');
    const at = world.clock.now();
    const note = { at, actorId: 'console', reason: '导入', day: '2026-10-13' };
    await tx.entries.change(entry.number, { owner: ['马主任'] }, note);
  });
  await world.asks('李主任', `解散 《${group}》 普查工作已结束`);
  expect(await stateOf(world)).toBe('active');
});

test('somebody else who bears the owner’s name cannot dissolve it', async () => {
  const world = await givenRemoved();
  await world.store.transaction(async (tx) => {
    const [person] = await tx.people.members(group);
    if (person === undefined) throw new Error('Nobody sits in the group');
    await tx.people.setMembers(group, [
      ...(await tx.people.members(group)),
      { ...person, personId: 'namesake', name: '李主任' },
    ]);
  });
  await world.asks('namesake', `解散 《${group}》 普查工作已结束`);
  expect(await stateOf(world)).toBe('active');
});

test('a word that names no group never means one the bot was taken out of', async () => {
  const world = await givenRemoved();
  await world.asks('李主任', '解散 普查工作已结束');
  expect(await stateOf(world)).toBe('active');
});
