import { expect, test } from 'vitest';
import { ordinaryRegister } from '../../src/engine/rule-book/register.ts';
import { idle } from '../../src/jobs/idle.ts';
import { idleDays } from '../../src/jobs/thresholds.ts';
import { shanghai } from '../time/china-2026.ts';
import { openOffice, type AboutGroup } from './office.ts';

const begin = '2026-09-01T08:00:00';
const lastWorkAt = shanghai('2026-09-15T17:00:00');

async function keysAfter(about: AboutGroup, ...walls: readonly string[]) {
  const office = await openOffice();
  await office.addGroup('老群', { lastWorkAt, ...about });
  await office.runAt([idle], begin, ...walls);
  return (await office.queued()).map(({ key }) => key).reverse();
}

test('after 30 days without work an owner hears, after 60 once more, and no third time', async () => {
  const warn = `idle:g1:${String(lastWorkAt)}:warn`;
  const last = `idle:g1:${String(lastWorkAt)}:idle`;
  const walls = [
    '2026-10-14T09:00:00',
    '2026-10-15T09:00:00',
    '2026-10-16T09:00:00',
    '2026-11-13T09:00:00',
    '2026-11-16T09:00:00',
    '2026-11-17T09:00:00',
    '2027-03-01T09:00:00',
  ];
  expect(await keysAfter({}, ...walls.slice(0, 1))).toEqual([]);
  expect(await keysAfter({}, ...walls.slice(0, 4))).toEqual([warn]);
  expect(await keysAfter({}, ...walls)).toEqual([warn, last]);
});

test('a notice group is given 90 days, a duty group is never idle', async () => {
  const walls = ['2026-10-20T09:00:00', '2026-11-16T09:00:00', '2026-12-14T09:00:00'];
  expect(await keysAfter({ type: 'notice' }, ...walls)).toEqual([
    `idle:g1:${String(lastWorkAt)}:warn`,
    `idle:g1:${String(lastWorkAt)}:idle`,
  ]);
  expect(await keysAfter({ type: 'notice' }, ...walls.slice(0, 1))).toEqual([]);
  expect(await keysAfter({ type: 'task', duty: true }, ...walls)).toEqual([]);
});

test('a group in which nobody ever spoke of work counts from the day the bot joined', async () => {
  const joinedAt = shanghai('2026-09-02T10:00:00');
  expect(await keysAfter({ lastWorkAt: null, joinedAt }, '2026-10-09T09:00:00')).toEqual([
    `idle:g1:${String(joinedAt)}:warn`,
  ]);
});

test('work begins the count anew, and what was not said yet is not said any more', async () => {
  const office = await openOffice();
  await office.addGroup('老群', { lastWorkAt });
  await office.runAt([idle], begin, '2026-10-15T09:00:00');
  const again = shanghai('2026-10-20T10:00:00');
  await office.store.transaction((tx) => tx.groups.touch(new Map([['g1', again]])));
  await office.runAt([idle], '2026-10-21T09:00:00');
  expect(await office.queued()).toEqual([]);
  await office.runAt([idle], '2026-11-16T09:00:00', '2026-11-19T09:00:00');
  expect((await office.queued()).map(({ key }) => key)).toEqual([`idle:g1:${String(again)}:warn`]);
});

test('days the bot was away are not held against a group', async () => {
  const office = await openOffice();
  await office.addGroup('老群', { lastWorkAt });
  await office.store.transaction((tx) =>
    tx.notes.set(
      `gap:${String(shanghai('2026-09-20T00:00:00'))}`,
      String(shanghai('2026-09-30T00:00:00')),
    ),
  );
  await office.runAt([idle], begin, '2026-10-20T09:00:00');
  expect(await office.queued()).toEqual([]);
  await office.runAt([idle], '2026-10-26T09:00:00');
  expect((await office.queued()).map(({ text }) => text)).toEqual([
    '您好，《老群》已31天无工作信息，满60天将按群管理要求列为闲置群。仍在使用的无需处理；工作已结束的，可私聊发送“解散 工作已结束”。',
  ]);
});

test('a group the bot has left is nobody’s concern', async () => {
  expect(await keysAfter({ present: false }, '2026-12-14T09:00:00')).toEqual([]);
});

test('an owner of many idle groups hears of them in one word', async () => {
  const office = await openOffice();
  for (const name of ['甲群', '乙群', '丙群']) {
    await office.addGroup(name, { lastWorkAt, ownerId: 'li' });
  }
  await office.runAt([idle], begin, '2026-11-16T09:00:00');
  expect((await office.queued()).map(({ text }) => text)).toEqual([
    '您好，以下群已较长时间无工作信息：\n《丙群》62天，已列为闲置群，请于11月23日前答复\n《甲群》62天，已列为闲置群，请于11月23日前答复\n《乙群》62天，已列为闲置群，请于11月23日前答复\n请私聊发送“保留 《群名》 理由”、“解散 《群名》 理由”或“合并 《群名》 并入 《另一群名》 理由”；有新的工作信息即自动恢复在用，不会自动解散。',
  ]);
});

test("a villagers' group never counts as idle: that nobody works in it says nothing", () => {
  expect(idleDays('village', false, ordinaryRegister)).toBeNull();
  expect(idleDays('work', false, ordinaryRegister)).toEqual({ warn: 30, idle: 60 });
});

test('half way nothing is asked of several groups either', async () => {
  const office = await openOffice();
  for (const name of ['甲群', '乙群']) {
    await office.addGroup(name, { lastWorkAt, ownerId: 'li' });
  }
  await office.runAt([idle], begin, '2026-10-15T09:00:00');
  const days = 30;
  expect((await office.queued()).map(({ text }) => text)).toEqual([
    `您好，以下群已较长时间无工作信息：\n《甲群》${String(days)}天，满60天列为闲置群\n《乙群》${String(days)}天，满60天列为闲置群\n仍在使用的无需处理；工作已结束的，可私聊发送“解散 《群名》 工作已结束”。`,
  ]);
});

test.each(['2026-10-01', '2026-11-15'])(
  'a group whose term ends is asked about that alone: %s',
  async (ends) => {
    const office = await openOffice();
    await office.addGroup('专项群', { type: 'task', ends, lastWorkAt, ownerId: 'li' });
    await office.runAt([idle], begin, '2026-10-20T09:00:00', '2026-11-16T09:00:00');
    expect(await office.queued()).toEqual([]);
  },
);
