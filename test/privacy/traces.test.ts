import { createHash, createHmac } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { expect, it, onTestFinished } from 'vitest';
import { digestsOf, foundBelow, writingsOf } from './traces.ts';

const words = 'ＺQ記號7f3a 稳控方案';
const traces = [...writingsOf(words), ...digestsOf(words)];
const folded = 'zq记号7f3a 稳控方案';

function folder(): string {
  const made = mkdtempSync(join(tmpdir(), 'traces-'));
  onTestFinished(() => {
    rmSync(made, { recursive: true, force: true });
  });
  return made;
}

it.each<readonly [string, Buffer | string]>([
  ['as it was said', `vor ${words} nach`],
  ['folded', `vor ${folded} nach`],
  ['without signs', 'vor zq记号7f3a稳控方案 nach'],
  ['in UTF-16LE', Buffer.from(`x${words}y`, 'utf16le')],
  ['in UTF-16BE', Buffer.from(`x${words}y`, 'utf16le').swap16()],
  ['in JSON with escapes', '{"a":"\\uff3aQ\\u8a18\\u865f7f3a \\u7a33\\u63a7\\u65b9\\u6848"}'],
  ['in an address', `https://example.org/?q=${encodeURIComponent(words)}`],
  ...['', 'a', 'ab', 'abc'].map(
    (head) =>
      [
        `in base64 after ${String(head.length)} bytes`,
        Buffer.from(`${head}${words}cd`).toString('base64'),
      ] as const,
  ),
  ['in base64url', Buffer.from(`${words}!`).toString('base64url')],
  ['in hex', Buffer.from(words).toString('hex')],
  ['hashed', createHash('sha256').update(folded).digest('hex')],
  ['hashed and cut', createHash('sha256').update(words).digest('base64url').slice(0, 22)],
  ['hashed with an empty key', createHmac('sha256', '').update(folded).digest('base64')],
  ['hashed, as bytes', createHash('sha256').update(words).digest()],
])('the search finds a planted trace %s', (_, planted) => {
  const place = folder();
  writeFileSync(join(place, 'other'), 'nothing of it');
  expect(foundBelow(place, traces)).toEqual([]);

  writeFileSync(join(place, 'planted'), planted);

  expect(foundBelow(place, traces)).not.toEqual([]);
});

it('the search finds what stands in the write-ahead log of an open database', () => {
  const place = folder();
  const db = new Sqlite(join(place, 'store.sqlite'));
  onTestFinished(() => {
    db.close();
  });
  db.pragma('journal_mode = wal');
  db.exec('create table t (a text)');
  db.prepare('insert into t values (?)').run(words);

  expect(foundBelow(place, traces)).toContain('store.sqlite-wal: UTF-8');
});
