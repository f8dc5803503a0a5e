import { randomBytes } from 'node:crypto';
import { createServer } from 'node:net';
import { log as wechatyLog } from 'wechaty-puppet';
import { PuppetServer } from 'wechaty-puppet-service';
import { serveControl } from './control.ts';
import { createFaults } from './faults.ts';
import type { Faults } from './faults.ts';
import { SimPuppet } from './puppet.ts';
import type { World } from './world.ts';

const loopback = '127.0.0.1';
const portAttempts = 5;

export interface GatewayParts {
  readonly world: World;
  /** A free one where nothing is said; 0 too means a free one. */
  readonly port?: number;
  readonly controlPort?: number;
  /** Must begin with `insecure_`: the name in the certificate that Wechaty brings along. */
  readonly token?: string;
  /** What the control address asks for as a bearer key. */
  readonly key?: string;
  readonly heartbeatMs?: number;
}

export interface Gateway {
  /** `host:port` of the puppet service. */
  readonly endpoint: string;
  readonly token: string;
  /** `http://host:port` of the control address. */
  readonly control: string;
  readonly key: string;
  readonly faults: Faults;
  stop(): Promise<void>;
}

/**
 * Serves a world as a Wechaty puppet service and a control address, both on loopback only.
 * @throws Error where a port that was asked for is taken
 */
export async function startGateway(parts: GatewayParts): Promise<Gateway> {
  const { world, heartbeatMs = 10_000 } = parts;
  // Wechaty's own log writes to the console, message texts and all.
  wechatyLog.level('silent');
  const token = parts.token ?? `insecure_${randomBytes(16).toString('hex')}`;
  const key = parts.key ?? randomBytes(24).toString('base64url');
  const faults = createFaults();
  const puppet = new SimPuppet({ world, faults, heartbeatMs });
  // Nobody listens between two clients, and an error event without a listener ends the process.
  puppet.on('error', () => undefined);
  const { server, endpoint } = await servePuppet(puppet, token, parts.port ?? 0);
  const control = await serveControl({ world, faults, key, port: parts.controlPort ?? 0 });
  return {
    endpoint,
    token,
    control: control.url,
    key,
    faults,
    async stop() {
      await server.stop();
      await control.close();
      await puppet.stop();
    },
  };
}

/** The puppet server never tells which port it was given, so a free one is looked for first. */
async function servePuppet(puppet: SimPuppet, token: string, port: number) {
  for (let attempt = 1; ; attempt++) {
    const endpoint = `${loopback}:${String(port === 0 ? await freePort() : port)}`;
    const server = new PuppetServer({ endpoint, token, puppet });
    try {
      await server.start();
      return { server, endpoint };
    } catch (error) {
      await server.stop();
      // Somebody was quicker: another one, unless this very port was asked for.
      if (port !== 0 || attempt >= portAttempts) throw error;
    }
  }
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, loopback, resolve);
  });
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('No port was given');
  return address.port;
}
