import { expect, it } from 'vitest';
import { givenGroup } from '../world/world.ts';

it('the owner sees how often 紧急 is marked, and whether it wears out, without a name', async () => {
  const world = await givenGroup('青溪镇政务工作群');
  for (const [who, at] of [
    ['唐丽', '2026-10-13T19:00'],
    ['唐丽', '2026-10-14T19:00'],
    ['方伟', '2026-10-14T19:30'],
  ] as const) {
    await world.says(who, '【紧急】请各村下周五前报送巡查情况', { at });
  }
  world.heard();
  await world.whispers('李主任', '状态', '2026-10-15T09:00');
  expect(world.heard().at(-1)?.text).toMatch(/\n近7天标“紧急”的消息：3条$/u);

  await world.says('唐丽', '【紧急】请各村下周五前报送巡查情况表', { at: '2026-10-15T19:00' });
  world.heard();
  await world.whispers('李主任', '状态', '2026-10-16T09:00');
  const answer = world.heard().at(-1);
  expect(answer?.text).toContain('4条，其中1人达到3条，此后仅凭标识不再免于提醒');
  expect(answer?.text).not.toMatch(/唐丽|方伟/u);

  await world.whispers('李主任', '状态', '2026-10-26T09:00');
  expect(
    world
      .heard()
      .map(({ text }) => text)
      .join(),
  ).not.toContain('紧急');
});
