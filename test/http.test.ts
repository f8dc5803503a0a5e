import { createServer, type Server } from 'node:net';
import { Hono } from 'hono';
import { Counter, Registry } from 'prom-client';
import { afterEach, describe, expect, it } from 'vitest';
import {
  HttpFault,
  serveHttp,
  watchRoutes,
  type Health,
  type HttpServer,
} from '../src/adapters/http.ts';
import { openLog } from '../src/adapters/log.ts';

const open: { close(): unknown }[] = [];

afterEach(async () => {
  for (const server of open.splice(0)) await server.close();
});

async function serve(routes: readonly Hono[], logged: string[] = []): Promise<HttpServer> {
  const server = await serveHttp({
    address: { host: '127.0.0.1', port: 0 },
    routes,
    log: openLog('info', { write: (line) => logged.push(line) }),
  });
  open.push(server);
  return server;
}

function watch(health: () => Health | Promise<Health>, registry = new Registry()): Hono {
  return watchRoutes({ health, registry });
}

async function occupied(): Promise<number> {
  const other: Server = createServer();
  await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
  open.push(other);
  const address = other.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}

function neverEnding(): ReadableStream<Uint8Array> {
  return new ReadableStream({
    start(stream) {
      stream.enqueue(new TextEncoder().encode('data: 1\n\n'));
    },
  });
}

describe('/healthz', () => {
  it('answers 200 with what it was given while all is well', async () => {
    const { url } = await serve([watch(() => ({ ok: true, provider: 'simulator', queue: 0 }))]);

    const answer = await fetch(`${url}/healthz`);

    expect(answer.status).toBe(200);
    expect(await answer.json()).toEqual({ ok: true, provider: 'simulator', queue: 0 });
    expect(answer.headers.get('cache-control')).toBe('no-store');
  });

  it('answers 503 when something is not', async () => {
    const { url } = await serve([watch(async () => ({ ok: false, heartbeatAgeMs: 90_000 }))]);

    const answer = await fetch(`${url}/healthz`);

    expect(answer.status).toBe(503);
    expect(await answer.json()).toEqual({ ok: false, heartbeatAgeMs: 90_000 });
  });
});

describe('/metrics', () => {
  it('shows the given registry', async () => {
    const registry = new Registry();
    new Counter({ name: 'qungui_messages_total', help: 'Messages', registers: [registry] }).inc(3);
    const { url } = await serve([watch(() => ({ ok: true }), registry)]);

    const answer = await fetch(`${url}/metrics`);

    expect(answer.headers.get('content-type')).toMatch(/^text\/plain/);
    expect(await answer.text()).toContain('qungui_messages_total 3');
  });
});

describe('serveHttp', () => {
  it('serves further apps beside the first', async () => {
    const page = new Hono();
    page.get('/sim/abc/', (context) => context.text('page'));
    const { url } = await serve([watch(() => ({ ok: true })), page]);

    expect(await (await fetch(`${url}/sim/abc/`)).text()).toBe('page');
    expect((await fetch(`${url}/healthz`)).status).toBe(200);
    expect((await fetch(`${url}/elsewhere`)).status).toBe(404);
  });

  it('answers 500 without details when a route throws, and the log has them', async () => {
    const broken = new Hono();
    broken.get('/broken', () => {
      throw new Error('the inside');
    });
    const logged: string[] = [];
    const { url } = await serve([broken], logged);

    const answer = await fetch(`${url}/broken`);

    expect(answer.status).toBe(500);
    expect(await answer.text()).not.toContain('the inside');
    expect(logged.join('')).toContain('the inside');
  });

  it('tells the port it really took', async () => {
    const { url } = await serve([watch(() => ({ ok: true }))]);

    expect(url).toMatch(/^http:\/\/127\.0\.0\.1:[1-9]\d+$/);
  });

  it('says in one sentence that the port is taken, and what to do', async () => {
    const port = await occupied();

    const attempt = serveHttp({
      address: { host: '127.0.0.1', port },
      routes: [],
      log: openLog('silent'),
    });

    await expect(attempt).rejects.toThrow(HttpFault);
    await expect(attempt).rejects.toThrow(
      `Cannot listen on 127.0.0.1:${port}: another program uses this port. Stop it, or set QUNGUI_HTTP to a free one`,
    );
  });

  it('says so when the machine has no such address', async () => {
    const attempt = serveHttp({
      address: { host: '203.0.113.7', port: 0 },
      routes: [],
      log: openLog('silent'),
    });

    await expect(attempt).rejects.toThrow('this machine has no such address');
  });

  it('closes although somebody is still listening to a stream', async () => {
    const stream = new Hono();
    const reached = new Promise<void>((resolve) => {
      stream.get('/events', () => {
        resolve();
        return new Response(neverEnding());
      });
    });
    const server = await serve([stream]);
    const watching = fetch(`${server.url}/events`)
      .then((answer) => answer.text())
      .catch(() => 'cut');
    await reached;

    await server.close();

    expect(await watching).toBe('cut');
    await expect(fetch(`${server.url}/none`)).rejects.toThrow();
  });
});
