import { spawn } from 'node:child_process';
import { setTimeout as pause } from 'node:timers/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { systemClock } from '../adapters/clock.ts';
import { readEnvironment } from './environment.ts';
import type { GatewayAddress } from './gateway-child.ts';
import { forgetSimulation } from './forget-simulation.ts';
import { keepGateway } from './keep-gateway.ts';
import { restartAfter } from './restart.ts';
import { simulatorFile } from './store-file.ts';
import { CliFault, type ExitStatus, type Subcommand, type Terminal } from './subcommand.ts';
import { untilItAnswers } from './until-it-answers.ts';

/** The gateway is lost: the bot asks to be started again. */
const gatewayLost = 75;

/** What the bot is started with, each time the same. */
interface BotStart {
  readonly env: Terminal['env'];
  readonly simulator: Pick<GatewayAddress, 'control' | 'key'> | null;
}

/**
 * `start`: a small parent that runs the bot as a child and starts it again when its gateway was
 * lost. With no gateway named it runs the simulator's in another child first.
 */
export const start: Subcommand = {
  add(program, terminal, end) {
    program
      .command('start')
      .description('启动机器人；没有设置网关的，在模拟器里运行')
      .action(async () => {
        const reading = readEnvironment(terminal.env);
        if (!reading.ok) throw new CliFault(reading.sentence);
        const { gateway, dataFolder } = reading.environment;
        const stopping = new AbortController();
        const deaf = terminal.onSignal(() => {
          stopping.abort();
        });
        try {
          end(
            gateway.kind === 'service'
              ? await keepRunning(terminal, { env: terminal.env, simulator: null }, stopping.signal)
              : await runSimulator(terminal, dataFolder, stopping.signal),
          );
        } finally {
          deaf();
        }
      });
  },
};

async function runSimulator(
  terminal: Terminal,
  dataFolder: string,
  stopping: AbortSignal,
): Promise<ExitStatus> {
  forgetSimulation(join(dataFolder, simulatorFile));
  const gateway = await keepGateway(stopping);
  const { endpoint, token, control, key } = gateway.address;
  try {
    const env = {
      ...terminal.env,
      WECHATY_PUPPET_SERVICE_ENDPOINT: endpoint,
      WECHATY_PUPPET_SERVICE_TOKEN: token,
      QUNGUI_SIMULATE: undefined,
    };
    return await keepRunning(terminal, { env, simulator: { control, key } }, stopping);
  } finally {
    gateway.end();
  }
}

/** Runs the bot until it ends for good or a signal comes. */
async function keepRunning(
  terminal: Terminal,
  bot: BotStart,
  stopping: AbortSignal,
): Promise<ExitStatus> {
  const endpoint = bot.env['WECHATY_PUPPET_SERVICE_ENDPOINT']?.trim() ?? '';
  const delays = restartAfter();
  const clock = systemClock();
  for (;;) {
    const begun = clock.monotonic();
    const code = await runBotOnce(bot, stopping);
    if (stopping.aborted) return 0;
    if (code === 0 || code === 1) return code;
    const wait = delays.next(clock.monotonic() - begun);
    const seconds = `${String(wait / 1_000)} s`;
    terminal.err(
      code === gatewayLost
        ? `The bot starts again as soon as the gateway answers, at the earliest in ${seconds}.\n`
        : `The bot ended unexpectedly; it starts again in ${seconds}.\n`,
    );
    await pause(wait, undefined, { signal: stopping }).catch(() => undefined);
    if (code === gatewayLost) await untilItAnswers(endpoint, stopping);
  }
}

/** The child's exit code; null where a signal ended it. */
async function runBotOnce({ env, simulator }: BotStart, stopping: AbortSignal) {
  if (stopping.aborted) return 0;
  const child = spawn(process.execPath, botArguments(simulator), {
    env: { ...env },
    // Nothing is said on the fourth; its end tells the bot that nobody watches over it any more.
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const stop = () => {
    child.kill('SIGTERM');
  };
  stopping.addEventListener('abort', stop);
  const code = await new Promise<number | null>((resolve) => {
    child.once('exit', resolve);
    child.once('error', () => {
      resolve(1);
    });
  });
  stopping.removeEventListener('abort', stop);
  return code;
}

/** The same program, as the child that holds the connection. */
function botArguments(simulator: BotStart['simulator']): readonly string[] {
  const built = import.meta.url.endsWith('.js');
  const main = fileURLToPath(new URL(built ? '../main.js' : '../main.ts', import.meta.url));
  return [
    ...(built ? [] : ['--import', 'tsx']),
    main,
    'bot',
    ...(simulator === null ? [] : ['--control', simulator.control, '--key', simulator.key]),
  ];
}
