import { copyFileSync, existsSync, readFileSync } from 'node:fs';
import Sqlite from 'better-sqlite3';
import { afterEach, beforeEach, expect, it, onTestFinished } from 'vitest';
import { openReadOnly } from '../../src/adapters/store/open-read-only.ts';
import { openStore } from '../../src/adapters/store/open.ts';
import { steps } from '../../migrations/index.ts';
import { startChild } from './child.ts';
import { memoryFolder, type Folder } from './folders.ts';

let folder: Folder;
beforeEach(() => void (folder = memoryFolder()));
afterEach(() => folder.remove());

it('a store is read while a bot writes to it, each look at one moment', async () => {
  const path = folder.file('store.sqlite');
  const bot = startChild('write', path, 'r');
  onTestFinished(() => bot.kill());
  await bot.written(20);

  const store = await openReadOnly(path);
  const seen: number[] = [];
  for (let look = 0; look < 50; look += 1) {
    const { facts, counted } = await store.transaction(async (tx) => {
      const found = (await tx.messages.recentFacts('g1', 0)).length;
      await new Promise((resolve) => setImmediate(resolve));
      const [count] = await tx.counts.between('2026-10-12', '2026-10-12');
      return { facts: found, counted: count?.count };
    });
    expect(facts).toBe(counted);
    seen.push(facts);
  }
  await store.close();

  expect(seen).toEqual(seen.toSorted((a, b) => a - b));
  const before = bot.lines().length;
  await bot.written(before + 20);
});

it('a store that is looked at is not written to, nor taken from anybody', async () => {
  const path = folder.file('store.sqlite');
  await (await openStore({ path })).close();
  const before = readFileSync(path);
  const reader = await openReadOnly(path);
  await expect(reader.transaction((tx) => tx.notes.set('a', 'b'))).rejects.toThrow();
  const bot = await openStore({ path });
  expect(await reader.transaction((tx) => tx.notes.get('a'))).toBeNull();
  await bot.close();
  await reader.close();
  const after = await openReadOnly(path);
  await after.close();
  expect(readFileSync(path).length).toBe(before.length);
});

it('a store of an older version is refused and left as it is', async () => {
  const path = folder.file('store.sqlite');
  await (await openStore({ path, steps: steps.slice(0, 8) })).close();
  const copy = folder.file('copy.sqlite');
  copyFileSync(path, copy);
  await expect(openReadOnly(path)).rejects.toThrow(/it lacks step 0009/u);
  expect(readFileSync(path).equals(readFileSync(copy))).toBe(true);
});

it('a store of a newer version, another program or nowhere is refused, and none is made', async () => {
  const newer = folder.file('newer.sqlite');
  const extra = { ...steps[0]!, name: '9999-later', statements: () => [] };
  await (await openStore({ path: newer, steps: [...steps, extra] })).close();
  await expect(openReadOnly(newer)).rejects.toThrow(/newer version/u);

  const foreign = folder.file('foreign.sqlite');
  const db = new Sqlite(foreign);
  db.exec('create table x (id integer)');
  db.close();
  await expect(openReadOnly(foreign)).rejects.toThrow(/not a store of this bot/u);

  const nowhere = folder.file('nowhere.sqlite');
  await expect(openReadOnly(nowhere)).rejects.toThrow(/no store/u);
  expect(existsSync(nowhere)).toBe(false);
});
