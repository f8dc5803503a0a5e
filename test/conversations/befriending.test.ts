import { describe, expect, it } from 'vitest';
import { givenGroup, type World } from '../world/world.ts';

const farming = '青溪镇农业农村工作群';
let asked = 0;

async function asks(world: World, personId: string, greeting = '', id?: string): Promise<void> {
  asked += 1;
  world.bot.receive({
    kind: 'friend-request',
    requestId: id ?? `r${String(asked)}`,
    personId,
    greeting,
    at: world.clock.now(),
  });
  await world.bot.settled();
}

const accepted = (world: World) => world.chat.done.length;

describe('a friend request', () => {
  it('of somebody in a group of ours is accepted, and he hears who this is', async () => {
    const world = await givenGroup(farming);
    await asks(world, '唐丽', '我是唐丽', 'r-tang');
    expect(world.chat.done).toEqual(['accept-friend r-tang']);
    await world.passes(60);
    expect(world.heard()).toEqual([
      {
        to: '唐丽',
        text: '您好，我是群规机器人，由青溪镇按群管理制度使用。发送“帮助”可查看您可以使用的命令。',
      },
    ]);
  });

  it('is answered at any hour, and once', async () => {
    const world = await givenGroup(farming, { since: '2026-10-12T23:00' });
    await asks(world, '唐丽', '', 'same');
    await asks(world, '唐丽', '', 'same');
    await world.passes(24 * 60);
    expect(accepted(world)).toBe(1);
    expect(world.heard().map(({ to }) => to)).toEqual(['唐丽']);
  });

  it('of a supervisor is accepted, whatever groups he sits in', async () => {
    const world = await givenGroup(farming);
    await world.store.transaction((tx) =>
      tx.people.bind('supervisor', '', '纪委老陈', '纪委老陈', world.clock.now()),
    );
    await asks(world, '纪委老陈');
    expect(accepted(world)).toBe(1);
  });

  it('of a stranger is not answered, not even where he says that he is the owner', async () => {
    const world = await givenGroup(farming);
    await world.joins({
      id: 'shop',
      name: '好物团购群',
      ownerId: '店主',
      adminIds: [],
      members: [{ id: '店主', name: '李主任', reachable: null }],
    });
    for (const greeting of ['我是李主任', '', '你好，请通过 ABCD2345', '李主任'.repeat(60)]) {
      await asks(world, '店主', greeting);
    }
    await world.passes(48 * 60);
    expect(world.chat.done.filter((one) => one.startsWith('accept'))).toEqual([]);
    expect(world.heard()).toEqual([]);
  });

  it('of a stranger with the console’s code is accepted', async () => {
    const world = await givenGroup(farming);
    const code = world.codes.hand('friend', world.clock.now());
    await asks(
      world,
      '新来的',
      `您好，我是镇党政办新来的小吴，验证码${code.toLowerCase()}，请通过`,
    );
    await world.passes(1);
    await asks(world, '也是新来的', code.replace('-', ''));
    await world.passes(1);
    expect(accepted(world)).toBe(2);
    expect(world.heard().map(({ to }) => to)).toEqual(['新来的', '也是新来的']);
  });

  it('told of again and again uses up no tries of the code', async () => {
    const world = await givenGroup(farming);
    const code = world.codes.hand('friend', world.clock.now());
    for (let n = 0; n < 9; n += 1) await asks(world, '路人', '验证码 ABCD2345', 'again');
    await asks(world, '新来的', code);
    expect(accepted(world)).toBe(1);
  });

  it('is known by nobody’s id where ids change at login; a code still counts', async () => {
    const world = await givenGroup(farming);
    world.chat.abilities = { ...world.chat.abilities, stableIds: false };
    await asks(world, '唐丽');
    expect(accepted(world)).toBe(0);
    await asks(world, '唐丽', world.codes.hand('friend', world.clock.now()));
    expect(accepted(world)).toBe(1);
  });

  it('is no word kept of: neither in the store nor in the log', async () => {
    const world = await givenGroup(farming);
    await asks(world, '唐丽', '暗语一二三');
    await asks(world, '路人', '暗语四五六 ABCD2345');
    const rows = await world.store.transaction(async (tx) => [
      await tx.outbox.list(['queued', 'sent', 'failed', 'expired', 'maybe'], 100),
      await tx.notes.beginning(''),
    ]);
    expect(JSON.stringify([rows, world.log.lines])).not.toContain('暗语');
  });
});

describe('more than twenty friend requests in a day', () => {
  it('wait for the next morning, in their order', async () => {
    const members = Array.from({ length: 45 }, (_, n) => `人${String(n)}`);
    const world = await givenGroup(farming, { members, since: '2026-10-12T10:00' });
    for (const member of members) await asks(world, member, '', member);
    const now = () => world.chat.done.map((one) => one.replace('accept-friend ', ''));
    await world.until('2026-10-13T08:59');
    expect(now()).toEqual(members.slice(0, 20));
    await world.until('2026-10-13T12:00');
    expect(now()).toEqual(members.slice(0, 40));
    await asks(world, '唐丽', '', '唐丽');
    await world.until('2026-10-14T12:00');
    expect(now()).toEqual([...members, '唐丽']);
  });
});
