import fc from 'fast-check';
import { expect, test } from 'vitest';
import { manualClock } from '../../src/adapters/clock.ts';
import { township } from '../../src/adapters/simulator/township.ts';
import { createWorld } from '../../src/adapters/simulator/world.ts';
import type { WorldEvent } from '../../src/adapters/simulator/world-event.ts';

const start = Date.parse('2026-10-12T09:00+08:00');

function givenWorld() {
  const clock = manualClock(0);
  const world = createWorld(township(start), clock);
  const events: WorldEvent[] = [];
  world.listen((event) => events.push(event));
  const group = world.groups()[1];
  const from = group?.members[0]?.personId;
  if (group === undefined || from === undefined) throw new Error('The township is empty');
  const to = { kind: 'group', id: group.id } as const;
  const say = () => world.say({ to, from, type: 'text', text: '好' });
  return { clock, world, events, group, from, to, say };
}

test('the township is the same each time', () => {
  expect(township(start)).toEqual(township(start));
});

test('the township has its groups, each with an owner in it and the bot', () => {
  const { groups, botId } = township(start);
  expect(groups.map(({ name, type }) => `${name} ${type}`)).toEqual([
    '青溪镇工作通知群 notice',
    '青溪镇政务工作群 work',
    '青溪镇农业农村工作群 work',
    '青溪镇防汛应急值守专项群 task',
    '青溪镇人居环境整治专项群 task',
    '柳湾村村民群 village',
    '青溪镇卫生院工作群 work',
    '青溪镇群组管理督查群 supervisors',
  ]);
  for (const { ownerId, adminIds, members } of groups) {
    const ids = members.map(({ personId }) => personId);
    for (const id of [ownerId, botId, ...adminIds]) expect(ids).toContain(id);
    expect(new Set(ids).size).toBe(ids.length);
  }
});

test('in the township 53 people of different names live, six of whom the bot does not know', () => {
  const { people, groups, botId } = township(start);
  expect(people).toHaveLength(53);
  expect(new Set(people.map(({ name }) => name)).size).toBe(53);
  expect(people.every(({ name, unit, post }) => name !== '' && unit !== '' && post !== '')).toBe(
    true,
  );
  expect(people.filter(({ friend }) => !friend)).toHaveLength(6);
  const seated = new Set(groups.flatMap(({ members }) => members.map(({ personId }) => personId)));
  expect(people.filter(({ id }) => !seated.has(id))).toEqual([]);
  const shown = groups
    .flatMap(({ members }) => members)
    .filter(({ personId }) => personId !== botId);
  for (const { personId, name } of shown) {
    const person = people.find(({ id }) => id === personId);
    expect(name).toBe(`${person?.unit ?? ''}—${person?.name ?? ''}`);
  }
});

test('the clock goes on ticking from wherever it is put, also back', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.integer({ min: 0, max: 4e12 }), fc.nat(1e9)), { maxLength: 10 }),
      (moves) => {
        const { clock, world, events } = givenWorld();
        expect(world.now()).toBe(start);
        for (const [to, passes] of moves) {
          world.setClock(to);
          expect(events.at(-1)).toEqual({ kind: 'clock', now: to });
          clock.advance(passes);
          expect(world.now()).toBe(to + passes);
        }
      },
    ),
  );
});

test('what is said carries the present time or the one that was asked for', () => {
  const { clock, world, say, to, from } = givenWorld();
  clock.advance(5_000);
  expect(say().at).toBe(start + 5_000);
  expect(world.say({ to, from, type: 'text', text: '好', at: 7 }).at).toBe(7);
});

test('two runs of one world never give out the same id', () => {
  expect(givenWorld().say().id).not.toBe(givenWorld().say().id);
});

test('only whoever said it takes it back', () => {
  const { world, events, say, from, group } = givenWorld();
  const { id } = say();
  const other = group.members[1]?.personId ?? '';
  expect(() => {
    world.recall(id, other);
  }).toThrow('did not say');
  world.recall(id, from);
  expect(world.message(id)?.recalled).toBe(true);
  expect(events.at(-1)).toEqual({ kind: 'recalled', messageId: id, at: start });
});

test('nobody speaks who does not exist, and nowhere that does not exist', () => {
  const { world, to, from } = givenWorld();
  const text = { type: 'text', text: '好' } as const;
  expect(() => world.say({ to, from: 'nobody', ...text })).toThrow('no contact nobody');
  expect(() => world.say({ to: { kind: 'group', id: 'x' }, from, ...text })).toThrow('no room x');
  expect(() => world.say({ to: { kind: 'person', id: 'x' }, from, ...text })).toThrow(
    'no contact x',
  );
});

test('who asks to be a friend is one once that is accepted', () => {
  const { world, events } = givenWorld();
  const stranger = world.snapshot().people.find(({ friend }) => !friend)?.id ?? '';
  world.askFriend(stranger, '您好');
  world.askFriend(stranger, '我是网格员');
  const waiting = world.snapshot().asks?.friendRequests ?? [];
  expect(waiting).toMatchObject([{ personId: stranger, greeting: '我是网格员', at: start }]);
  expect(world.person(stranger)?.friend).toBe(false);
  world.acceptFriend(waiting[0]?.id ?? '');
  expect(world.person(stranger)?.friend).toBe(true);
  expect(events.at(-1)).toEqual({ kind: 'asks', asks: { friendRequests: [], invitations: [] } });
  expect(() => {
    world.askFriend(stranger, '');
  }).toThrow('a friend already');
  expect(() => {
    world.acceptFriend(waiting[0]?.id ?? '');
  }).toThrow('no friend request');
});

test('an invitation waits until it is accepted, or until the bot is taken in without it', () => {
  const { world, group, from } = givenWorld();
  const sits = () =>
    world.group(group.id)?.members.some(({ personId }) => personId === world.botId);
  const waiting = () => world.snapshot().asks?.invitations ?? [];
  expect(() => {
    world.inviteBot(group.id, from);
  }).toThrow('already');
  for (const enter of ['accepted', 'taken in']) {
    world.changeGroup(group.id, 'remove-bot');
    world.inviteBot(group.id, from);
    expect(sits()).toBe(false);
    expect(waiting()).toMatchObject([{ groupId: group.id, by: from }]);
    if (enter === 'accepted') world.acceptInvitation(waiting()[0]?.id ?? '');
    else world.changeGroup(group.id, 'invite-bot', undefined, from);
    expect(sits()).toBe(true);
    expect(waiting()).toEqual([]);
  }
});

test('a world whose groups never mention the bot has it in all of them', () => {
  const { botId, groups, ...rest } = township(start);
  const without = groups.map((group) => ({
    ...group,
    members: group.members.filter(({ personId }) => personId !== botId),
  }));
  const world = createWorld({ botId, groups: without, ...rest }, manualClock(0));
  for (const { members } of world.groups()) {
    expect(members.map(({ personId }) => personId)).toContain(botId);
  }
});
