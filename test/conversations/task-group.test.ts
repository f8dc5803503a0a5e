import { expect, test } from 'vitest';
import type { Entry } from '../../src/domain/entry.ts';
import { givenGroup, type World } from '../world/world.ts';

const group = '青溪镇农村道路整治专项群';

/** The town's own group, which vouches for the one that is to be filed. */
async function givenTown(): Promise<World> {
  const world = await givenGroup('青溪镇农业农村工作群', {
    owner: '李敏',
    head: '周镇长',
    supervisors: ['督查员', '王芳'],
    since: '2026-04-27T08:30',
  });
  const members = ['韩梅', '丁民', '尤芳'].map((id) => ({ id, name: id, reachable: true }));
  await world.joins({ id: group, name: group, ownerId: '韩梅', adminIds: [], members }, '李敏');
  await world.until('2026-04-27T10:00');
  return world;
}

async function entryOf(world: World): Promise<Entry | null> {
  return world.store.transaction((tx) => tx.entries.ofGroup(group));
}

/** What its owner and the head were told of its term since this was last asked. */
function heardOfTerm(world: World): readonly string[] {
  return world
    .heard()
    .filter(({ text }) => text.startsWith('您好') && text.includes('到期'))
    .map(({ to, text }) => `${to}：${text}`);
}

test('a task group lives from filing to its end: filed, approved, warned, extended, dissolved', async () => {
  const world = await givenTown();
  await world.asks(
    '韩梅',
    `报备 《${group}》 类型：专项群；用途：农村道路整治进度的布置和报送；期限：2026-05-29；成员：各村文书，约30人；群主：本人；管理员：丁民；理由：现有群事情太多，容易看漏`,
  );
  const handedIn = await world.asks('韩梅', '提交');
  const number = /编号 (\d+)/u.exec(handedIn)?.[1] ?? handedIn;
  expect((await entryOf(world))?.state).toBe('applied');
  await world.asks('王芳', `批准 ${number}`);
  expect(await entryOf(world)).toMatchObject({ state: 'active', ends: '2026-05-29' });
  world.heard();

  await world.until('2026-05-29T18:00');
  expect(heardOfTerm(world)).toEqual([
    '韩梅：您好，《青溪镇农村道路整治专项群》将于2026年5月29日（周五）到期，还有30天。任务结束后请私聊发送“解散 任务已结束”；确需延期的，请在到期前发送“延期 2026-06-28 工作尚未完成”。',
    '韩梅：您好，《青溪镇农村道路整治专项群》将于2026年5月29日（周五）到期，还有7天。任务即将结束的请着手收尾，结束后请私聊发送“解散 任务已结束”；确需延期的，请在到期前发送“延期 2026-06-28 工作尚未完成”。',
    '韩梅：您好，《青溪镇农村道路整治专项群》今天（5月29日）到期。任务已结束的，请私聊发送“解散 任务已结束”；确需延期的，请今天发送“延期 2026-06-28 工作尚未完成”。',
  ]);

  await world.says('丁民', '请各村于6月3日下班前报送道路整治进度。', {
    at: '2026-05-29T18:00',
    in: group,
  });
  world.heard();
  // On the morning after he has seven days, and asks for a month more.
  await world.until('2026-06-01T18:00');
  expect(heardOfTerm(world)).toEqual([
    '韩梅：您好，《青溪镇农村道路整治专项群》已于2026年5月29日到期。任务已结束的，请于6月8日前私聊发送“解散 任务已结束”，确需延期的发送“延期 2026-07-01 工作尚未完成”；逾期未办理的列为超期群，报单位负责人研究。',
  ]);
  const asked = await world.asks('韩梅', '延期 2026-07-01 道路尚未验收', '2026-06-08T10:00');
  // While that waits, nobody holds him to have let it lie.
  await world.until('2026-06-09T12:00');
  expect(heardOfTerm(world)).toEqual([]);
  await world.asks('王芳', `批准 ${/编号 (\d+)/u.exec(asked)?.[1] ?? asked}`);
  expect(await entryOf(world)).toMatchObject({
    state: 'active',
    ends: '2026-07-01',
    extensions: 1,
  });
  world.heard();

  // Nobody acts on the second end: it is overdue, and the head hears of it once.
  await world.until('2026-07-09T18:00');
  expect((await entryOf(world))?.state).toBe('active');
  world.heard();
  await world.until('2026-07-31T18:00');
  expect((await entryOf(world))?.state).toBe('overdue');
  expect(heardOfTerm(world)).toEqual([
    '周镇长：您好，《青溪镇农村道路整治专项群》已于2026年7月1日到期，列为超期群后尚未收到答复。请您定去留：任务已结束的私聊发送“解散 《青溪镇农村道路整治专项群》 任务已结束”，确需保留的请群主申请延期；仍未办理的列入督查群每周小结。',
  ]);

  await world.asks('周镇长', `解散 《${group}》 任务已结束`);
  expect((await entryOf(world))?.state).toBe('to_dissolve');
  expect(await world.asks('韩梅', '已办 1 2 3', '2026-08-03T10:00')).toContain('还差④群已解散');
  world.chat.groups.delete(group);
  world.bot.receive({ kind: 'removed', groupId: group, at: world.clock.now() });
  await world.bot.settled();
  expect(await entryOf(world)).toMatchObject({ state: 'dissolved', dissolved: '2026-08-03' });
  const history = await world.store.transaction((tx) => tx.entries.history({}));
  const number_ = (await entryOf(world))?.number;
  expect(
    history
      .filter(({ key, entry }) => key === 'state' && entry === number_)
      .map(({ old, now }) => `${old ?? ''}→${now ?? ''}`),
  ).toEqual([
    '→unregistered',
    'unregistered→applied',
    'applied→active',
    'active→overdue',
    'overdue→to_dissolve',
    'to_dissolve→dissolved',
  ]);
});

test('a term its owner shortens is in the register, and what is longer is applied for', async () => {
  const world = await givenGroup(group, {
    type: 'task',
    ends: '2026-12-31',
    owner: '韩梅',
    since: '2026-10-12T08:30',
  });
  expect(await world.asks('韩梅', '期限 2026-11-30', '2026-10-12T10:00')).toBe(
    '《青溪镇农村道路整治专项群》的使用期限已设为2026-11-30（还有49天），到期前会私下提醒您。',
  );
  expect((await entryOf(world))?.ends).toBe('2026-11-30');
  expect(await world.asks('韩梅', '期限 2026-12-15')).toBe(
    '《青溪镇农村道路整治专项群》的使用期限为2026-11-30，延长须经批准，请发送“延期 2026-12-15 工作尚未完成”提出申请；未作改动。',
  );
  expect((await entryOf(world))?.ends).toBe('2026-11-30');
});
