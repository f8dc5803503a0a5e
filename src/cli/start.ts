import { spawn } from 'node:child_process';
import { rm } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { systemClock } from '../adapters/clock.ts';
import { readEnvironment } from './environment.ts';
import { startGatewayChild, type GatewayAddress, type GatewayChild } from './gateway-child.ts';
import { restartAfter } from './restart.ts';
import { CliFault, type ExitStatus, type Subcommand, type Terminal } from './subcommand.ts';

/** The gateway is lost: the bot asks to be started again. */
const gatewayLost = 75;

/**
 * `start`: a small parent that runs the bot as a child and starts it again when its gateway was
 * lost. With no gateway named it runs the simulator's in another child first.
 */
export const start: Subcommand = {
  add(program, terminal, end) {
    program
      .command('start')
      .description('run the bot; with no gateway named, in the simulator')
      .action(async () => {
        const reading = readEnvironment(terminal.env);
        if (!reading.ok) throw new CliFault(reading.sentence);
        const { environment } = reading;
        if (environment.gateway.kind === 'service') {
          end(await keepRunning(terminal, terminal.env, null));
          return;
        }
        // The simulated township begins anew each time, and so does what was recorded of it.
        for (const suffix of ['', '-wal', '-shm']) {
          await rm(join(environment.dataFolder, `simulator.sqlite${suffix}`), { force: true });
        }
        const gateway = await keepGateway();
        const { endpoint, token, control, key } = gateway.address;
        end(
          await keepRunning(
            terminal,
            {
              ...terminal.env,
              WECHATY_PUPPET_SERVICE_ENDPOINT: endpoint,
              WECHATY_PUPPET_SERVICE_TOKEN: token,
              QUNGUI_SIMULATE: undefined,
            },
            { control, key },
          ),
        );
        gateway.end();
      });
  },
};

/** Runs the bot until it ends for good or a signal comes. */
async function keepRunning(
  terminal: Terminal,
  env: Terminal['env'],
  simulator: Pick<GatewayAddress, 'control' | 'key'> | null,
): Promise<ExitStatus> {
  const stopping = new AbortController();
  const deaf = terminal.onSignal(() => {
    stopping.abort();
  });
  const delays = restartAfter();
  const clock = systemClock();
  try {
    for (;;) {
      const begun = clock.monotonic();
      const code = await runBotOnce(env, simulator, stopping.signal);
      if (stopping.signal.aborted) return 0;
      if (code === 0 || code === 1) return code;
      const wait = delays.next(clock.monotonic() - begun);
      const reason = code === gatewayLost ? 'The gateway is lost' : 'The bot ended unexpectedly';
      terminal.err(`${reason}; the bot starts again in ${String(wait / 1_000)} s.\n`);
      await pause(wait, undefined, { signal: stopping.signal }).catch(() => undefined);
    }
  } finally {
    deaf();
  }
}

/** The child's exit code; null where a signal ended it. */
async function runBotOnce(
  env: Terminal['env'],
  simulator: Pick<GatewayAddress, 'control' | 'key'> | null,
  stopping: AbortSignal,
): Promise<number | null> {
  if (stopping.aborted) return 0;
  const child = spawn(process.execPath, botArguments(simulator), {
    env: { ...env },
    stdio: ['ignore', 'inherit', 'inherit'],
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
function botArguments(
  simulator: Pick<GatewayAddress, 'control' | 'key'> | null,
): readonly string[] {
  const built = import.meta.url.endsWith('.js');
  const main = fileURLToPath(new URL(built ? '../main.js' : '../main.ts', import.meta.url));
  return [
    ...(built ? [] : ['--import', 'tsx']),
    main,
    'bot',
    ...(simulator === null ? [] : ['--control', simulator.control, '--key', simulator.key]),
  ];
}

/** A simulator's gateway that dies comes back where it was, as a provider's would. */
async function keepGateway(): Promise<{
  readonly address: GatewayAddress;
  readonly end: () => void;
}> {
  let ended = false;
  let child: GatewayChild = await startGatewayChild({});
  const { address } = child;
  const watch = (watched: GatewayChild): void => {
    watched.process.once('exit', () => {
      if (ended) return;
      void startGatewayChild({ again: address })
        .then((next) => {
          child = next;
          watch(next);
        })
        .catch(() => {
          ended = true;
        });
    });
  };
  watch(child);
  return {
    address,
    end() {
      ended = true;
      child.process.kill();
    },
  };
}
