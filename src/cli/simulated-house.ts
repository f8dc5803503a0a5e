import { randomBytes } from 'node:crypto';
import type { Hono } from 'hono';
import type { OffsetClock } from '../adapters/clock.ts';
import type { Simulator } from '../adapters/simulator/control-client.ts';
import { simulatorPage } from '../adapters/simulator/page-server.ts';
import type { SimDispatch, SimRecord } from '../adapters/simulator/protocol.ts';
import { advance } from '../bot/advance.ts';
import type { Bot } from '../bot/bot.ts';
import { groupBookOf } from '../register/group-book.ts';
import { dispatchStates, type Dispatch } from '../domain/dispatch.ts';
import { violationStateTitles } from '../domain/violation.ts';
import type { Book } from '../engine/rule-book/book.ts';
import type { Log } from '../ports/log.ts';
import type { Store, Tx } from '../ports/store.ts';
import { packagePath } from './offline.ts';

/** The simulator's page beside the bot: it looks into the store, and moves both clocks. */
export function simulatedHouse(parts: {
  readonly simulator: Simulator;
  readonly bot: Bot;
  readonly store: Store;
  readonly clock: OffsetClock;
  readonly book: () => Book;
  readonly log: Log;
}): { readonly routes: Hono; readonly path: string } {
  const { simulator, bot, store, clock, book, log } = parts;
  const token = randomBytes(12).toString('hex');
  const setNow = async (at: number): Promise<void> => {
    clock.setNow(at);
    await simulator.setClock(at);
  };
  let moving: Promise<void> = Promise.resolve();
  const move = async (to: number): Promise<void> => {
    // Going on stops wherever something falls due.
    if (to > clock.now()) return advance(bot, to, setNow);
    await setNow(to);
    await store.transaction((tx) => wasThere(tx, to));
  };
  const routes = simulatorPage({
    token,
    assets: packagePath('dist/page'),
    log,
    control: simulator,
    inspect: {
      ofMessage: (messageId) => store.transaction((tx) => recordsOf(tx, book(), messageId)),
      outbox: () => store.transaction(outboxOf),
    },
    setClock(to) {
      // Two who move the clock at once would each put it back under the other.
      moving = moving.catch(() => undefined).then(() => move(to));
      return moving;
    },
  });
  return { routes: routes as unknown as Hono, path: `/sim/${token}/` };
}

/**
 * After going back: jobs fall due again from here unless they ran, and the bot has been in its
 * groups by then. Else a Monday before the day the simulator was started would bring no summary.
 */
async function wasThere(tx: Tx, at: number): Promise<void> {
  await tx.jobs.setWalkedTo(at);
  for (const group of await tx.groups.list()) {
    if (group.joinedAt > at) await tx.groups.put({ ...group, joinedAt: at });
  }
}

async function recordsOf(tx: Tx, book: Book, messageId: string): Promise<readonly SimRecord[]> {
  const records: SimRecord[] = [];
  for (const violation of await tx.violations.ofMessage(messageId)) {
    const group = await tx.groups.get(violation.groupId);
    const rules = group === null ? [] : (await groupBookOf(tx, book, group)).rules;
    const { id, rule, clause, state, numbers, hits } = violation;
    records.push({
      violationId: id,
      rule,
      title: rules.find((bound) => bound.id === rule)?.title ?? rule,
      clause,
      state: violationStateTitles[state],
      numbers,
      hits,
    });
  }
  return records;
}

async function outboxOf(tx: Tx): Promise<readonly SimDispatch[]> {
  const shown: SimDispatch[] = [];
  for (const dispatch of await tx.outbox.list(dispatchStates, 50)) {
    const { id, purpose, text, state, notBefore, reason } = dispatch;
    shown.push({ id, to: await nameOf(tx, dispatch), purpose, text, state, notBefore, reason });
  }
  return shown;
}

async function nameOf(tx: Tx, { to }: Dispatch): Promise<string> {
  const row = to.kind === 'group' ? await tx.groups.get(to.id) : await tx.people.get(to.id);
  return row?.name ?? to.id;
}
