import { expect, test } from 'vitest';
import type { Heard, World } from '../world/world.ts';
import { givenGroup } from '../world/world.ts';
import { unansweredIdle } from '../../src/register/unanswered.ts';

const group = '青溪镇文化活动工作群';
/** Work was spoken of on Monday, 2 March 2026; sixty days later is Friday, 1 May, a holiday. */
const begin = '2026-03-02T09:00';

async function givenQuiet(): Promise<World> {
  const world = await givenGroup(group, { owner: '李主任', head: '周镇长', since: begin });
  await world.says('唐丽', '请各村于3月6日下班前报送文化活动计划。', { at: '2026-03-02T10:00' });
  world.heard();
  return world;
}

/** What was said of idleness; other jobs speak of other things. */
function heardOfIdle(world: World): readonly Heard[] {
  return world.heard().filter(({ text }) => /闲置|无工作信息/u.test(text));
}

async function stateOf(world: World): Promise<string | undefined> {
  return (await world.store.transaction((tx) => tx.entries.ofGroup(group)))?.state;
}

async function historyOf(world: World): Promise<readonly string[]> {
  const lines = await world.store.transaction((tx) => tx.entries.history({}));
  return lines
    .filter(({ key }) => key === 'state')
    .map(({ old, now, reason }) => `${old ?? ''}→${now ?? ''} ${reason}`);
}

test('an owner hears half way, is asked at sixty days, and keeps the group with one word', async () => {
  const world = await givenQuiet();
  await world.until('2026-05-01T18:00');
  expect(heardOfIdle(world)).toEqual([
    {
      to: '李主任',
      text: '您好，《青溪镇文化活动工作群》已30天无工作信息，满60天将按群管理要求列为闲置群。仍在使用的无需处理；工作已结束的，可私聊发送“解散 工作已结束”。',
    },
  ]);
  expect(await stateOf(world)).toBe('active');

  // Nobody is asked on a holiday: 6 May is the first workday after it.
  await world.until('2026-05-06T18:00');
  expect(heardOfIdle(world)).toEqual([
    {
      to: '李主任',
      text: '您好，《青溪镇文化活动工作群》已65天无工作信息，按群管理要求列为闲置群。请于5月13日前私聊发送“保留 下半年工作需要”、“解散 工作已结束”或“合并 并入 《群名》 内容相近”；有新的工作信息即自动恢复在用，逾期未答复的报单位负责人研究，不会自动解散。',
    },
  ]);
  expect(await stateOf(world)).toBe('idle');

  await world.until('2026-05-08T09:59');
  world.heard();
  await world.whispers('李主任', '保留 下半年文化节仍需使用', '2026-05-08T10:00');
  expect(world.heard()).toEqual([
    {
      to: '李主任',
      text: '《青溪镇文化活动工作群》已记为继续使用，理由已存入台账。今后无需为此报告，长期没有工作信息时再请您确认。',
    },
  ]);
  expect(await stateOf(world)).toBe('active');
  expect((await historyOf(world)).slice(-2)).toEqual([
    'active→idle 已65天无工作信息',
    'idle→active 群主确认保留：下半年文化节仍需使用',
  ]);

  // Asked again after another sixty days, and not before.
  await world.until('2026-07-06T18:00');
  expect(heardOfIdle(world)).toEqual([]);
  await world.until('2026-07-07T18:00');
  expect(heardOfIdle(world).map(({ to }) => to)).toEqual(['李主任']);
});

test('no answer climbs to the unit head once, and then stands in the weekly list; nothing is closed', async () => {
  const world = await givenQuiet();
  const unanswered = () =>
    world.store.transaction((tx) => unansweredIdle(tx, world.book, world.clock.now()));
  await world.until('2026-05-13T18:00');
  expect(heardOfIdle(world).map(({ to }) => to)).toEqual(['李主任', '李主任']);
  await world.until('2026-05-14T18:00');
  expect(heardOfIdle(world)).toEqual([
    {
      to: '周镇长',
      text: '您好，《青溪镇文化活动工作群》已73天无工作信息，列为闲置后尚未收到答复。请您定去留，私聊发送“保留 下半年工作需要”、“解散 工作已结束”或“合并 并入 《群名》 内容相近”；不会自动解散，仍未答复的列入督查群每周小结。',
    },
  ]);
  expect(await unanswered()).toEqual([]);
  await world.until('2026-06-30T18:00');
  expect(heardOfIdle(world)).toEqual([]);
  expect(await stateOf(world)).toBe('idle');
  expect((await unanswered()).map(({ entry }) => entry.name)).toEqual([group]);
});

test('work renews in silence: at once, with a line in the history, and nobody is told', async () => {
  const world = await givenQuiet();
  await world.until('2026-05-06T18:00');
  heardOfIdle(world);
  await world.says('孙浩', '通知：文化节筹备会定于5月12日上午9点在镇政府三楼召开，请各村参加。', {
    at: '2026-05-07T10:00',
  });
  expect(await stateOf(world)).toBe('active');
  expect((await historyOf(world)).at(-1)).toBe('idle→active 群内有新的工作信息');
  await world.until('2026-06-05T18:00');
  expect(heardOfIdle(world)).toEqual([]);
});

test.each(['还在用', '收到', '1', '[强]', '本群继续保留', '顶一下'])(
  'words to feed the bot are no activity: %s',
  async (words) => {
    const world = await givenQuiet();
    await world.until('2026-05-06T18:00');
    heardOfIdle(world);
    await world.says('孙浩', words, { at: '2026-05-07T10:00' });
    await world.until('2026-05-08T18:00');
    expect(await stateOf(world)).toBe('idle');
  },
);

test('without a unit head the supervisors hear, once', async () => {
  const world = await givenGroup(group, { owner: '李主任', since: begin });
  await world.says('唐丽', '请各村于3月6日下班前报送文化活动计划。', { at: '2026-03-02T10:00' });
  await world.until('2026-05-13T18:00');
  world.heard();
  await world.until('2026-06-30T18:00');
  expect(world.heardBySupervisors().filter((text) => text.startsWith('您好，《'))).toEqual([
    '您好，《青溪镇文化活动工作群》已73天无工作信息，列为闲置后尚未收到答复。请督促所在单位定去留，由群主或单位负责人私聊机器人发送“保留 理由”或“解散 理由”；此后列入每周小结，不再单独告知。',
  ]);
});

const other = '青溪镇读书活动工作群';

/** 李主任 is asked of as many idle groups as are named. */
async function givenAsked(...others: readonly string[]): Promise<World> {
  const world = await givenGroup(group, {
    owner: '李主任',
    head: '周镇长',
    since: begin,
    others: others.map((name) => ({
      id: name,
      name,
      ownerId: '李主任',
      adminIds: [],
      members: ['李主任', '唐丽'].map((id) => ({ id, name: id, reachable: null })),
    })),
  });
  await world.says('唐丽', '请各村于3月6日下班前报送文化活动计划。', { at: '2026-03-02T10:00' });
  // The office put them on the register.
  await world.store.transaction(async (tx) => {
    for (const name of others) {
      const { number } = (await tx.entries.ofGroup(name)) ?? { number: 0 };
      const note = { at: world.clock.now(), actorId: 'import', reason: '导入台账' };
      await tx.entries.change(number, { state: 'active' }, { ...note, day: '2026-03-02' });
    }
  });
  await world.until('2026-05-08T09:59');
  world.heard();
  return world;
}

test.each(['还在用', '在用', '继续用', '群还在用的', '还在用，文化节要办'])(
  'an owner who was asked answers in his own words, and the group is kept: %s',
  async (words) => {
    const world = await givenAsked();
    await world.whispers('李主任', words, '2026-05-08T10:00');
    expect(world.heard()[0]?.text).toContain('《青溪镇文化活动工作群》已记为继续使用');
    expect(await stateOf(world)).toBe('active');
    const why = words.includes('文化节') ? '文化节要办' : '仍在使用';
    expect((await historyOf(world)).at(-1)).toBe(`idle→active 群主确认保留：${why}`);
  },
);

test.each(['不用了', '可以解散'])(
  'an owner who was asked and needs it no more is told how to dissolve it: %s',
  async (words) => {
    const world = await givenAsked();
    await world.whispers('李主任', words, '2026-05-08T10:00');
    expect(world.heard()).toEqual([
      {
        to: '李主任',
        text: '您是要解散《青溪镇文化活动工作群》吗？确定的请发送“解散 《青溪镇文化活动工作群》 工作已结束”；未作改动。',
      },
    ]);
    expect(await stateOf(world)).toBe('idle');
  },
);

test('an owner who was asked of several is told to name the one', async () => {
  const world = await givenAsked(other);
  await world.whispers('李主任', '还在用', '2026-05-08T10:00');
  expect(world.heard()).toEqual([
    {
      to: '李主任',
      text: '此前询问去留的有2个群：《青溪镇文化活动工作群》、《青溪镇读书活动工作群》。请写明是哪一个，如“保留 《青溪镇文化活动工作群》 仍在使用”；未作改动。',
    },
  ]);
  expect(await stateOf(world)).toBe('idle');
});

test('the same words of somebody who was not asked keep nothing', async () => {
  const world = await givenAsked();
  await world.whispers('周镇长', '还在用', '2026-05-08T10:00');
  expect(world.heard()[0]?.text).toContain('您是否要发送“保留”');
  expect(await stateOf(world)).toBe('idle');
});
