import { rmSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import type { ChatGroup } from '../../src/ports/chat.ts';
import { givenGroup, type World } from '../world/world.ts';

const farming = '青溪镇农业农村工作群';
const post = '请各村明天上午报送秋播进度表';
const folders: string[] = [];

afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

/** The account logs in again over a web protocol: everybody and every group has another id. */
async function loggedInAgain(): Promise<World> {
  const folder = mkdtempSync(join(tmpdir(), 'qungui-ids-'));
  folders.push(folder);
  const file = join(folder, 'bot.sqlite');
  const world = await givenGroup(farming, { file, supervisors: ['督查员'] });
  await world.whispers('李主任', '设置 工作时间 9:00-17:00');
  await world.says('唐丽', post, { at: '2026-10-12T20:00' });
  await world.dies();
  world.chat.abilities = { ...world.chat.abilities, stableIds: false };
  for (const group of [...world.chat.groups.values()]) {
    world.chat.groups.delete(group.id);
    world.chat.groups.set(`@@${group.id}`, renewed(group));
  }
  await world.open(file);
  world.heard();
  world.heardBySupervisors();
  return world;
}

function renewed({ id, name, ownerId, members }: ChatGroup): ChatGroup {
  return {
    id: `@@${id}`,
    name,
    ownerId: ownerId === null ? null : `@${ownerId}`,
    adminIds: [],
    members: members.map((one) => ({ ...one, id: `@${one.id}` })),
  };
}

const here = `@@${farming}`;
const posts = (world: World, who: string) => world.says(who, post, { in: here });
const casesOf = (world: World, groupId: string) =>
  world.store.transaction((tx) => tx.violations.list({ groupId }));

describe('where ids change at login', () => {
  it('the bot watches, says nothing and takes no commands', async () => {
    const world = await loggedInAgain();
    await posts(world, '@丁宁');
    expect(world.heard()).toEqual([]);
    expect(await casesOf(world, here)).toMatchObject([{ level: 'observe' }]);
    await world.whispers('@李主任', '状态');
    await world.whispers('@督查员', '状态');
    for (const { text } of world.heard()) expect(text).toContain('暂不受理命令');
  });

  it('an owner binds his group again, and finds it as he left it', async () => {
    const world = await loggedInAgain();
    await posts(world, '@丁宁');
    const code = world.codes.hand('rebind', world.clock.now(), farming);
    await world.whispers('@李主任', `绑定 ${code}`);
    expect(world.heard()).toEqual([
      {
        to: '@李主任',
        text: '您好，《青溪镇农业农村工作群》已重新绑定，原有设置和记录照旧。此次登录期间您可以使用群主命令，机器人重新登录后须再次绑定。',
      },
    ]);
    expect(await casesOf(world, farming)).toEqual([]);
    expect((await casesOf(world, here)).map(({ personId }) => personId).sort()).toEqual([
      '@丁宁',
      '唐丽',
    ]);
    await world.whispers('@李主任', '状态');
    expect(world.heard()[0]?.text).toContain('9:00-17:00');
    await posts(world, '@贺云');
    expect(world.heard().map(({ to }) => to)).toEqual(['@贺云']);
  });

  it('nobody but the owner can, and he only with a code', async () => {
    const world = await loggedInAgain();
    const code = world.codes.hand('rebind', world.clock.now(), farming);
    await world.whispers('@唐丽', `绑定 ${code}`);
    await world.whispers('@李主任', '绑定 ABCD2345');
    await world.whispers('@李主任', '状态');
    const texts = world.heard().map(({ text }) => text);
    expect(texts[0]).toContain('没有显示您是机器人所在群的群主');
    expect(texts[1]).toContain('验证码不正确或已失效');
    expect(texts[2]).toContain('暂不受理命令');
    // The stranger's try used nothing up.
    await world.whispers('@李主任', `绑定 ${code}`);
    expect(world.heard()[0]?.text).toContain('已重新绑定');
  });

  it('no role comes back by likeness: neither supervisors nor members may steer', async () => {
    const world = await loggedInAgain();
    const code = world.codes.hand('rebind', world.clock.now(), farming);
    await world.whispers('@李主任', `绑定 ${code}`);
    world.heard();
    const supervising = world.codes.hand('supervisor', world.clock.now());
    await world.whispers('@唐丽', '状态');
    await world.whispers('@督查员', `绑定 ${supervising}`);
    for (const { text } of world.heard()) expect(text).not.toContain('监督员');
    await world.until('2026-10-19T12:00');
    expect(world.heardBySupervisors()).toEqual([]);
  });

  it('his other groups stay as they are, until he binds them too', async () => {
    const world = await loggedInAgain();
    const other: ChatGroup = {
      id: '@@other',
      name: '另一个群',
      ownerId: '@李主任',
      adminIds: [],
      members: [{ id: '@李主任', name: '李主任', reachable: null }],
    };
    world.chat.groups.set(other.id, other);
    world.bot.receive({ kind: 'changed', groupId: other.id, at: world.clock.now() });
    await world.bot.settled();
    const code = world.codes.hand('rebind', world.clock.now(), farming);
    await world.whispers('@李主任', `绑定 ${code}`);
    expect(world.heard()[0]?.text).toContain(`《${farming}》已重新绑定`);
    await world.whispers('@李主任', '状态 《另一个群》');
    expect(world.heard()[0]?.text).toContain('尚未重新绑定');
  });

  it('a record’s number does not tell the name of a group that is not his', async () => {
    const world = await loggedInAgain();
    const hidden: ChatGroup = {
      id: '@@hidden',
      name: '纪委秘密专班群',
      ownerId: '@别人',
      adminIds: [],
      members: [{ id: '@唐丽', name: '唐丽', reachable: null }],
    };
    world.chat.groups.set(hidden.id, hidden);
    world.bot.receive({ kind: 'changed', groupId: hidden.id, at: world.clock.now() });
    await world.bot.settled();
    const code = world.codes.hand('rebind', world.clock.now(), farming);
    await world.whispers('@李主任', `绑定 ${code}`);
    await world.says('@唐丽', post, { in: hidden.id });
    const [found] = await casesOf(world, hidden.id);
    world.heard();
    await world.whispers('@李主任', `为什么 ${String(found?.id)}`);
    await world.whispers('@李主任', '为什么 99');
    const [theirs, none] = world.heard().map(({ text }) => text);
    expect(theirs).toBe(none);
    expect(theirs).not.toContain('纪委');
  });

  it('at the next login it has to be bound again', async () => {
    const world = await loggedInAgain();
    const code = world.codes.hand('rebind', world.clock.now(), farming);
    await world.whispers('@李主任', `绑定 ${code}`);
    world.heard();
    world.chat.self = 'another';
    await world.bot.start();
    await world.whispers('@李主任', '状态');
    expect(world.heard()[0]?.text).toContain('暂不受理命令');
  });
});
