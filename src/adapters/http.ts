import type { AddressInfo } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';
import { Hono } from 'hono';
import type { Registry } from 'prom-client';
import type { Log } from '../ports/log.ts';

/** Where to listen. Port 0 lets the machine choose. */
export interface HttpAddress {
  readonly host: string;
  readonly port: number;
}

/** The port cannot be had: one sentence for the person at the console, fault and cure. */
export class HttpFault extends Error {
  override readonly name = 'HttpFault';
}

/** What `/healthz` says; `ok` decides between 200 and 503, the rest is shown as it is. */
export interface Health {
  readonly ok: boolean;
  readonly [field: string]: unknown;
}

/** `/healthz` and `/metrics`, for the people and machines that watch the bot. */
export function watchRoutes(options: {
  readonly health: () => Health | Promise<Health>;
  readonly registry: Registry;
}): Hono {
  const app = new Hono();
  app.get('/healthz', async (context) => {
    const health = await options.health();
    return context.json(health, health.ok ? 200 : 503, { 'cache-control': 'no-store' });
  });
  app.get('/metrics', async (context) => {
    const text = await options.registry.metrics();
    return context.body(text, 200, { 'content-type': options.registry.contentType });
  });
  return app;
}

export interface HttpServer {
  /** With the port that was really taken: `http://127.0.0.1:8017`. */
  readonly url: string;
  /** Ends open streams too: a watcher's page must not hold up a restart. */
  close(): Promise<void>;
}

/**
 * Serves the given apps, each with its full paths; the first one that answers does.
 * @throws HttpFault where the address cannot be listened on
 */
export async function serveHttp(options: {
  readonly address: HttpAddress;
  readonly routes: readonly Hono[];
  readonly log: Log;
}): Promise<HttpServer> {
  const { address, log } = options;
  const app = new Hono();
  for (const routes of options.routes) app.route('/', routes);
  app.notFound((context) => context.text('Not found', 404));
  app.onError((error, context) => {
    log.error({ error, path: new URL(context.req.url).pathname }, 'A request failed');
    return context.text('Failed; the log says why', 500);
  });

  const server = createAdaptorServer({ fetch: app.fetch });
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      reject(new HttpFault(sentence(error, address), { cause: error }));
    });
    server.listen(address.port, address.host, resolve);
  });
  server.on('error', (error) => {
    log.error({ error }, 'The HTTP server reported an error');
  });

  const { port } = server.address() as AddressInfo;
  const host = address.host.includes(':') ? `[${address.host}]` : address.host;
  return {
    url: `http://${host}:${port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        if ('closeAllConnections' in server) server.closeAllConnections();
      }),
  };
}

function sentence(error: NodeJS.ErrnoException, { host, port }: HttpAddress): string {
  const where = `Cannot listen on ${host}:${port}`;
  switch (error.code) {
    case 'EADDRINUSE':
      return `${where}: another program uses this port. Stop it, or set QUNGUI_HTTP to a free one, such as 127.0.0.1:${port + 1}.`;
    case 'EACCES':
      return `${where}: ports below 1024 need special rights. Set QUNGUI_HTTP to a higher one, such as 127.0.0.1:8017.`;
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return `${where}: this machine has no such address. Set QUNGUI_HTTP to one it has, such as 127.0.0.1:8017.`;
    default:
      return `${where}: ${error.message}. Set QUNGUI_HTTP to another address, such as 127.0.0.1:8017.`;
  }
}
