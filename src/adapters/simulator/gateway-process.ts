import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { systemClock } from '../clock.ts';
import { startGateway } from './gateway.ts';
import type { SimWorld } from './protocol.ts';
import { township } from './township.ts';
import { createWorld } from './world.ts';

/*
 * The simulator's gateway as a process of its own. When it is ready it prints one line of JSON,
 * { endpoint, token, control, key }. With --until-stdin-ends it ends with whoever started it.
 */
const { values } = parseArgs({
  options: {
    /** A file that holds a SimWorld; the township where none is named. */
    world: { type: 'string' },
    port: { type: 'string' },
    'control-port': { type: 'string' },
    token: { type: 'string' },
    key: { type: 'string' },
    'until-stdin-ends': { type: 'boolean' },
  },
});

// The puppet server uses a call of gRPC's that is no longer needed; nobody here can mend that.
process.noDeprecation = true;

async function run(): Promise<void> {
  const clock = systemClock();
  const start =
    values.world === undefined
      ? township(clock.now())
      : (JSON.parse(await readFile(values.world, 'utf8')) as SimWorld);
  const { endpoint, token, control, key } = await startGateway({
    world: createWorld(start, clock),
    port: Number(values.port ?? 0),
    controlPort: Number(values['control-port'] ?? 0),
    ...(values.token === undefined ? {} : { token: values.token }),
    ...(values.key === undefined ? {} : { key: values.key }),
  });
  process.stdout.write(`${JSON.stringify({ endpoint, token, control, key })}\n`);
}

function end(): void {
  process.exit(0);
}

process.once('SIGTERM', end);
process.once('SIGINT', end);
if (values['until-stdin-ends'] === true) process.stdin.on('end', end).resume();
run().catch((error: unknown) => {
  process.stderr.write(`The simulator's gateway could not start: ${String(error)}\n`);
  process.exit(1);
});
