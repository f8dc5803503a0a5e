import { expect, it } from 'vitest';
import { givenGroup } from '../world/world.ts';

it('what is said to the bot in a group is no talk of the group', async () => {
  const world = await givenGroup('青溪镇政务工作群');
  const commands = ['规则', '群规', '暂停 2小时 防汛', '帮助', '隐私', '绑定 K7M2-9QXT', '规则'];
  await world.until('2026-10-13T09:00');
  for (const word of commands) {
    await world.says('唐丽', `@群规助手\u2005${word}`, { mentionsBot: true });
  }

  expect(await world.violations()).toEqual([]);
  const counts = await world.store.transaction((tx) =>
    tx.counts.between('2026-10-13', '2026-10-13', world.group),
  );
  expect(counts.filter(({ what }) => !what.startsWith('bot'))).toEqual([]);
  world.heard();
  await world.whispers('方伟', '今日通知');
  expect(world.heard().map(({ text }) => text)).toEqual(['您好，您所在的工作群今天暂无通知。']);
});

it('a number of somebody said to the bot is a leak all the same', async () => {
  const world = await givenGroup('青溪镇政务工作群');
  await world.says('唐丽', '@群规助手\u2005规则 张大山 110101199003070097', {
    at: '2026-10-13T09:00',
    mentionsBot: true,
  });

  expect((await world.violations()).map(({ rule }) => rule)).toEqual(['personal-info']);
});
