import { onTestFinished } from 'vitest';
import { systemClock } from '../../src/adapters/clock.ts';
import { startGateway } from '../../src/adapters/simulator/gateway.ts';
import type { Gateway } from '../../src/adapters/simulator/gateway.ts';
import { township } from '../../src/adapters/simulator/township.ts';
import { createWorld } from '../../src/adapters/simulator/world.ts';
import type { World } from '../../src/adapters/simulator/world.ts';
import { openWechaty } from '../../src/adapters/wechaty/chat.ts';
import type { OpenWechaty, WechatyParts } from '../../src/adapters/wechaty/chat.ts';
import type { Incoming } from '../../src/domain/incoming.ts';
import type { Log } from '../../src/ports/log.ts';

export const silent: Log = {
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
};

/** A gateway over the township, with a token of its own, in this process. */
export async function openGateway(start = township(Date.parse('2026-10-12T09:00+08:00'))): Promise<{
  readonly world: World;
  readonly gateway: Gateway;
}> {
  const world = createWorld(start, systemClock());
  const gateway = await startGateway({ world, heartbeatMs: 200 });
  onTestFinished(() => gateway.stop());
  return { world, gateway };
}

export interface Connected extends OpenWechaty {
  readonly incoming: Incoming[];
  readonly lost: string[];
}

/** A bot's end of the connection; whatever comes in is kept. */
export function connect(
  gateway: Pick<Gateway, 'endpoint' | 'token'>,
  more: Partial<WechatyParts> = {},
): Promise<Connected> {
  return (async () => {
    const incoming: Incoming[] = [];
    const lost: string[] = [];
    const link = await openWechaty({
      token: gateway.token,
      endpoint: gateway.endpoint,
      clock: systemClock(),
      log: silent,
      patienceMs: 20_000,
      onIncoming: (one) => incoming.push(one),
      onLost: (reason) => lost.push(reason),
      ...more,
    });
    onTestFinished(() => link.stop());
    return { ...link, incoming, lost };
  })();
}

/** Waits until it holds. @throws after `ms`, saying what was waited for */
export async function until(
  what: string,
  holds: () => boolean | Promise<boolean>,
  ms = 10_000,
): Promise<void> {
  const deadline = performance.now() + ms;
  while (!(await holds())) {
    if (performance.now() > deadline) throw new Error(`Waited in vain: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

/** The id of a group or a person of the township, by name. */
export function idOf(world: World, name: string): string {
  const { groups, people } = world.snapshot();
  const found = [...groups, ...people].find((one) => one.name === name);
  if (found === undefined) throw new Error(`Nothing is called ${name}`);
  return found.id;
}
