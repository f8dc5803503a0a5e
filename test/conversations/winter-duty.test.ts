import { expect, test } from 'vitest';
import { givenGroup, type World } from '../world/world.ts';

const group = '青溪镇防汛应急值守群';

/** Whatever was said of its quiet or its end, to anybody. */
function heardOf(world: World): readonly string[] {
  return world.chat.said
    .map(({ text }) => text)
    .filter((text) => /闲置|无工作信息|到期/u.test(text));
}

async function stateOf(world: World): Promise<string | undefined> {
  return (await world.store.transaction((tx) => tx.entries.ofGroup(group)))?.state;
}

test('a duty group sleeps all winter and is left alone', async () => {
  const world = await givenGroup(group, {
    type: 'task',
    duty: true,
    owner: '李主任',
    head: '周镇长',
    since: '2026-01-05T08:30',
  });
  await world.says('唐丽', '请值守人员于每日17时前报告水位。', { at: '2026-01-05T09:00' });
  await world.until('2026-05-29T18:00');
  expect(heardOf(world)).toEqual([]);
  expect(await stateOf(world)).toBe('active');
});

test('one its owner declares a duty group is left alone from then on, and is in use again', async () => {
  const world = await givenGroup(group, { owner: '李主任', since: '2026-01-05T08:30' });
  await world.says('唐丽', '请值守人员于每日17时前报告水位。', { at: '2026-01-05T09:00' });
  await world.until('2026-03-11T18:00');
  expect(await stateOf(world)).toBe('idle');
  await world.whispers('李主任', '值守群 开');
  const said = heardOf(world).length;
  await world.until('2026-05-29T18:00');
  expect(await stateOf(world)).toBe('active');
  expect(heardOf(world)).toHaveLength(said);
});

test('its season was declared: when that is over it is over its term like any other', async () => {
  const world = await givenGroup(group, {
    type: 'task',
    duty: true,
    ends: '2026-10-30',
    owner: '李主任',
    head: '周镇长',
    since: '2026-09-01T08:30',
  });
  await world.until('2026-11-09T18:00');
  expect(await stateOf(world)).toBe('active');
  await world.until('2026-11-10T18:00');
  expect(await stateOf(world)).toBe('overdue');
  expect(heardOf(world).at(-1)).toBe(
    '您好，《青溪镇防汛应急值守群》已于2026年10月30日到期，列为超期群后尚未收到答复。请您定去留：任务已结束的私聊发送“解散 任务已结束”，确需保留的请群主申请延期；仍未办理的列入督查群每周小结。',
  );
});
