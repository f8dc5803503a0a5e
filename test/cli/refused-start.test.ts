import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statfsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { openStore } from '../../src/adapters/store/open.ts';
import { smallDisk, whyNoDisk } from '../store/folders.ts';
import { newFolder, qungui, type Env } from './built.ts';
import { beginGateway, type OwnGateway } from './own-gateway.ts';
import { startInSimulator } from './simulator.ts';

// Whole processes, on a machine that may be busy.
vi.setConfig({ testTimeout: 90_000 });

/** Starts, and gives the one sentence with which it could not. */
async function refusal(env: Env): Promise<string> {
  const { status, out, err } = await qungui(['start'], {
    QUNGUI_DATA: newFolder(),
    QUNGUI_HTTP: '127.0.0.1:0',
    ...env,
  });
  expect(status, err).toBe(1);
  expect(out).toBe('');
  const said = err.split('\n').filter((line) => line !== '' && !line.startsWith('{"level":'));
  expect(said, 'lines beside the log').toHaveLength(1);
  expect(err).not.toMatch(/^\s+at |node:internal|\[object/mu);
  return said[0] ?? '';
}

describe('a start that cannot run says one sentence and ends with 1', () => {
  it.each([
    [
      'a token without an endpoint',
      { WECHATY_PUPPET_SERVICE_TOKEN: 'insecure_secret' },
      /ENDPOINT is missing.*Give the host:port/u,
    ],
    [
      'an endpoint without a token',
      { WECHATY_PUPPET_SERVICE_ENDPOINT: '127.0.0.1:8788' },
      /TOKEN is missing.*Give its token/u,
    ],
    [
      'production without a gateway',
      { NODE_ENV: 'production' },
      /no gateway is named.*Set WECHATY_PUPPET_SERVICE_TOKEN.*QUNGUI_SIMULATE=1/u,
    ],
    ['a setting that is none', { QUNGUI_HTPP: '127.0.0.1:0' }, /QUNGUI_HTPP is not a setting/u],
    ['an address that is none', { QUNGUI_HTTP: 'nowhere' }, /QUNGUI_HTTP must be host:port/u],
    ['a rules folder that is missing', { QUNGUI_RULES: '/no/such' }, /no folder \/no\/such.*name/u],
  ] as const)('%s', async (_, env, sentence) => {
    const said = await refusal(env);
    expect(said).toMatch(sentence);
    expect(said).not.toContain('insecure_secret');
  });

  it('a rule book that is broken, with place and cure', async () => {
    const rules = newFolder();
    writeFileSync(join(rules, 'unit.yaml'), 'book: 测试\nextends: [base\nzone: Asia/Shanghai\n');

    expect(await refusal({ QUNGUI_RULES: rules })).toMatch(/unit\.yaml:\d+:\d+/u);
  });

  it('a port that is taken', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    onTestFinished(() => void server.close());
    await new Promise((resolve) => server.once('listening', resolve));
    const { port } = server.address() as AddressInfo;

    expect(await refusal({ QUNGUI_HTTP: `127.0.0.1:${String(port)}` })).toMatch(
      /another program uses this port\. .*set QUNGUI_HTTP/u,
    );
  });

  it('a folder in use by another bot, which goes on unharmed', async () => {
    const data = newFolder();
    const { page } = await startInSimulator({ QUNGUI_DATA: data });

    expect(await refusal({ QUNGUI_DATA: data })).toMatch(/in use by another bot: stop that one/u);

    const [id = ''] = await page.say({
      to: { kind: 'group', id: await page.idOf('青溪镇农业农村工作群') },
      from: await page.idOf('唐丽'),
      text: '[强][强]',
    });
    await expect
      .poll(async () => (await page.records(id)).length, { timeout: 10_000 })
      .toBeGreaterThan(0);
  });

  it('a folder that cannot be written', async (context) => {
    const disk = smallDisk(2_000_000) ?? context.skip(whyNoDisk);
    onTestFinished(() => {
      disk.remove();
    });
    disk.makeReadOnly();

    for (const data of [disk.path, disk.file('below/it')]) {
      expect(await refusal({ QUNGUI_DATA: data })).toMatch(/read-only: make both writable/u);
    }
  });

  it('a disk that is full', async (context) => {
    const disk = smallDisk(1_000_000) ?? context.skip(whyNoDisk);
    onTestFinished(() => {
      disk.remove();
    });
    const { bavail, bsize } = statfsSync(disk.path);
    writeFileSync(disk.file('ballast'), Buffer.alloc(bavail * bsize));

    expect(await refusal({ QUNGUI_DATA: disk.path })).toMatch(/disk is full: make room/u);
    expect(readdirSync(disk.path).filter((name) => name.includes('sqlite'))).toEqual(
      expect.not.arrayContaining(['simulator.sqlite']),
    );
  });

  it('a folder that is a file', async () => {
    const data = join(newFolder(), 'data');
    writeFileSync(data, '');

    expect(await refusal({ QUNGUI_DATA: data })).toMatch(/part of its path is a file/u);
  });
});

describe("a store that is not this bot's is refused and left as it is", () => {
  let gateway: OwnGateway;

  /** A data folder with a whole store in it. */
  async function whole(): Promise<{ data: string; path: string }> {
    const data = newFolder();
    const path = join(data, 'qungui.sqlite');
    await (await openStore({ path })).close();
    return { data, path };
  }

  /** The sentence; the file must be the same byte for byte. */
  async function refusedUnharmed(data: string, path: string): Promise<string> {
    gateway = await beginGateway();
    const before = hashOf(path);
    const said = await refusal({ ...gateway.env, QUNGUI_DATA: data });
    expect(hashOf(path)).toBe(before);
    return said;
  }

  it('damaged', async () => {
    const { data, path } = await whole();
    const bytes = readFileSync(path);
    bytes.fill(0x5a, 8_192, 24_576);
    writeFileSync(path, bytes);

    expect(await refusedUnharmed(data, path)).toMatch(/damaged.*put the last backup/u);
  });

  it('written by a newer version', async () => {
    const { data, path } = await whole();
    const database = new Sqlite(path);
    database.exec("insert into migrations (position, name, hash) values (99, '0099-later', 'x')");
    database.pragma('user_version = 99');
    database.pragma('journal_mode = delete');
    database.close();

    expect(await refusedUnharmed(data, path)).toMatch(/newer version .*0099-later.*start that/u);
  });

  it('of another account', async () => {
    const { data, path } = await whole();
    const store = await openStore({ path });
    await store.transaction(async (tx) => {
      await tx.notes.set('provider', 'PuppetService');
      await tx.notes.set('account', 'wxid_somebody_else');
    });
    await store.close();
    gateway = await beginGateway();

    const said = await refusal({ ...gateway.env, QUNGUI_DATA: data });

    expect(said).toMatch(/belongs to \w+ "\w+".*another QUNGUI_DATA folder/u);
    const after = new Sqlite(path, { readonly: true });
    expect(after.prepare('select count(*) from groups').pluck().get()).toBe(0);
    expect(after.prepare("select value from notes where key = 'account'").pluck().get()).toBe(
      'wxid_somebody_else',
    );
    after.close();
  });

  it('is opened where nothing is wrong with it, by the same way', async () => {
    const { data } = await whole();
    gateway = await beginGateway();
    const bot = gateway.start({ QUNGUI_DATA: data });
    await expect.poll(() => bot.err(), { timeout: 20_000 }).toContain('群规已启动');
  });
});

it('a wrong token ends the start with 1 and is not repeated on the screen', async () => {
  const gateway = await beginGateway();

  const said = await refusal({
    ...gateway.env,
    WECHATY_PUPPET_SERVICE_TOKEN: 'insecure_not_the_one',
  });

  expect(said).toMatch(/turns us away.*Check WECHATY_PUPPET_SERVICE_TOKEN/u);
  expect(said).not.toContain('not_the_one');
});

function hashOf(path: string): string {
  return createHash('sha256').update(readFileSync(path)).digest('hex');
}
