import { copyFileSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { expect, it, onTestFinished } from 'vitest';
import { openStore } from '../../src/adapters/store/open.ts';
import { startChild } from '../store/child.ts';
import { newFolder } from './built.ts';
import { run } from './in-process.ts';

/** 2026-10-13 00:30 in Shanghai, still the day before in London. */
const at = Date.UTC(2026, 9, 12, 16, 30);

/** A data folder with three decisions in its journal. */
async function givenJournal(count = 3) {
  const data = newFolder();
  const path = join(data, 'qungui.sqlite');
  const store = await openStore({ path });
  for (let n = 0; n < count; n += 1) {
    await store.transaction((tx) =>
      tx.journal.add({
        at: at + n,
        actorId: 'p1',
        action: 'pause.set',
        groupId: 'g1',
        detail: `until=${String(n)}`,
      }),
    );
  }
  await store.close();
  return {
    path,
    verify: (...args: readonly string[]) => run(['verify', ...args], { QUNGUI_DATA: data }),
    tamper(words: string) {
      const db = new Sqlite(path);
      db.exec(`drop trigger journal_not_changed; drop trigger journal_not_removed; ${words}`);
      db.close();
    },
  };
}

const wholeHead =
  /^决定记录完整：共3条，自2026年10月13日起，没有改动、缺失或者调换。目前的核对码为 (3:[0-9a-f]{12})。\n$/u;

it('verify says how much the journal holds, since when, and the head to keep', async () => {
  const { verify, path } = await givenJournal();
  const before = readFileSync(path);

  const { status, out, err } = await verify();

  expect({ status, err }).toEqual({ status: 0, err: '' });
  expect(out).toMatch(wholeHead);
  expect(readFileSync(path).equals(before)).toBe(true);
  const head = wholeHead.exec(out)?.[1] ?? '';
  for (const kept of [head, head.replace(':', '：').toUpperCase(), ` ${head} `]) {
    const again = await verify('--head', kept);
    expect(again.status).toBe(0);
    expect(again.out).toContain('与所给的核对码相符');
  }
});

it.each([
  ["update journal set detail = 'x' where id = 2", '决定记录现有3条，第2条与原记录不符'],
  ['delete from journal where id = 2', '决定记录现有2条，第2条缺失，自该条起有记录被删除'],
  ['delete from journal where id = 3', '决定记录现有2条，第3条缺失，自该条起有记录被删除'],
  [
    'update journal set id = -1 where id = 1; update journal set id = 1 where id = 2; update journal set id = 2 where id = -1',
    '决定记录现有3条，第1条不在原来的位置，次序已被调换',
  ],
  ["delete from notes where key = 'journal/head'", '第3条以前首尾相接，但末尾标记缺失'],
])('verify fails and says where: %s', async (words, sentence) => {
  const { verify, tamper } = await givenJournal();
  tamper(words);
  const { status, out, err } = await verify();
  expect({ status, err }).toEqual({ status: 1, err: '' });
  expect(out).toContain(sentence);
  expect(out.trimEnd().split('\n')).toHaveLength(1);
});

it('verify finds an end cut off with its mark by the head a summary named', async () => {
  const { verify, tamper } = await givenJournal();
  const head = wholeHead.exec((await verify()).out)?.[1] ?? '';
  tamper(
    `delete from journal where id = 3;
     update notes set value = (select id || ':' || link from journal where id = 2) where key = 'journal/head'`,
  );
  expect((await verify()).status).toBe(0);
  const found = await verify('--head', head);
  expect(found.status).toBe(1);
  expect(found.out).toContain('第3条缺失');
});

it('verify reads while a bot holds the store, and a copy elsewhere', async () => {
  const { verify, path } = await givenJournal();
  const bot = startChild('hold', path);
  onTestFinished(() => bot.kill());
  await bot.written(1);
  expect(bot.lines()).toEqual(['open']);
  expect((await verify()).out).toMatch(wholeHead);

  await bot.kill();
  const copy = join(newFolder(), 'copy.sqlite');
  copyFileSync(path, copy);
  expect((await verify(copy)).out).toMatch(wholeHead);
});

it('verify of a journal without entries is whole', async () => {
  const { verify } = await givenJournal(0);
  expect(await verify()).toEqual({
    status: 0,
    out: '决定记录完整：目前没有记录。\n',
    err: '',
  });
});

it.each(['', '3', '3:abc', '0:aaaaaaaaaaaa', '3:zzzzzzzzzzzz', '-1:aaaaaaaaaaaa'])(
  'verify refuses "%s" as a head and says what one looks like',
  async (words) => {
    const { verify } = await givenJournal(1);
    const { status, out, err } = await verify(`--head=${words}`);
    expect({ status, out }).toEqual({ status: 1, out: '' });
    expect(err).toContain('如 128:3fa9c0d1e2b4');
  },
);

it('verify says what is missing where there is no store, and makes none', async () => {
  const data = newFolder();
  const missing = await run(['verify'], { QUNGUI_DATA: data });
  expect({ status: missing.status, out: missing.out }).toEqual({ status: 1, out: '' });
  expect(missing.err).toContain('没有这个数据文件');
  const foreign = join(data, 'other.sqlite');
  const db = new Sqlite(foreign);
  db.exec('create table journal (id integer)');
  db.close();
  const refused = await run(['verify', foreign], { QUNGUI_DATA: data });
  expect(refused.status).toBe(1);
  expect(refused.err).toContain('not a store of this bot');
});
