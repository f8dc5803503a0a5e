import { expect, test } from 'vitest';
import { givenGroup, type GivenGroup, type World } from '../world/world.ts';

const group = '青溪镇农业农村工作群';

/** Everybody has put down unit and name, but for one. */
async function givenNamed(
  given: GivenGroup = {},
  odd: readonly string[] = ['孙浩'],
): Promise<World> {
  const world = await givenGroup(group, { owner: '李主任', ...given });
  const shown = world.chat.groups.get(group);
  if (shown === undefined) throw new Error('no group');
  const names: Record<string, string> = {
    李主任: '党政办-李敏',
    唐丽: '农业办-唐丽',
    方伟: '财政所-方伟',
    丁宁: '党政办-丁宁',
    贺云: '农业办-贺云',
    孙浩: '农业办-孙浩',
  };
  const members = shown.members.map((one) => ({
    ...one,
    name: odd.includes(one.id) ? '阳光男孩' : (names[one.id] ?? one.name),
  }));
  world.chat.groups.set(group, { ...shown, members });
  world.bot.receive({ kind: 'changed', groupId: group, at: world.clock.now() });
  await world.bot.settled();
  world.heard();
  return world;
}

const heardOfCheck = (world: World) => world.heard().filter(({ text }) => text.includes('核对'));
async function checks(world: World) {
  const entries = await world.store.transaction((tx) => tx.journal.list({}, 1_000));
  return entries.filter(({ action }) => action === 'members.check').map(({ actorId }) => actorId);
}

test('a month after the bot came the owner hears how many, sees who, and says that it is done', async () => {
  const world = await givenNamed();
  await world.until('2026-11-11T18:00');
  expect(heardOfCheck(world)).toEqual([]);
  await world.until('2026-11-12T18:00');
  expect(heardOfCheck(world)).toEqual([
    {
      to: '李主任',
      text: '您好，《青溪镇农业农村工作群》到了定期核对成员的时间，有1人建议核对。请私聊发送“核对”查看名单，核对后发送“核对 完成”。',
    },
  ]);
  await world.whispers('李主任', '核对');
  expect(heardOfCheck(world)).toEqual([
    {
      to: '李主任',
      text: '《青溪镇农业农村工作群》建议核对的成员：\n未实名：阳光男孩\n可提醒本人修改群昵称，或者与其商量是否仍需在群；核对后发送“核对 完成”。',
    },
  ]);
  expect(await checks(world)).toEqual([]);
  await world.whispers('李主任', '核对 完成');
  expect(await checks(world)).toEqual(['李主任']);
  world.heard();
  await world.until('2026-12-10T18:00');
  expect(heardOfCheck(world)).toEqual([]);
});

test('where there is nobody to look at nothing is said, and the check counts as made', async () => {
  const world = await givenNamed({}, []);
  await world.until('2026-11-13T18:00');
  expect(heardOfCheck(world)).toEqual([]);
  expect(await checks(world)).toEqual(['bot']);
});

test('villagers are not looked at', async () => {
  const world = await givenNamed({ type: 'village' });
  await world.until('2026-11-20T18:00');
  expect(heardOfCheck(world)).toEqual([]);
});

test('the list is nobody else’s to see', async () => {
  const world = await givenNamed();
  await world.whispers('唐丽', '核对');
  expect(
    world
      .heard()
      .map(({ text }) => text)
      .join(''),
  ).not.toContain('阳光男孩');
});
