import { expect, test } from 'vitest';
import type { ChatGroup } from '../../src/ports/chat.ts';
import { addSupervisor } from '../../src/register/supervisors.ts';
import { givenGroup, type World } from '../world/world.ts';

const group = '青溪镇文化活动工作群';

async function givenLed(): Promise<World> {
  const world = await givenGroup(group, { owner: '李主任', head: '周镇长', admins: ['小何'] });
  await world.until('2026-10-13T18:00');
  world.heard();
  return world;
}

/** The platform shows the group otherwise from now on. */
async function shows(world: World, change: (shown: ChatGroup) => Partial<ChatGroup>) {
  const shown = world.chat.groups.get(group);
  if (shown === undefined) throw new Error('no group');
  world.chat.groups.set(group, { ...shown, ...change(shown) });
  world.bot.receive({ kind: 'changed', groupId: group, at: world.clock.now() });
  await world.bot.settled();
}

const leaves = (who: string) => (shown: ChatGroup) => ({
  members: shown.members.filter(({ id }) => id !== who),
});
const heardOfOwners = (world: World) => world.heard().filter(({ text }) => text.includes('变更'));

test('the owner hands it on and leaves: the head is told once, on the next morning', async () => {
  const world = await givenLed();
  await shows(world, (shown) => ({ ...leaves('李主任')(shown), ownerId: '唐丽' }));
  world.heard();
  await world.until('2026-10-14T18:00');
  expect(heardOfOwners(world)).toEqual([
    {
      to: '周镇长',
      text: '您好，《青溪镇文化活动工作群》备案的群主已退群，群主已变更，与备案不一致。请确定群主人选，私聊发送“变更 群主 姓名”办理变更。',
    },
  ]);
  await world.until('2026-11-10T18:00');
  expect(heardOfOwners(world)).toEqual([]);
});

test('what the head does not file is in the week of the supervisors, and can be looked up', async () => {
  const world = await givenLed();
  await world.store.transaction((tx) => addSupervisor(tx, '王芳', world.clock.now()));
  await shows(world, (shown) => ({ ...leaves('李主任')(shown), ownerId: '唐丽' }));
  await world.until('2026-10-21T18:00');
  world.heard();
  await world.whispers('王芳', '台账');
  expect(world.heard().at(-1)?.text).not.toContain('变更未办');
  await world.until('2026-10-26T09:30');
  expect(world.heardBySupervisors().at(-1)).toContain(
    '群主或管理员变动逾期未办变更：《青溪镇文化活动工作群》（逾期5天）。',
  );
  await world.whispers('王芳', '台账');
  expect(world.heard().at(-1)?.text).toMatch(/需关注：.*变更未办1。/u);
  await world.whispers('王芳', '台账 变更未办');
  expect(world.heard().at(-1)?.text).toContain('《青溪镇文化活动工作群》');
});

test('the last administrator leaves: the head is told', async () => {
  const world = await givenLed();
  await shows(world, (shown) => ({ ...leaves('小何')(shown), adminIds: [] }));
  await world.until('2026-10-14T18:00');
  expect(heardOfOwners(world)).toEqual([
    {
      to: '周镇长',
      text: '您好，《青溪镇文化活动工作群》目前没有管理员。请确定管理员人选，私聊发送“变更 管理员 姓名”办理变更。',
    },
  ]);
});

test('the group falls to the bot’s own account: the head is told, and no word goes to the bot', async () => {
  const world = await givenLed();
  await world.joins({
    id: 'other',
    name: '青溪镇政务工作群',
    ownerId: '方伟',
    adminIds: [],
    members: ['方伟', '周镇长'].map((id) => ({ id, name: id, reachable: true })),
  });
  world.heard();
  // As the port shows it: its own account is nobody's owner.
  await shows(world, (shown) => ({ ...leaves('李主任')(shown), ownerId: null }));
  await world.until('2026-10-14T18:00');
  expect(heardOfOwners(world)).toEqual([
    {
      to: '周镇长',
      text: '您好，《青溪镇文化活动工作群》目前没有群主。请确定群主人选，私聊发送“变更 《青溪镇文化活动工作群》 群主 姓名”办理变更。',
    },
  ]);
  expect(world.chat.said.filter(({ to }) => to.id === world.chat.self)).toEqual([]);
});

test('another was filed before the platform follows: nobody is told when it does', async () => {
  const world = await givenLed();
  await world.store.transaction(async (tx) => {
    const entry = await tx.entries.ofGroup(group);
    const note = {
      at: world.clock.now(),
      actorId: 'console',
      reason: '群主变更获批准',
      day: '2026-10-13',
    };
    await tx.entries.change(entry?.number ?? 0, { owner: ['唐丽'] }, note);
  });
  await world.until('2026-10-14T18:00');
  await shows(world, () => ({ ownerId: '唐丽' }));
  world.heard();
  await world.until('2026-11-10T18:00');
  expect(heardOfOwners(world)).toEqual([]);
});

test('where the platform tells no owner at all nothing is said', async () => {
  const world = await givenGroup(group, { owner: null, head: '周镇长' });
  await world.until('2026-11-10T18:00');
  expect(heardOfOwners(world)).toEqual([]);
});
