import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { offsetClock, systemClock } from '../adapters/clock.ts';
import { startTicking } from '../adapters/cron.ts';
import { serveHttp, watchRoutes } from '../adapters/http.ts';
import { openLog } from '../adapters/log.ts';
import { connectSimulator } from '../adapters/simulator/control-client.ts';
import { followSlips } from '../adapters/slip-watch.ts';
import { openStore } from '../adapters/store/open.ts';
import { openWechaty } from '../adapters/wechaty/chat.ts';
import { Bot } from '../bot/bot.ts';
import { usualPace } from '../bot/pace.ts';
import { commands } from '../commands/index.ts';
import type { Incoming } from '../domain/incoming.ts';
import { jobs } from '../jobs/index.ts';
import type { Book } from '../engine/rule-book/book.ts';
import { ChatRefused } from '../ports/chat.ts';
import { confirmAll } from '../register/candidates.ts';
import { readEnvironment, type GatewaySetting } from './environment.ts';
import { botFigures } from './figures.ts';
import { healthOf } from './health.ts';
import { noPace, openBooks, packagePath } from './offline.ts';
import { simulatedHouse } from './simulated-house.ts';
import { printedCodes } from './print-code.ts';
import { simulatorFile, slipsBeside, storeFile } from './store-file.ts';
import { CliFault, type ExitStatus, type Terminal } from './subcommand.ts';
import { welcome } from './welcome.ts';

/** How long the gateway may be gone before the process ends and is started again. */
const patience = 20_000;
/** How long what came in last may take to be recorded when the process ends. */
const lastWords = 5_000;

type ServiceGateway = Extract<GatewaySetting, { kind: 'service' }>;
type SimulatorAddress = { readonly control: string; readonly key: string };

/** The bot itself, until it is told to end or its gateway is lost. @throws CliFault, StoreFault, HttpFault */
export async function runBot(
  terminal: Terminal,
  address: SimulatorAddress | null,
): Promise<ExitStatus> {
  const reading = readEnvironment(terminal.env);
  if (!reading.ok) throw new CliFault(reading.sentence);
  const { environment } = reading;
  const { gateway } = environment;
  if (gateway.kind !== 'service')
    throw new CliFault('Use `qungui start`: it finds the bot its gateway.');

  const log = openLog(environment.logLevel);
  const simulator = address === null ? null : connectSimulator(address);
  const clock = offsetClock(systemClock());
  if (simulator !== null) clock.setNow((await simulator.world()).now);

  const simulatorRules = packagePath('rules/simulator');
  const files = await openBooks(
    environment.rulesFolder ?? (simulator === null ? undefined : simulatorRules),
    log,
  );
  const book = () => files.book();
  const path = join(environment.dataFolder, simulator === null ? storeFile : simulatorFile);
  const store = await openStore({ path });
  // The machine's clock: the console that writes them has no other.
  const slips = followSlips({ folder: slipsBeside(path), log, clock: systemClock() });

  let running: Bot | null = null;
  let lose: (reason: string) => void = () => undefined;
  const lost = new Promise<string>((resolve) => {
    lose = resolve;
  });
  const early: Incoming[] = [];
  const missed: [string, string][] = [];
  const link = await openWechaty({
    token: gateway.token,
    endpoint: gateway.endpoint,
    tls: tlsOf(gateway.tls),
    clock,
    log,
    patienceMs: patience,
    onIncoming(incoming) {
      if (running === null) early.push(incoming);
      else running.receive(incoming);
    },
    onMissed(messageId, reason) {
      if (running === null) missed.push([messageId, reason]);
      else running.missed(messageId, reason);
    },
    onLost: lose,
  });
  const live = await Bot.create({
    store,
    chat: link.chat,
    clock,
    log,
    book,
    jobs,
    commands,
    codes: printedCodes(environment.dataFolder, log),
    slips,
    pace: simulator === null ? { ...usualPace, random: Math.random } : noPace,
    gatherMs: 20,
  });
  const house =
    simulator === null ? null : simulatedHouse({ simulator, bot: live, store, clock, book, log });
  // Before anything is said: a port that is taken must not cost a word on each new try.
  const http = await serveHttp({
    address: environment.http,
    routes: [
      watchRoutes({
        health: () =>
          healthOf({ link, bot: live, book: book(), clock, simulated: simulator !== null }),
        registry: botFigures(live),
      }),
      ...(house === null ? [] : [house.routes]),
    ],
    log,
  });
  const came = await Promise.race([link.whenReady().then(() => null, turnedAway), lost]);
  if (came !== null) return gone(terminal, came);
  const begun = await Promise.race([live.start().then(() => null, unreadable), lost]);
  if (begun !== null) return gone(terminal, begun);
  if (simulator !== null) await store.transaction((tx) => confirmAll(tx, book(), clock.now()));
  running = live;
  for (const [messageId, reason] of missed.splice(0)) live.missed(messageId, reason);
  for (const incoming of early.splice(0)) live.receive(incoming);

  terminal.err(
    await welcome({
      page: house === null ? null : `${http.url}${house.path}`,
      health: `${http.url}/healthz`,
      name: await link.selfName(),
      book: book() satisfies Book,
      faults: files.faults(),
      store,
      clock,
    }),
  );
  const ticking = startTicking({ tick: () => live.tick(), log });

  const reason = await Promise.race([lost, signalled(terminal)]);
  await ticking.stop();
  await http.close();
  files.close();
  slips.close();
  // A store that cannot write must not keep a lost bot from being started again.
  await Promise.race([live.settled(), pause(lastWords, undefined, { ref: false })]);
  await store.close();
  return reason === null ? 0 : gone(terminal, reason);
}

function tlsOf({ disable, caCert, serverName }: ServiceGateway['tls']) {
  return {
    disable,
    ...(caCert === null ? {} : { caCert }),
    ...(serverName === null ? {} : { serverName }),
  };
}

/** The account is there and its groups cannot be read: starting again may help. */
function unreadable(error: unknown): string {
  if (error instanceof ChatRefused) return `the groups cannot be read (${error.code})`;
  throw error;
}

function turnedAway(error: unknown): never {
  const reason = error instanceof Error ? error.message : String(error);
  throw new CliFault(
    `${reason.replace(/\s+/gu, ' ')}. Check WECHATY_PUPPET_SERVICE_TOKEN and the TLS settings against those of the gateway.`,
  );
}

function gone(terminal: Terminal, reason: string): ExitStatus {
  terminal.err(`The gateway is lost: ${reason}\n`);
  return 75;
}

function signalled(terminal: Terminal): Promise<null> {
  return new Promise((resolve) => {
    terminal.onSignal(() => {
      resolve(null);
    });
  });
}
