import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { offsetClock, systemClock } from '../adapters/clock.ts';
import { startTicking } from '../adapters/cron.ts';
import { serveHttp, watchRoutes } from '../adapters/http.ts';
import { openLog } from '../adapters/log.ts';
import { connectSimulator } from '../adapters/simulator/control-client.ts';
import { openStore } from '../adapters/store/open.ts';
import { openWechaty } from '../adapters/wechaty/chat.ts';
import { Bot } from '../bot/bot.ts';
import { usualPace } from '../bot/pace.ts';
import { commands } from '../commands/index.ts';
import type { Incoming } from '../domain/incoming.ts';
import { jobs } from '../jobs/index.ts';
import type { Book } from '../engine/rule-book/book.ts';
import { readEnvironment, type GatewaySetting } from './environment.ts';
import { botFigures } from './figures.ts';
import { healthOf } from './health.ts';
import { noPace, openBooks, packagePath } from './offline.ts';
import { simulatedHouse } from './simulated-house.ts';
import { CliFault, type ExitStatus, type Subcommand, type Terminal } from './subcommand.ts';
import { welcome } from './welcome.ts';

/** How long the gateway may be gone before the process ends and is started again. */
const patience = 20_000;

/**
 * `bot`: the child that `start` runs and starts again. It ends with 75 when its gateway is lost.
 * Neither the remote puppet nor the login is touched when it ends.
 */
export const bot: Subcommand = {
  add(program, terminal, end) {
    program
      .command('bot', { hidden: true })
      .option('--control <url>', "the simulator's control address")
      .option('--key <key>', 'its key')
      .action(async (options: { control?: string; key?: string }) => {
        const { control, key } = options;
        end(
          await runBot(
            terminal,
            control === undefined || key === undefined ? null : { control, key },
          ),
        );
      });
  },
};

type ServiceGateway = Extract<GatewaySetting, { kind: 'service' }>;
type SimulatorAddress = { readonly control: string; readonly key: string };

async function runBot(terminal: Terminal, address: SimulatorAddress | null): Promise<ExitStatus> {
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
  await mkdir(environment.dataFolder, { recursive: true, mode: 0o700 });
  const store = await openStore({
    path: join(environment.dataFolder, simulator === null ? 'qungui.sqlite' : 'simulator.sqlite'),
  });

  let running: Bot | null = null;
  let lose: (reason: string) => void = () => undefined;
  const lost = new Promise<string>((resolve) => {
    lose = resolve;
  });
  const early: Incoming[] = [];
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
    onLost: lose,
  });
  const came = await Promise.race([link.whenReady().then(() => null), lost]);
  if (came !== null) return gone(terminal, came);

  const live = await Bot.create({
    store,
    chat: link.chat,
    clock,
    log,
    book,
    jobs,
    commands,
    pace: simulator === null ? { ...usualPace, random: Math.random } : noPace,
    gatherMs: 20,
  });
  await live.start();
  running = live;
  for (const incoming of early.splice(0)) live.receive(incoming);

  const house =
    simulator === null ? null : simulatedHouse({ simulator, bot: live, store, clock, book, log });
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
  terminal.err(
    await welcome({
      page: house === null ? null : `${http.url}${house.path}`,
      health: `${http.url}/healthz`,
      name: link.loggedInAs(),
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
  await live.settled();
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
