import { expect, test } from 'vitest';
import { givenGroup, type World } from '../world/world.ts';

const group = '青溪镇文化活动工作群';

/** Somebody works in it all the year, so that it is not idle. */
async function givenYear(): Promise<World> {
  const world = await givenGroup(group, {
    owner: '李主任',
    head: '周镇长',
    since: '2025-10-13T09:00',
  });
  const days = [
    '2025-11-10',
    '2026-01-05',
    '2026-03-02',
    '2026-04-27',
    '2026-06-22',
    '2026-08-17',
    '2026-09-28',
    '2026-10-12',
  ];
  for (const day of days) {
    await world.says('唐丽', '请各村于本周五下班前报送文化活动计划。', { at: `${day}T10:00` });
  }
  return world;
}

const heardOfReview = (world: World) => world.heard().filter(({ text }) => text.includes('满一年'));

test('a year after it came into use the owner is asked once, and keeps it with one word', async () => {
  const world = await givenYear();
  expect(heardOfReview(world)).toEqual([]);
  await world.until('2026-10-13T18:00');
  expect(heardOfReview(world)).toEqual([
    {
      to: '李主任',
      text: '您好，您管理的《青溪镇文化活动工作群》距上次确认已满一年，请确认是否仍需使用。请于10月20日前私聊发送“保留 日常工作需要”或“解散 工作已结束”；不会自动解散。',
    },
  ]);
  await world.whispers('李主任', '保留 日常工作需要', '2026-10-14T10:00');
  await world.until('2026-11-20T18:00');
  expect(heardOfReview(world)).toEqual([]);
});

test('no answer climbs to the head once; nothing is closed', async () => {
  const world = await givenYear();
  await world.until('2026-10-20T18:00');
  world.heard();
  await world.until('2026-10-21T18:00');
  expect(heardOfReview(world)).toEqual([
    {
      to: '周镇长',
      text: '您好，《青溪镇文化活动工作群》距上次确认已满一年，尚未收到群主答复。请您定去留，私聊发送“保留 日常工作需要”或“解散 工作已结束”；不会自动解散，此后不再单独告知。',
    },
  ]);
  await world.until('2026-11-20T18:00');
  expect(heardOfReview(world)).toEqual([]);
  const entry = await world.store.transaction((tx) => tx.entries.ofGroup(group));
  expect(entry?.state).toBe('active');
});

test('what neither of them answered stands in the supervisors’ weekly summary till somebody does', async () => {
  const world = await givenYear();
  const summaries = () => world.heardBySupervisors().filter((text) => text.includes('周小结'));
  const line = '年度复核逾期未答复：《青溪镇文化活动工作群》';
  await world.until('2026-10-26T18:00');
  expect(summaries().join()).not.toContain('年度复核');
  await world.until('2026-11-02T18:00');
  expect(summaries().at(-1)).toContain(line);
  await world.whispers('李主任', '保留 日常工作需要', '2026-11-03T10:00');
  await world.until('2026-11-09T18:00');
  expect(summaries().at(-1)).not.toContain('年度复核');
});
