import { request } from 'node:http';
import { expect, onTestFinished, test } from 'vitest';
import { systemClock } from '../../src/adapters/clock.ts';
import { connectSimulator } from '../../src/adapters/simulator/control-client.ts';
import { startGateway } from '../../src/adapters/simulator/gateway.ts';
import type { SimEvent } from '../../src/adapters/simulator/protocol.ts';
import { township } from '../../src/adapters/simulator/township.ts';
import { createWorld } from '../../src/adapters/simulator/world.ts';
import { idOf, until } from '../wechaty/open-gateway.ts';

const start = Date.parse('2026-10-12T09:00+08:00');

async function givenGateway() {
  const world = createWorld(township(start), systemClock());
  const gateway = await startGateway({ world });
  onTestFinished(() => gateway.stop());
  return { world, gateway, simulator: connectSimulator(gateway) };
}

test('the world can be read, spoken in and moved on from outside', async () => {
  const { world, simulator } = await givenGateway();
  const events: SimEvent[] = [];
  let open = false;
  const close = simulator.events((event) => events.push(event), {
    onOpen: () => {
      open = true;
    },
  });
  onTestFinished(close);
  await until('the stream', () => open);
  const groupId = idOf(world, '青溪镇政务工作群');
  const to = { kind: 'group', id: groupId } as const;
  const from = idOf(world, '何俊');
  const [first = '', second = ''] = await simulator.say([
    { to, from, type: 'text', text: '一\n\n二' },
    { to, from, type: 'attachment', text: '', fileName: '表.xlsx', mentionsAll: true },
  ]);
  await simulator.recall(first, from);
  await simulator.setClock(start + 86_400_000);
  await simulator.changeGroup(groupId, 'rename', '新名');
  await simulator.changeGroup(groupId, 'owner', from);
  await until('six events', () => events.length >= 6);
  expect(events.map(({ kind }) => kind)).toEqual([
    'said',
    'said',
    'recalled',
    'clock',
    'groups',
    'groups',
  ]);
  expect(events[0]).toMatchObject({ message: { id: first, text: '一\n\n二' } });
  const now = await simulator.world();
  expect(now.now).toBeGreaterThanOrEqual(start + 86_400_000);
  expect(now.groups.find(({ id }) => id === groupId)).toMatchObject({
    name: '新名',
    ownerId: from,
  });
  expect(now.messages).toMatchObject([
    { id: first, recalled: true },
    { id: second, fileName: '表.xlsx', mentionsAll: true, recalled: false },
  ]);
});

test('people ask the bot in and to be its friend, and take it in unasked', async () => {
  const { world, simulator } = await givenGateway();
  const groupId = idOf(world, '青溪镇政务工作群');
  const by = idOf(world, '何俊');
  const personId = idOf(world, '董海');
  const events: SimEvent[] = [];
  let open = false;
  onTestFinished(
    simulator.events((event) => events.push(event), {
      onOpen: () => {
        open = true;
      },
    }),
  );
  await until('the stream', () => open);
  await simulator.askFriend(personId, '我是董海');
  await simulator.changeGroup(groupId, 'remove-bot');
  await simulator.changeGroup(groupId, 'invite-bot', undefined, { by, ask: true });
  await until('three events', () => events.length >= 3);
  // Nobody at the page is told how it came about: what it shows is enough.
  expect(events.map(({ kind }) => kind)).toEqual(['asks', 'groups', 'asks']);
  expect((await simulator.world()).asks).toMatchObject({
    friendRequests: [{ personId, greeting: '我是董海' }],
    invitations: [{ groupId, by }],
  });
  await simulator.changeGroup(groupId, 'invite-bot', undefined, { by });
  expect((await simulator.world()).asks?.invitations).toEqual([]);
  await expect(
    simulator.changeGroup(groupId, 'invite-bot', undefined, { ask: true, by }),
  ).rejects.toThrow('already');
  await expect(simulator.askFriend('nobody', '')).rejects.toThrow('no contact nobody');
});

test('what cannot be is refused with a reason, and nothing happens', async () => {
  const { world, simulator } = await givenGateway();
  const to = { kind: 'group', id: 'nowhere' } as const;
  await expect(
    simulator.say([{ to, from: world.botId, type: 'text', text: '好' }]),
  ).rejects.toThrow('no room nowhere');
  await expect(simulator.recall('none', world.botId)).rejects.toThrow('no message none');
  await expect(simulator.changeGroup('nowhere', 'owner')).rejects.toThrow('no room nowhere');
  await expect(simulator.fault('refuse-next', 0)).rejects.toThrow('/fault');
  expect(world.snapshot().messages).toEqual([]);
});

test('without the key nobody gets in', async () => {
  const { gateway } = await givenGateway();
  for (const path of ['/world', '/events']) {
    for (const headers of [{}, { authorization: 'Bearer x' }]) {
      const answer = await fetch(gateway.control + path, { headers });
      expect(answer.status).toBe(401);
    }
  }
  const stranger = connectSimulator({ ...gateway, key: 'x' });
  await expect(stranger.world()).rejects.toThrow('the key is wrong');
});

test('it listens on loopback only', async () => {
  const { gateway } = await givenGateway();
  expect(gateway.control).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/u);
  expect(gateway.endpoint).toMatch(/^127\.0\.0\.1:\d+$/u);
  const { port } = new URL(gateway.control);
  const reached = await new Promise<boolean>((resolve) => {
    const asked = request({ host: '127.0.0.2', port, path: '/world' }, () => {
      resolve(true);
    });
    asked.once('error', () => {
      resolve(false);
    });
    asked.end();
  });
  expect(reached).toBe(false);
});

test('whoever listens is told when the gateway is gone', async () => {
  const { gateway, simulator } = await givenGateway();
  let open = false;
  let ended = false;
  simulator.events(() => undefined, {
    onOpen: () => {
      open = true;
    },
    onEnd: () => {
      ended = true;
    },
  });
  await until('the stream', () => open);
  await gateway.stop();
  await until('the end', () => ended);
});

test('a port that is taken is an error, not another port', async () => {
  const { world, gateway } = await givenGateway();
  const port = Number(gateway.endpoint.split(':')[1]);
  await expect(startGateway({ world, port })).rejects.toThrow('EADDRINUSE');
});
