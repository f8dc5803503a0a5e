import { randomBytes } from 'node:crypto';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { connectSimulator, type Simulator } from '../../src/adapters/simulator/control-client.ts';
import { begin, beginNode, newFolder, until, type Env, type Running } from './built.ts';

const program = fileURLToPath(
  new URL('../../dist/src/adapters/simulator/gateway-process.js', import.meta.url),
);

/** A gateway that stands for the unit's own: a process with a fixed address and token. */
export interface OwnGateway {
  /** What the bot is told of it. */
  readonly env: Env;
  readonly simulator: Simulator;
  /** `start` against it, with a data folder of its own where none is named. */
  start(env?: Env): Running;
  /** Kills it as a power cut would. */
  kill(): Promise<void>;
  /** Starts it again at the same address with the same token; resolves once it answers. */
  comeBack(): Promise<void>;
}

/** With `away` only the address is settled; `comeBack` starts it for the first time. */
export async function beginGateway({ away = false } = {}): Promise<OwnGateway> {
  const [port, controlPort] = await freePorts();
  const token = `insecure_${randomBytes(8).toString('hex')}`;
  const key = randomBytes(8).toString('hex');
  let running: Running | null = null;

  async function comeBack(): Promise<void> {
    const args = ['--port', port, '--control-port', controlPort, '--token', token, '--key', key];
    const process = beginNode([program, ...args.map(String)]);
    running = process;
    await until('the gateway', () => {
      if (!process.isRunning()) throw new Error(`The gateway ended: ${process.err()}`);
      return process.out().includes('\n');
    });
  }

  const env = {
    WECHATY_PUPPET_SERVICE_TOKEN: token,
    WECHATY_PUPPET_SERVICE_ENDPOINT: `127.0.0.1:${String(port)}`,
  };
  if (!away) await comeBack();
  return {
    env,
    simulator: connectSimulator({ control: `http://127.0.0.1:${String(controlPort)}`, key }),
    start: (more = {}) =>
      begin(['start'], {
        QUNGUI_DATA: more['QUNGUI_DATA'] ?? newFolder(),
        QUNGUI_HTTP: '127.0.0.1:0',
        ...env,
        ...more,
      }),
    async kill() {
      running?.signal('SIGKILL');
      await running?.ended();
    },
    comeBack,
  };
}

async function freePorts(): Promise<readonly [number, number]> {
  const servers = [0, 0].map(() => createServer().listen(0, '127.0.0.1'));
  await Promise.all(
    servers.map((server) => new Promise((resolve) => server.once('listening', resolve))),
  );
  const [one = 0, other = 0] = servers.map((server) => (server.address() as AddressInfo).port);
  await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))));
  return [one, other];
}
