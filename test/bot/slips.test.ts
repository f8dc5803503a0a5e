import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { manualClock } from '../../src/adapters/clock.ts';
import { openSlips, type SlipFolder } from '../../src/adapters/slip-folder.ts';
import { openStore, type SqliteStore } from '../../src/adapters/store/open.ts';
import { takeSlips } from '../../src/bot/take-slips.ts';
import type { Slips } from '../../src/ports/slips.ts';
import { newFolder } from '../cli/built.ts';
import { bookOf } from '../world/books.ts';
import { keptLog } from '../world/silent-log.ts';

const now = Date.parse('2026-11-23T09:00:00+08:00');
const day = 86_400_000;
const book = bookOf('book: 青溪镇\nversion: 2026-10-01\nextends: [base]\n');

let store: SqliteStore;
beforeEach(async () => (store = await openStore({ path: ':memory:' })));
afterEach(async () => store.close());

function given() {
  const folder = join(newFolder(), 'slips');
  const clock = manualClock(now);
  const log = keptLog();
  /** As a process that has just begun sees it. */
  const open = () => openSlips({ folder, log, clock });
  const slips = open();
  const take = (from: Slips = slips) =>
    takeSlips({ store, slips: from, book: () => book, clock, log });
  return { folder, clock, log, slips, open, take };
}

const person = (name: string) => ({
  name,
  unit: '农业农村办',
  post: null,
  state: 'serving',
  since: null,
});
const roster = (...names: readonly string[]) => ({ lines: names.map(person) });
const namesKept = async () =>
  (await store.transaction((tx) => tx.roster.list())).map(({ name }) => name);
const decisions = async () =>
  (await store.transaction((tx) => tx.journal.list({}, 50))).map(({ action }) => action);

describe('a slip of the console', () => {
  it('is done, answered, and leaves nothing in the folder nor its words in the store', async () => {
    const { slips, take, folder } = given();
    const slip = slips.put('roster', roster('唐丽', '方伟'));
    const [file] = readdirSync(folder);
    expect(statSync(join(folder, file ?? '')).mode & 0o777).toBe(0o600);
    expect(statSync(folder).mode & 0o777).toBe(0o700);
    expect(slips.answerOf(slip)).toBeNull();

    await take();

    expect(slips.answerOf(slip)).toEqual({
      outcome: 'done',
      said: '名册已更新：现有2人（原来没有名册，已整体替换）。\n',
      faults: '',
    });
    slips.forget(slip);
    expect(readdirSync(folder)).toEqual([]);
    expect(await namesKept()).toEqual(['唐丽', '方伟']);
    const notes = await store.transaction((tx) => tx.notes.beginning('slip:'));
    expect([...notes.values()]).toEqual([JSON.stringify({ madeAt: now })]);
  });

  it('is done in the order of writing', async () => {
    const { slips, take, clock } = given();
    slips.put('roster', roster('唐丽'));
    clock.advance(5);
    slips.put('roster', roster('唐丽', '方伟'));
    clock.advance(5);
    slips.put('roster', roster('丁宁'));
    await take();
    expect(await namesKept()).toEqual(['丁宁']);
    expect(await decisions()).toHaveLength(3);
  });

  it('is done once, wherever the process is killed', async () => {
    const { slips, take, open, folder } = given();
    const slip = slips.put('roster', roster('唐丽'));
    const path = join(folder, readdirSync(folder)[0] ?? '');
    const text = readFileSync(path);

    // Killed after the commit and before the answer lay there.
    const dies: Slips = { next: slips.next, answer: () => Promise.reject(new Error('killed')) };
    await expect(take(dies)).rejects.toThrow('killed');
    expect(await decisions()).toEqual(['register.roster']);
    expect(slips.answerOf(slip)).toBeNull();

    await take(open());
    expect(slips.answerOf(slip)?.said).toContain('现有1人（原来没有名册');
    expect(await decisions()).toEqual(['register.roster']);

    // The power went, and the removal of the slip had not reached the disk.
    writeFileSync(path, text, { mode: 0o600 });
    await store.transaction((tx) => tx.roster.replace([]));
    await take(open());
    expect(await namesKept()).toEqual([]);
    expect(await decisions()).toEqual(['register.roster']);
    expect(existsSync(path)).toBe(false);
  });

  it('whose work fails is refused whole and not tried again; the next is done', async () => {
    const { slips, take, log } = given();
    const broken = slips.put('roster', { lines: [person('唐丽'), { name: 7 }] });
    slips.put('roster', roster('方伟'));
    await take();
    expect(slips.answerOf(broken)).toMatchObject({ outcome: 'refused' });
    expect(await namesKept()).toEqual(['方伟']);
    expect(log.lines).toHaveLength(1);
    expect(log.lines.join('')).not.toContain('唐丽');
  });

  it('waits seven days for somebody, and is void then', async () => {
    const { slips, take, clock, folder, log } = given();
    slips.put('roster', roster('唐丽'));
    clock.set(now + 7 * day);
    const late = slips.put('roster', roster('方伟'));
    clock.set(now + 7 * day + 1);
    await take();
    expect(await namesKept()).toEqual(['方伟']);
    expect(log.lines).toHaveLength(1);
    // An answer nobody fetched goes in the same time.
    expect(slips.answerOf(late)).not.toBeNull();
    clock.set(now + 15 * day);
    await take();
    expect(readdirSync(folder)).toEqual([]);
  });

  it('taken back is not done', async () => {
    const { slips, take } = given();
    slips.withdraw(slips.put('roster', roster('唐丽')));
    await take();
    expect(await namesKept()).toEqual([]);
  });
});

describe('a file in the folder that is no slip of ours', () => {
  function spoil(slips: SlipFolder, folder: string, how: (path: string) => void): void {
    slips.put('roster', roster('贺云'));
    how(join(folder, readdirSync(folder)[0] ?? ''));
  }

  it.each<[string, (path: string) => void]>([
    ['is cut off', (path) => writeFileSync(path, readFileSync(path, 'utf8').slice(0, 40))],
    ['is something else', (path) => writeFileSync(path, '{"kind":"rm","payload":1}')],
    ['can be written by others', (path) => chmodSync(path, 0o666)],
    ['is too large', (path) => writeFileSync(path, Buffer.alloc(33 * 1024 * 1024, 32))],
    [
      'goes by the name of another',
      (path) => writeFileSync(path, readFileSync(path, 'utf8').replace(/"id":"./u, '"id":"x')),
    ],
  ])('is put aside where it %s, with one line, and stops nothing', async (_, how) => {
    const { slips, take, folder, log, clock } = given();
    spoil(slips, folder, how);
    clock.advance(1);
    slips.put('roster', roster('唐丽'));
    await take();
    await take();
    expect(await namesKept()).toEqual(['唐丽']);
    expect(log.lines).toHaveLength(1);
    expect(log.lines.join('')).not.toContain('贺云');
    expect(readdirSync(folder).filter((name) => name.endsWith('.aside'))).toHaveLength(1);
  });

  it('is put aside where it is a link or a folder, and what a link points at is left alone', async () => {
    const { slips, take, folder, log } = given();
    const real = slips.put('roster', roster('唐丽'));
    const [name = ''] = readdirSync(folder);
    const target = join(newFolder(), 'target');
    writeFileSync(target, readFileSync(join(folder, name)), { mode: 0o600 });
    symlinkSync(target, join(folder, name.replace(real.id, 'a'.repeat(32))));
    mkdirSync(join(folder, name.replace(real.id, 'b'.repeat(32))));
    await take();
    expect(await namesKept()).toEqual(['唐丽']);
    expect(log.lines).toHaveLength(2);
    expect(existsSync(target)).toBe(true);
  });

  it('is passed over in silence where it does not look like one', async () => {
    const { slips, take, folder, log } = given();
    slips.put('roster', roster('唐丽'));
    writeFileSync(join(folder, '.DS_Store'), '');
    writeFileSync(join(folder, '台账.xlsx'), '');
    await take();
    expect(await namesKept()).toEqual(['唐丽']);
    expect(log.lines).toEqual([]);
  });

  it('need not be there, nor the folder', async () => {
    const { take, log } = given();
    await take();
    expect(log.lines).toEqual([]);
  });
});
