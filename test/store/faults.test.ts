import {
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statfsSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import Sqlite from 'better-sqlite3';
import { openStore, type SqliteStore } from '../../src/adapters/store/open.ts';
import { StoreFault } from '../../src/ports/store.ts';
import { facts, nine } from '../contracts/store/samples.ts';
import { startChild } from './child.ts';
import { memoryFolder, smallDisk, whyNoDisk, type Folder } from './folders.ts';

let folder: Folder;
beforeEach(() => {
  folder = memoryFolder();
});
afterEach(() => {
  folder.remove();
});

/** The sentence opening refuses with. */
async function refusal(path: string): Promise<string> {
  const store = await openStore({ path }).catch((error: unknown) => error);
  if (store instanceof StoreFault) return store.message;
  throw new Error('The store was opened', { cause: store });
}

async function fill(store: SqliteStore, messages: number): Promise<void> {
  const ids = Array.from({ length: messages }, (_, number) => `message ${number}`);
  await store.transaction(async (tx) => {
    await tx.messages.markSeen(ids, nine);
    await tx.messages.addFacts(ids.map((messageId) => facts({ messageId })));
  });
}

describe('what is not a store', () => {
  it('is refused where it is a folder', async () => {
    mkdirSync(folder.file('store.db'));
    expect(await refusal(folder.file('store.db'))).toMatch(/store\.db .* because it is a folder: /);
  });

  it('is refused where its folder is a file', async () => {
    writeFileSync(folder.file('data'), '');
    expect(await refusal(folder.file('data/store.db'))).toMatch(/part of its path is a file: /);
  });

  it('is refused and left alone where it is something else', async () => {
    const path = folder.file('store.db');
    for (const words of ['a diary', 'x'.repeat(100_000)]) {
      writeFileSync(path, words);
      expect(await refusal(path)).toMatch(/is no database/);
      expect(readFileSync(path, 'utf8')).toBe(words);
    }
  });

  it("is refused and left alone where it is somebody else's database", async () => {
    const path = folder.file('store.db');
    const other = new Sqlite(path);
    other.exec('create table contacts (name text)');
    other.close();
    const before = readFileSync(path);
    expect(await refusal(path)).toMatch(/is not a store of this bot/);
    expect(readFileSync(path).equals(before)).toBe(true);
  });
});

describe('a damaged store', () => {
  it('is refused at start and kept as it is, whichever page is damaged', async () => {
    const path = folder.file('store.db');
    const store = await openStore({ path });
    await fill(store, 2_000);
    await store.close();
    const whole = readFileSync(path);
    const pageSize = 4_096;
    const pages = whole.length / pageSize;
    const random = seeded(20_261_012);
    for (let round = 0; round < 40; round += 1) {
      const at = Math.floor(random() * pages) * pageSize;
      const bad = Buffer.from(whole);
      if (round % 2 === 0) bad.fill(0, at, at + pageSize);
      else for (let byte = at; byte < at + 12; byte += 1) bad[byte] = Math.floor(random() * 256);
      writeFileSync(path, bad);
      expect(await refusal(path), `page ${at / pageSize}`).toMatch(
        /damaged|no database|not a store/,
      );
      expect(readFileSync(path).equals(bad), `page ${at / pageSize} kept`).toBe(true);
    }
    writeFileSync(path, whole);
    await (await openStore({ path })).close();
  });

  it('is refused where its end is missing', async () => {
    const path = folder.file('store.db');
    const store = await openStore({ path });
    await fill(store, 500);
    await store.close();
    writeFileSync(path, readFileSync(path).subarray(0, 40_960));
    expect(await refusal(path)).toMatch(/damaged/);
  });
});

describe('a store in use', () => {
  it('is refused to a second bot, and free again once the first is killed', async () => {
    const path = folder.file('store.db');
    const first = startChild('hold', path);
    try {
      await first.written(1);
      expect(first.lines()).toEqual(['open']);
      expect(await refusal(path)).toMatch(/in use by another bot: /);
    } finally {
      await first.kill();
    }
    await (await openStore({ path })).close();
  }, 90_000);

  it('is refused to a second one in the same process, until it is closed', async () => {
    const path = folder.file('store.db');
    const first = await openStore({ path });
    expect(await refusal(path)).toMatch(/in use by another bot: /);
    await first.close();
    await (await openStore({ path })).close();
  });

  it('waits for another program that holds it for a moment, and stays awake meanwhile', async () => {
    const path = folder.file('store.db');
    const store = await openStore({ path });
    const viewer = new Sqlite(path);
    viewer.exec('begin immediate');
    const write = store.transaction((tx) => tx.notes.set('written', 'yes'));
    // The first try fails after a moment; a turn of timers shows that nobody sleeps on the loop.
    await new Promise((resolve) => setTimeout(resolve, 1));
    viewer.exec('rollback');
    viewer.close();
    await write;
    expect(await store.transaction((tx) => tx.notes.get('written'))).toBe('yes');
    await store.close();
  });

  it('says so where another program holds it for long, and goes on afterwards', async () => {
    const path = folder.file('store.db');
    const store = await openStore({ path });
    const viewer = new Sqlite(path);
    viewer.exec('begin immediate');
    const held = store.transaction((tx) => tx.notes.set('written', 'yes'));
    await expect(held).rejects.toThrow(/locked by another program/);
    viewer.close();
    await store.transaction((tx) => tx.notes.set('written', 'later'));
    await store.close();
  });
});

describe('a disk', () => {
  it('without writing is told apart, for a new store and for an old one', async (context) => {
    const disk = smallDisk(2_000_000) ?? context.skip(whyNoDisk);
    try {
      await (await openStore({ path: disk.file('old.db') })).close();
      disk.makeReadOnly();
      expect(await refusal(disk.file('old.db'))).toMatch(/read-only: make both writable/);
      expect(await refusal(disk.file('new.db'))).toMatch(/read-only: make both writable/);
      expect(await refusal(disk.file('folder/new.db'))).toMatch(/read-only: make both writable/);
      expect(readdirSync(disk.path).filter((name) => name.includes('new'))).toEqual([]);
    } finally {
      disk.remove();
    }
  });

  it('without room gets no half a store, and a whole one once there is room', async (context) => {
    const disk = smallDisk(400_000) ?? context.skip(whyNoDisk);
    try {
      const path = disk.file('store.db');
      for (const left of [0, 4_096, 40_960, 102_400, 204_800]) {
        leave(disk, left);
        expect(await refusal(path), `${left} bytes left`).toMatch(/disk is full: make room/);
        expect(readdirSync(disk.path).filter((name) => /^store\.db(-.*)?$/.test(name))).toEqual([]);
      }
      rmSync(disk.file('ballast'));
    } finally {
      disk.remove();
    }
  });

  it('that fills up loses nothing that was written, and is written to again', async (context) => {
    const disk = smallDisk(3_000_000) ?? context.skip(whyNoDisk);
    try {
      const store = await openStore({ path: disk.file('store.db') });
      await fill(store, 100);
      leave(disk, 100_000);
      await expect(fillAfter(store)).rejects.toThrow(/disk is full: make room/);
      await expect(fillAfter(store)).rejects.toBeInstanceOf(StoreFault);
      const kept = await store.transaction((tx) => tx.messages.recentFacts('g1', 0));
      expect(kept).toHaveLength(100);
      rmSync(disk.file('ballast'));
      await store.transaction((tx) => tx.notes.set('room', 'again'));
      await store.close();
      const again = await openStore({ path: disk.file('store.db') });
      expect(await again.transaction((tx) => tx.notes.get('room'))).toBe('again');
      expect(await again.transaction((tx) => tx.messages.recentFacts('g1', 0))).toHaveLength(100);
      await again.close();
    } finally {
      disk.remove();
    }
  });
});

/** More than the disk has left, in one transaction. */
function fillAfter(store: SqliteStore): Promise<void> {
  return store.transaction(async (tx) => {
    const ids = Array.from({ length: 3_000 }, (_, number) => `later ${number}`);
    await tx.messages.markSeen(ids, nine);
    await tx.messages.addFacts(ids.map((messageId) => facts({ messageId })));
  });
}

/** Fills the disk but for so many bytes. */
function leave(disk: Folder, bytes: number): void {
  rmSync(disk.file('ballast'), { force: true });
  const { bavail, bsize } = statfsSync(disk.path);
  writeFileSync(disk.file('ballast'), Buffer.alloc(Math.max(0, bavail * bsize - bytes)));
  expect(statSync(disk.file('ballast')).size).toBeGreaterThan(0);
}

/** A small generator (mulberry32): the same damage on every run. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
