import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { getRequestListener } from '@hono/node-server';
import { build } from 'vite';
import { simulatorPage } from '../../src/adapters/simulator/page-server.ts';
import type { FakeWorld } from './fake-world.ts';

/** Builds the page afresh into a folder of its own, so that no old build is looked at. */
export async function buildPage(): Promise<{ folder: string; remove: () => void }> {
  const folder = mkdtempSync(join(tmpdir(), 'page-'));
  const configFile = fileURLToPath(new URL('../../vite.config.ts', import.meta.url));
  await build({ configFile, logLevel: 'error', build: { outDir: folder } });
  return { folder, remove: () => rmSync(folder, { recursive: true }) };
}

/** Serves the page over a world, on a free port of loopback. */
export async function servePage(
  world: FakeWorld,
  assets: string,
): Promise<{ url: string; close: () => void }> {
  const token = 'a-random-word';
  const app = simulatorPage({ token, assets, ...world });
  const listener = getRequestListener((request, env) => app.fetch(request, env));
  const server = createServer((request, answer) => void listener(request, answer));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${String(port)}/sim/${token}/`,
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}
