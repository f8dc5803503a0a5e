import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';
import { expect, onTestFinished, test } from 'vitest';
import { connectSimulator } from '../../src/adapters/simulator/control-client.ts';
import { watchGateway } from '../../src/adapters/wechaty/watch-gateway.ts';
import { manualClock } from '../../src/adapters/clock.ts';
import { connect, idOf, openGateway, until } from './open-gateway.ts';

interface Address {
  readonly endpoint: string;
  readonly token: string;
  readonly control: string;
  readonly key: string;
}

/** The gateway as a process of its own. */
async function spawnGateway(
  more: readonly string[] = [],
): Promise<{ readonly child: ChildProcess; readonly address: Address }> {
  const entry = new URL('../../src/adapters/simulator/gateway-process.ts', import.meta.url);
  const child = spawn(process.execPath, ['--import', 'tsx', entry.pathname, ...more], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  onTestFinished(() => {
    child.kill('SIGKILL');
  });
  for await (const line of createInterface({ input: child.stdout })) {
    return { child, address: JSON.parse(line) as Address };
  }
  throw new Error('The gateway did not start');
}

test('a killed gateway is noticed within the patience, and its successor serves a new connection', async () => {
  const first = await spawnGateway();
  const link = await connect(first.address, { patienceMs: 2_000 });
  await link.whenReady();
  first.child.kill('SIGKILL');
  await until('the loss', () => link.lost.length > 0, 10_000);
  expect(link.lost).toHaveLength(1);
  await expect(link.chat.groupIds()).rejects.toMatchObject({ code: 'offline' });

  const port = (address: string) => address.slice(address.lastIndexOf(':') + 1);
  const { endpoint, token, control, key } = first.address;
  const again = ['--port', port(endpoint), '--control-port', port(control)];
  const second = await spawnGateway([...again, '--token', token, '--key', key]);
  expect(second.address).toEqual(first.address);
  const next = await connect(second.address);
  await next.whenReady();
  const simulator = connectSimulator(second.address);
  const { groups, people } = await simulator.world();
  const to = { kind: 'group', id: groups[0]?.id ?? '' } as const;
  await simulator.say([{ to, from: people[0]?.id ?? '', type: 'text', text: '请查收' }]);
  await until('the message', () => next.incoming.length > 0);
  expect(next.incoming).toMatchObject([{ kind: 'message', message: { text: '请查收' } }]);
}, 60_000);

test('a gateway that comes back sooner is not waited for any longer', async () => {
  const first = await openGateway();
  const link = await connect(first.gateway, { patienceMs: 60_000 });
  await link.whenReady();
  await first.gateway.stop();
  const { startGateway } = await import('../../src/adapters/simulator/gateway.ts');
  const port = Number(first.gateway.endpoint.split(':')[1]);
  const second = await startGateway({
    world: first.world,
    token: first.gateway.token,
    port,
  });
  onTestFinished(() => second.stop());
  await until('the loss', () => link.lost.length > 0);
  expect(link.lost).toEqual(['the gateway is back and wants a new connection']);
});

test('a connection cut while something is said leaves open whether it arrived', async () => {
  const { world, gateway } = await openGateway();
  const link = await connect(gateway);
  await link.whenReady();
  gateway.faults.add('hang-next-answer', 1);
  const to = { kind: 'group', id: idOf(world, '青溪镇政务工作群') } as const;
  const sending = link.chat.send(to, '您好');
  const settled = expect(sending).rejects.toMatchObject({ code: 'unknown' });
  await until('the words', () => world.snapshot().messages.length > 0);
  await gateway.stop();
  await settled;
});

test('an answer that takes too long leaves it open too', async () => {
  const { world, gateway } = await openGateway();
  const link = await connect(gateway, { sendMs: 200 });
  await link.whenReady();
  gateway.faults.add('hang-next-answer', 1);
  const to = { kind: 'group', id: idOf(world, '青溪镇政务工作群') } as const;
  await expect(link.chat.send(to, '您好')).rejects.toMatchObject({ code: 'unknown' });
});

test('a gateway that is not there is lost, one that refuses the token is an error', async () => {
  const { gateway } = await openGateway();
  const nowhere = await connect({ ...gateway, endpoint: '127.0.0.1:1' });
  await until('the loss', () => nowhere.lost.length > 0);
  expect(nowhere.lost[0]).toContain('127.0.0.1:1');
  const stranger = await connect({ ...gateway, token: 'insecure_wrong' });
  await expect(stranger.whenReady()).rejects.toThrow('turns us away');
  expect(stranger.lost).toEqual([]);
}, 30_000);

test('hanging up leaves the account logged in for the next connection', async () => {
  const { world, gateway } = await openGateway();
  const link = await connect(gateway);
  await link.whenReady();
  await link.stop();
  const next = await connect(gateway);
  await next.whenReady();
  expect(next.loggedInAs()).toBe(world.botId);
  expect(link.lost).toEqual([]);
  expect(next.heartbeatAge()).toBeLessThan(5_000);
});

test('silence alone is borne for a while and then means loss', async () => {
  const clock = manualClock(0);
  const lost: string[] = [];
  const watch = watchGateway({
    clock,
    patienceMs: 1_000,
    silenceMs: 60_000,
    probe: () => Promise.resolve(false),
    onLost: (reason) => lost.push(reason),
  });
  onTestFinished(() => {
    watch.stop();
  });
  clock.advance(59_000);
  watch.beat();
  clock.advance(60_000);
  expect(watch.age()).toBe(60_000);
  // Two looks at the clock pass without a loss.
  const begun = performance.now();
  await until('two looks', () => performance.now() - begun > 1_100);
  expect(lost).toEqual([]);
  clock.advance(1);
  await until('the loss', () => lost.length > 0);
  expect(lost).toHaveLength(1);
});
