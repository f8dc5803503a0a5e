import { mkdtempSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { getRequestListener } from '@hono/node-server';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { simulatorPage } from '../../src/adapters/simulator/page-server.ts';
import { fakeWorld, start, workGroup } from './fake-world.ts';

const token = 'a-random-word';
const world = fakeWorld();
const assets = mkdtempSync(join(tmpdir(), 'page-'));
mkdirSync(join(assets, 'assets'));
writeFileSync(join(assets, 'index.html'), '<!doctype html><title>page</title>');
writeFileSync(join(assets, 'assets', 'main.js'), 'void 0;');
const app = simulatorPage({ ...world, token, assets });
const listener = getRequestListener((incoming, env) => app.fetch(incoming, env));
const server = createServer((incoming, answer) => void listener(incoming, answer));
let port = 0;

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  port = (server.address() as AddressInfo).port;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
  rmSync(assets, { recursive: true });
});

interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: string;
}

/** Plain HTTP, since fetch would not let a test name a foreign Host. */
function ask(
  path: string,
  headers: Record<string, string> = {},
  body?: string,
  method = body === undefined ? 'GET' : 'POST',
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const asked = request(
      { host: '127.0.0.1', port, path, method, headers, agent: false },
      (answer) => {
        let text = '';
        answer.setEncoding('utf8');
        answer.on('data', (chunk: string) => (text += chunk));
        answer.on('end', () =>
          resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body: text }),
        );
      },
    );
    asked.on('error', reject);
    asked.end(body);
  });
}

const base = `/sim/${token}/`;
const json = { 'content-type': 'application/json' };
const saying = {
  to: { kind: 'group', id: workGroup },
  from: 'p-tang',
  type: 'text',
  text: '收到',
  fileName: null,
  mentionIds: [],
  mentionsAll: false,
};

describe('who is let in', () => {
  it('shows the page to this machine, under each of its loopback names', async () => {
    for (const name of ['127.0.0.1', 'localhost', '[::1]', 'LOCALHOST']) {
      const answer = await ask(base, { host: `${name}:${String(port)}` });
      expect([name, answer.status]).toEqual([name, 200]);
      expect(answer.body).toContain('<title>page</title>');
    }
  });

  it.each([
    ['a foreign name', () => `rebound.example.com:${String(port)}`],
    ['a foreign name that begins like ours', () => `localhost.example.com:${String(port)}`],
    ['an address that begins like ours', () => `127.0.0.1.example.com:${String(port)}`],
    ['another port', () => `localhost:${String(port === 65_535 ? 1 : port + 1)}`],
    ['no port', () => 'localhost'],
  ])('refuses %s as Host, with the right token too', async (_what, host) => {
    expect((await ask(`${base}api/world`, { host: host() })).status).toBe(403);
    expect((await ask(base, { host: host() })).status).toBe(403);
  });

  it.each([
    'https://example.com',
    'null',
    'http://localhost:1',
    'http://localhost.example.com',
    'https://localhost',
  ])('refuses what the page %s sends', async (origin) => {
    const before = world.messages.length;
    const answer = await ask(
      `${base}api/say`,
      { ...json, origin, host: `localhost:${String(port)}` },
      JSON.stringify([saying]),
    );
    expect(answer.status).toBe(403);
    expect(world.messages).toHaveLength(before);
  });

  it('refuses data to another site even where it sends no Origin', async () => {
    const headers = { 'sec-fetch-site': 'cross-site' };
    expect((await ask(`${base}api/world`, headers)).status).toBe(403);
    expect((await ask(`${base}api/events`, headers)).status).toBe(403);
  });

  it.each(['/sim/wrong/', '/sim/wrong/api/world', '/sim/wrong', `/sim/${token}x/`, '/sim//', '/'])(
    'knows nothing of %s',
    async (path) => {
      expect((await ask(path)).status).toBe(404);
    },
  );

  it('does not say by its headers that a guessed token was wrong', async () => {
    const wrong = await ask('/sim/wrong/api/world');
    const nowhere = await ask('/nowhere');
    expect(wrong.body).toBe(nowhere.body);
    expect(Object.keys(wrong.headers).sort()).toEqual(Object.keys(nowhere.headers).sort());
  });
});

describe('the page', () => {
  it('lets no foreign or inline code run and goes into no cache', async () => {
    const { headers } = await ask(base);
    expect(headers['content-security-policy']).toContain("default-src 'none'");
    expect(headers['content-security-policy']).toContain("script-src 'self'");
    expect(headers['content-security-policy']).not.toContain('unsafe');
    expect(headers['x-content-type-options']).toBe('nosniff');
    expect(headers['referrer-policy']).toBe('no-referrer');
    expect(headers['cache-control']).toBe('no-store');
  });

  it('serves its own files and nothing beside them', async () => {
    const script = await ask(`${base}assets/main.js`);
    expect([script.status, script.headers['content-type']]).toEqual([
      200,
      'text/javascript; charset=utf-8',
    ]);
    for (const path of ['assets/..%2findex.html', 'assets/../../../etc/passwd', 'assets/none.js'])
      expect((await ask(base + path)).status).toBe(404);
  });

  it('adds the slash its relative addresses need', async () => {
    const answer = await ask(`/sim/${token}`);
    expect([answer.status, answer.headers['location']]).toEqual([302, base]);
  });

  it('says what to do where it was not built', async () => {
    const empty = simulatorPage({ ...world, token, assets: join(assets, 'none') });
    const answer = await empty.request(base, { headers: { host: 'localhost' } });
    expect([answer.status, await answer.text()]).toEqual([
      503,
      expect.stringContaining('npm run build'),
    ]);
  });
});

describe('what the page asks for', () => {
  it('says something and gives its id', async () => {
    const answer = await ask(`${base}api/say`, json, JSON.stringify([saying]));
    const { ids } = JSON.parse(answer.body) as { ids: string[] };
    expect(world.messages.find(({ id }) => id === ids[0])).toMatchObject({ text: '收到' });
  });

  it('changes a group and asks for friendship', async () => {
    const change = { groupId: workGroup, change: 'rename', value: '农业农村群' };
    const friend = { personId: 'p-dong', greeting: '' };
    expect((await ask(`${base}api/group`, json, JSON.stringify(change))).status).toBe(200);
    expect((await ask(`${base}api/friend`, json, JSON.stringify(friend))).status).toBe(200);
    expect(world.done).toEqual([`rename ${workGroup} 农业农村群`]);
    expect(world.asks().friendRequests).toMatchObject([friend]);
  });

  it.each([
    ['words that are no JSON', 'say', '[{'],
    ['nothing to say', 'say', '[]'],
    ['an unknown type', 'say', JSON.stringify([{ ...saying, type: 'poison' }])],
    ['a key nobody knows', 'say', JSON.stringify([{ ...saying, admin: true }])],
    ['a text without end', 'say', JSON.stringify([{ ...saying, text: '长'.repeat(20_001) }])],
    ['a time that is none', 'clock', '{"to":"tomorrow"}'],
    ['a time after all calendars', 'clock', '{"to":9e15}'],
    ['a recall by nobody', 'recall', '{"messageId":"said 1"}'],
    ['a group without a name', 'group', '{"groupId":"g-work","change":"rename","value":""}'],
    ['a change nobody knows', 'group', '{"groupId":"g-work","change":"dissolve"}'],
    ['a greeting without end', 'friend', `{"personId":"p-dong","greeting":"${'好'.repeat(51)}"}`],
  ])('refuses %s in one sentence', async (_what, path, body) => {
    const before = world.messages.length;
    const answer = await ask(`${base}api/${path}`, json, body);
    expect([answer.status, JSON.parse(answer.body)]).toEqual([
      400,
      { error: '请求的内容不完整，未作处理。' },
    ]);
    expect([world.messages.length, world.now()]).toEqual([before, start]);
  });

  it('takes no form of a page that need not ask first', async () => {
    const headers = { 'content-type': 'text/plain' };
    expect((await ask(`${base}api/say`, headers, JSON.stringify([saying]))).status).toBe(400);
  });

  it('refuses a body of a megabyte before reading it all', async () => {
    const answer = await ask(`${base}api/say`, json, 'x'.repeat(1_048_576));
    expect([answer.status, answer.body]).toEqual([413, expect.stringContaining('过长')]);
  });

  it('tells in a sentence, not in words of the fault, that the world refused', async () => {
    world.refuse(true);
    const answer = await ask(`${base}api/world`);
    world.refuse(false);
    expect(answer.status).toBe(502);
    expect(answer.body).not.toContain('refuses');
    expect(answer.body).toContain('模拟器没有完成');
  });
});
