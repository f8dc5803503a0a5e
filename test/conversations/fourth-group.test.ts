import { expect, test } from 'vitest';
import type { ChatGroup } from '../../src/ports/chat.ts';
import { givenGroup, type World } from '../world/world.ts';

const group = '青溪镇农业农村工作群';

function other(name: string, members: readonly string[]): ChatGroup {
  const people = ['罗支书', ...members].map((id) => ({ id, name: id, reachable: null }));
  return { id: name, name, ownerId: '罗支书', adminIds: [], members: people };
}

/** 唐丽 sits in three groups, 方伟 in four already. */
async function givenThree(): Promise<World> {
  const world = await givenGroup(group, {
    owner: '李主任',
    others: [
      other('防汛群', ['唐丽', '方伟']),
      other('春耕群', ['唐丽', '方伟']),
      other('档案群', ['方伟']),
      other('信访群', []),
    ],
  });
  await world.until('2026-10-13T18:00');
  world.heard();
  return world;
}

async function adds(world: World, name: string, people: readonly string[]): Promise<void> {
  const shown = world.chat.groups.get(name);
  if (shown === undefined) throw new Error('no group');
  const members = [...shown.members, ...people.map((id) => ({ id, name: id, reachable: null }))];
  world.chat.groups.set(name, { ...shown, members });
  world.bot.receive({ kind: 'changed', groupId: name, at: world.clock.now() });
  await world.bot.settled();
}

const heardOfLimit = (world: World) =>
  world.heard().filter(({ text }) => text.includes('不超过') || text.includes('超过每人'));

test('somebody is added to a fourth group: he and its owner hear of it, once', async () => {
  const world = await givenThree();
  await adds(world, '信访群', ['唐丽']);
  await world.until('2026-10-14T18:00');
  const heard = heardOfLimit(world);
  expect(heard).toHaveLength(2);
  expect(heard).toContainEqual({
    to: '唐丽',
    text: '您好，您已在4个工作群（群管理要求每人不超过3个）。其中不需要的，可与群主商量精简；无需回复。',
  });
  expect(heard).toContainEqual({
    to: '罗支书',
    text: '您好，唐丽加入您管理的《信访群》后，所在工作群已超过每人3个。请与本人商量是否确需在群，不需要的可以精简；无需回复。',
  });
  await adds(world, '档案群', ['唐丽']);
  await world.until('2026-10-30T18:00');
  expect(heardOfLimit(world)).toEqual([]);
});

test('several at once are one word to the owner', async () => {
  const world = await givenThree();
  await adds(world, '信访群', ['唐丽', '方伟']);
  await world.until('2026-10-14T18:00');
  expect(heardOfLimit(world).filter(({ to }) => to === '罗支书')).toEqual([
    {
      to: '罗支书',
      text: '您好，您管理的《信访群》新加入的2人（唐丽、方伟），所在工作群已超过每人3个。请与本人商量是否确需在群，不需要的可以精简；无需回复。',
    },
  ]);
});

test('the bot is taken into a fourth group that stood before: nobody was added', async () => {
  const world = await givenThree();
  await world.joins(other('老群', ['唐丽']), '李主任');
  await world.until('2026-10-30T18:00');
  expect(heardOfLimit(world)).toEqual([]);
});
