import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import Sqlite from 'better-sqlite3';
import { Kysely, sql } from 'kysely';
import { steps } from '../../migrations/index.ts';
import { sqlite, type Step } from '../../migrations/step.ts';
import { sqliteDialect } from '../../src/adapters/store/immediate-driver.ts';
import { hashOf } from '../../src/adapters/store/migrate.ts';
import { openStore } from '../../src/adapters/store/open.ts';
import { StoreFault } from '../../src/ports/store.ts';
import { violation } from '../contracts/store/samples.ts';
import { memoryFolder, type Folder } from './folders.ts';

let folder: Folder;
beforeEach(() => {
  folder = memoryFolder();
});
afterEach(() => {
  folder.remove();
});

const step = (name: string, words: string): Step => ({
  name,
  statements: () => [{ compile: () => sql.raw(words).compile(bare()) }],
});
const bare = () => new Kysely<unknown>({ dialect: sqliteDialect(new Sqlite(':memory:')) });

const first = step('0001-first', 'create table first (x integer) strict');
const second = step('0002-second', 'alter table first add column y text');
const third = step('0003-third', 'create table third (z integer) strict');
const notes = step('0000-notes', 'create table notes (key text primary key, value text) strict');
const upTo = (...more: readonly Step[]) => [notes, ...more];

async function migrate(path: string, list: readonly Step[]): Promise<string> {
  try {
    await (await openStore({ path, steps: list })).close();
    return 'migrated';
  } catch (error) {
    if (error instanceof StoreFault) return error.message;
    throw error;
  }
}

function tablesIn(path: string): readonly unknown[] {
  const db = new Sqlite(path, { readonly: true });
  const names = db.prepare("select name from sqlite_schema where type = 'table' order by name");
  const found = names.pluck().all();
  db.close();
  return found.filter((name) => !String(name).startsWith('sqlite_'));
}

describe('the steps that landed', () => {
  it('are numbered without gaps, one file each', () => {
    const files = readdirSync(new URL('../../migrations/', import.meta.url))
      .filter((file) => /^\d/.test(file))
      .map((file) => file.replace(/\.ts$/, ''));
    expect(steps.map(({ name }) => name)).toEqual(files);
    expect(files.map((file) => Number(file.slice(0, 4)))).toEqual(files.map((_, at) => at + 1));
  });

  it('are what they were: a change to one needs a new step instead', () => {
    const hashes = steps.map((one) => `${one.name} ${hashOf(one, bare(), sqlite).slice(0, 12)}`);
    expect(hashes).toMatchInlineSnapshot(`
      [
        "0001-messages 6fd49f1d66e6",
        "0002-violations 1734906ddd7f",
        "0003-outbox 776c976cf0ea",
        "0004-groups-and-people ed5c757af235",
        "0005-commands-and-jobs 065639d9a202",
        "0006-counts-journal-notes 3c6e00e94c23",
        "0007-themes-of-messages 478a30461c6a",
        "0008-people-decide 976c1c68f8ed",
        "0009-register 1aba9cceda65",
      ]
    `);
  });
});

describe('migrating', () => {
  it('takes only the steps ahead, and none the next time', async () => {
    const path = folder.file('store.db');
    expect(await migrate(path, upTo(first))).toBe('migrated');
    expect(await migrate(path, upTo(first, second, third))).toBe('migrated');
    expect(await migrate(path, upTo(first, second, third))).toBe('migrated');
    expect(tablesIn(path)).toEqual(['first', 'migrations', 'notes', 'third']);
  });

  it('copies a store before it changes it, and a new one not', async () => {
    const path = folder.file('store.db');
    await migrate(path, upTo(first));
    expect(readdirSync(folder.path).filter((file) => file.includes('before'))).toEqual([]);
    await migrate(path, upTo(first, second, third));
    expect(tablesIn(`${path}.before-0002`)).toEqual(['first', 'migrations', 'notes']);
    expect(existsSync(`${path}.before-0002.part`)).toBe(false);
  });

  it('leaves the store as it was where one step fails', async () => {
    const path = folder.file('store.db');
    await migrate(path, upTo(first));
    const broken = step('0003-broken', 'create table first (x integer) strict');
    await expect(openStore({ path, steps: upTo(first, third, broken) })).rejects.toThrow(/exists/);
    expect(tablesIn(path)).toEqual(['first', 'migrations', 'notes']);
    expect(await migrate(path, upTo(first, second))).toBe('migrated');
  });

  it('leaves no file where a new store fails', async () => {
    const path = folder.file('store.db');
    const broken = step('0001-broken', 'create nonsense');
    await expect(openStore({ path, steps: upTo(broken) })).rejects.toThrow(/syntax error/);
    expect(readdirSync(folder.path).filter((file) => !file.endsWith('.lock'))).toEqual([]);
  });

  it('refuses a store of a newer version and leaves it as it is', async () => {
    const path = folder.file('store.db');
    await migrate(path, upTo(first, second));
    const before = readFileSync(path);
    expect(await migrate(path, upTo(first))).toMatch(/newer version \(it holds step 0002-second\)/);
    expect(readFileSync(path).equals(before)).toBe(true);
  });

  it('refuses a step that was changed, renamed or put in between after it landed', async () => {
    const path = folder.file('store.db');
    await migrate(path, upTo(first, second));
    const changed = step('0001-first', 'create table first (x integer not null) strict');
    const renamed = step('0001-other', 'create table first (x integer) strict');
    for (const list of [upTo(changed, second), upTo(renamed, second), upTo(third, first, second)]) {
      expect(await migrate(path, list)).toMatch(/changed after it landed/);
    }
    expect(await migrate(path, upTo(first, second))).toBe('migrated');
  });
});

describe('a copy of a store in use', () => {
  it('is whole, and opens as a store', async () => {
    const store = await openStore({ path: folder.file('store.db') });
    await store.transaction((tx) => tx.violations.add(violation()));
    await store.copyTo(folder.file('copy.db'));
    await store.transaction((tx) => tx.violations.add(violation()));
    await store.copyTo(folder.file('copy.db'));
    await store.close();
    const copy = await openStore({ path: folder.file('copy.db') });
    expect(await copy.transaction((tx) => tx.violations.count({}))).toBe(2);
    await copy.close();
  });
});
