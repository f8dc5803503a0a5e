import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import Sqlite, { type Database } from 'better-sqlite3';
import { steps } from '../../migrations/index.ts';
import { linkOf } from '../../src/adapters/store/journal-chain.ts';
import { openStore } from '../../src/adapters/store/open.ts';
import { verifyJournal } from '../../src/adapters/store/verify-journal.ts';
import type { JournalEntry, JournalHead } from '../../src/domain/journal.ts';
import { erasePerson, finishErasing } from '../../src/register/erase.ts';
import { nine, violation } from '../contracts/store/samples.ts';
import { memoryFolder, type Folder } from './folders.ts';

let folder: Folder;
let path: string;
beforeEach(() => {
  folder = memoryFolder();
  path = folder.file('store.db');
});
afterEach(() => {
  folder.remove();
});

const mistaken = {
  at: nine + 2,
  actorId: 'p2',
  action: 'violation.mistaken',
  groupId: 'g2',
  detail: '41',
};
const entries: readonly JournalEntry[] = [
  { at: nine, actorId: 'console', action: 'confirm', groupId: null, detail: 'head=p9' },
  { at: nine + 1, actorId: 'p1', action: 'hours.set', groupId: 'g1', detail: '510-1080' },
  { at: nine + 2, actorId: 'p1', action: 'pause.set', groupId: 'g1', detail: 'until=9' },
  mistaken,
  { at: nine + 3, actorId: 'p1', action: 'pause.end', groupId: 'g1', detail: '' },
];

/** A store with these entries; answers with the head of its journal. */
async function kept(given: readonly JournalEntry[] = entries): Promise<JournalHead | null> {
  const store = await openStore({ path });
  for (const entry of given) await store.transaction((tx) => tx.journal.add(entry));
  const head = await store.transaction((tx) => tx.journal.head());
  await store.close();
  return head;
}

/** What somebody who has the file can do: the triggers are the first to go. */
function tamper(work: (db: Database) => void): void {
  const db = new Sqlite(path);
  const triggers = db.prepare("select name from sqlite_schema where type = 'trigger'");
  for (const name of triggers.pluck().all()) db.exec(`drop trigger ${String(name)}`);
  work(db);
  db.close();
}

function faultAfter(words: string) {
  tamper((db) => db.exec(words));
  return verifyJournal(path, null).fault;
}

describe('the journal in the database', () => {
  it.each([
    ["update journal set detail = 'other' where id = 2", 'append-only'],
    ['update journal set detail = detail where id = 2', 'append-only'],
    ['delete from journal where id = 5', 'append-only'],
    ['delete from journal', 'append-only'],
    [
      'insert or replace into journal select id, 0, actor_id, action, group_id, detail, link from journal where id = 2',
      'next number',
    ],
    [
      "insert into journal (entered_at, actor_id, action, detail, link) values (0, 'p1', 'x', '', '')",
      'next number',
    ],
    ["insert into journal values (9, 0, 'p1', 'x', null, '', '')", 'next number'],
  ])('refuses: %s', async (words, reason) => {
    await kept();
    const db = new Sqlite(path);
    expect(() => db.exec(words)).toThrow(reason);
    expect(db.prepare('select count(*) from journal').pluck().get()).toBe(entries.length);
    db.close();
    expect(verifyJournal(path, null).fault).toBeNull();
  });

  it('is whole as it was written, tells how much it holds and since when', async () => {
    const head = await kept();
    expect(verifyJournal(path, head)).toEqual({ entries: 5, since: nine, head, fault: null });
  });

  it('is whole where nothing was entered yet', async () => {
    await kept([]);
    expect(verifyJournal(path, null)).toEqual({ entries: 0, since: null, head: null, fault: null });
  });

  it('is whole when the people and cases it tells of are gone', async () => {
    const head = await kept();
    const store = await openStore({ path });
    await store.transaction(async (tx) => {
      await tx.people.put([{ id: 'p1', name: '唐丽', reachable: true }]);
      await tx.violations.add(violation({ personId: 'p1', state: 'open' }));
      await tx.journal.add({ ...mistaken, detail: '1' });
    });
    await store.transaction(async (tx) => {
      await erasePerson(tx, 'p1', nine);
      await finishErasing(tx, nine * 2);
    });
    await store.transaction((tx) => tx.violations.purge(nine * 2));
    await store.close();
    expect(verifyJournal(path, head)).toMatchObject({ entries: 7, fault: null });
  });

  it('is read while the store is open and being written', async () => {
    const store = await openStore({ path });
    await store.transaction(async (tx) => {
      await tx.journal.add(entries[0] as JournalEntry);
    });
    expect(verifyJournal(path, null)).toMatchObject({ entries: 1, fault: null });
    await store.transaction(async (tx) => {
      await tx.journal.add(entries[1] as JournalEntry);
      // What is not committed yet is not there.
      expect(verifyJournal(path, null)).toMatchObject({ entries: 1, fault: null });
    });
    expect(verifyJournal(path, null)).toMatchObject({ entries: 2, fault: null });
    await store.close();
  });

  it('written before its end was marked is marked by the step that does', async () => {
    const before = steps.slice(0, 7);
    await (await openStore({ path, steps: before.slice(0, 6) })).close();
    await (await openStore({ path, steps: before })).close();
    const db = new Sqlite(path);
    const links = [
      '1f1f9e54d0a2cd0a2c0f1bf1d3c7c8cb6ac4a9c46c2bbdf97c9bd41fbb3d5f5e',
      // Not the true link of anything: only to be carried over.
      '2f1f9e54d0a2cd0a2c0f1bf1d3c7c8cb6ac4a9c46c2bbdf97c9bd41fbb3d5f5e',
    ];
    for (const link of links) {
      db.prepare(
        "insert into journal (entered_at, actor_id, action, detail, link) values (1, 'p', 'a', '', ?)",
      ).run(link);
    }
    db.close();
    await (await openStore({ path })).close();
    const again = new Sqlite(path, { readonly: true });
    const note = again.prepare("select value from notes where key = 'journal/head'").pluck().get();
    again.close();
    expect(note).toBe(`2:${links[1] ?? ''}`);
  });
});

describe('a journal that somebody laid hands on', () => {
  it('shows every flipped byte of every column', async () => {
    await kept();
    const row = (db: Database) =>
      db
        .prepare<[], Record<string, string | bigint | null>>('select * from journal where id = 3')
        .safeIntegers(true)
        .get();
    tamper((db) => {
      const untouched = row(db) ?? {};
      expect(Object.keys(untouched)).toHaveLength(7);
      for (const [column, value] of Object.entries(untouched)) {
        if (value === null) throw new Error('Every column of this row is to hold something');
        const set = (changed: unknown, id: bigint) => {
          const words = typeof value === 'bigint' ? '?' : 'cast(? as text)';
          db.prepare(`update journal set ${column} = ${words} where id = ?`).run(changed, id);
        };
        for (const flipped of flips(value)) {
          const now = column === 'id' ? (flipped as bigint) : 3n;
          if (column === 'id' && now >= 1n && now <= 5n) continue;
          set(flipped, 3n);
          expect(verifyJournal(path, null).fault, `${column} ${String(flipped)}`).not.toBeNull();
          set(typeof value === 'bigint' ? value : Buffer.from(value), now);
        }
      }
      db.exec('update journal set group_id = null where id = 3');
      expect(verifyJournal(path, null).fault).toEqual({ kind: 'changed', number: 3 });
      db.exec("update journal set group_id = 'g1' where id = 3");
    });
    expect(verifyJournal(path, null).fault).toBeNull();
  });

  it.each([
    ['changed', 2, "update journal set detail = 'other' where id = 2"],
    ['changed', 5, 'update journal set entered_at = 0 where id = 5'],
    ['changed', 4, "update journal set link = 'x' where id = 4"],
    ['changed', 9, 'update journal set id = 9 where id = 5'],
    ['removed', 1, 'delete from journal where id = 1'],
    ['removed', 3, 'delete from journal where id = 3'],
    ['removed', 2, 'delete from journal where id in (2, 3)'],
    ['removed', 5, 'delete from journal where id = 5'],
    ['removed', 1, 'delete from journal'],
    [
      'reordered',
      2,
      'update journal set id = -2 where id = 2; update journal set id = 2 where id = 3; update journal set id = 3 where id = -2',
    ],
    [
      'reordered',
      1,
      'update journal set id = 0 where id = 1; update journal set id = 1 where id = 2; update journal set id = 2 where id = 0',
    ],
    [
      'reordered',
      6,
      'insert into journal select 6, entered_at, actor_id, action, group_id, detail, link from journal where id = 2',
    ],
    [
      'changed',
      3,
      "update journal set id = id + 10 where id > 2; update journal set id = id - 9 where id > 10; insert into journal values (3, 0, 'p1', 'x', null, '', 'ff')",
    ],
    // The gap was closed again.
    ['changed', 3, 'delete from journal where id = 3; update journal set id = id - 1 where id > 3'],
    ['unmarked', 5, "delete from notes where key = 'journal/head'"],
    ['unmarked', 5, "update notes set value = 'x' where key = 'journal/head'"],
    [
      'changed',
      5,
      "update notes set value = replace(value, substr(value, 3, 1), 'f') where key = 'journal/head'",
    ],
  ] as const)('%s, entry %i: %s', async (kind, number, words) => {
    await kept();
    expect(faultAfter(words)).toEqual({ kind, number });
  });

  it('with an entry behind its end that fits but was not entered by the bot is found', async () => {
    const head = await kept();
    const link = linkOf(head?.link ?? '', { ...mistaken, at: 0 });
    tamper((db) => {
      db.prepare(
        "insert into journal values (6, 0, 'p2', 'violation.mistaken', 'g2', '41', ?)",
      ).run(link);
    });
    expect(verifyJournal(path, null).fault).toEqual({ kind: 'changed', number: 6 });
  });

  it('with its end cut off and the mark moved back is found by the head somebody kept', async () => {
    const head = await kept();
    const cut = `delete from journal where id = 5;
      update notes set value = (select id || ':' || link from journal where id = 4) where key = 'journal/head'`;
    expect(faultAfter(cut)).toBeNull();
    expect(verifyJournal(path, head).fault).toEqual({ kind: 'removed', number: 5 });
  });

  it('written anew from one entry on is found by the head somebody kept', async () => {
    const head = await kept();
    folder.remove();
    folder = memoryFolder();
    path = folder.file('store.db');
    await kept(entries.map((entry, at) => (at === 3 ? { ...entry, actorId: 'p3' } : entry)));
    expect(verifyJournal(path, null).fault).toBeNull();
    expect(verifyJournal(path, head).fault).toEqual({ kind: 'changed', number: 5 });
  });

  it('goes on from a head somebody kept, of which the first digits are enough', async () => {
    const head = await kept(entries.slice(0, 3));
    await kept(entries.slice(3));
    expect(
      verifyJournal(path, { entries: 3, link: head?.link.slice(0, 12) ?? '' }).fault,
    ).toBeNull();
  });

  it('is found out whatever was done to its rows, unless they are as they were', async () => {
    const columns = ['id', 'entered_at', 'actor_id', 'action', 'group_id', 'detail', 'link'];
    const anEntry = fc.record({
      at: fc.nat(3),
      actorId: fc.constantFrom('p1', 'p2'),
      action: fc.constantFrom('pause.set', 'pause.end'),
      groupId: fc.constantFrom('g1', null),
      detail: fc.constantFrom('', '1'),
    });
    const hand = fc.oneof(
      fc.record({ do: fc.constant('drop' as const), row: fc.nat(7) }),
      fc.record({ do: fc.constant('swap' as const), row: fc.nat(7), with: fc.nat(7) }),
      fc.record({ do: fc.constant('move' as const), row: fc.nat(7), with: fc.nat(9) }),
      fc.record({
        do: fc.constant('copy' as const),
        row: fc.nat(7),
        with: fc.nat(7),
        column: fc.nat(columns.length - 1),
      }),
    );
    await fc.assert(
      fc.asyncProperty(
        fc.array(anEntry, { minLength: 1, maxLength: 7 }),
        fc.array(hand, { minLength: 1, maxLength: 3 }),
        async (given, hands) => {
          folder.remove();
          folder = memoryFolder();
          path = folder.file('store.db');
          await kept(given);
          let same = false;
          tamper((db) => {
            const all = () => JSON.stringify(db.prepare('select * from journal order by id').all());
            const before = all();
            for (const one of hands) layHandOn(db, one, columns);
            same = all() === before;
          });
          expect(verifyJournal(path, null).fault === null).toBe(same);
        },
      ),
      { numRuns: 60 },
    );
  });
});

interface Hand {
  readonly do: 'drop' | 'swap' | 'move' | 'copy';
  readonly row: number;
  readonly with?: number;
  readonly column?: number;
}

function layHandOn(db: Database, hand: Hand, columns: readonly string[]): void {
  const { row, with: other = 0, column = 0 } = hand;
  if (hand.do === 'drop') db.prepare('delete from journal where id = ?').run(row);
  if (hand.do === 'move')
    db.prepare('update or ignore journal set id = ? where id = ?').run(other, row);
  if (hand.do === 'swap' && row !== other) {
    const renumber = db.prepare('update journal set id = ? where id = ?');
    renumber.run(-1, row);
    renumber.run(row, other);
    renumber.run(other, -1);
  }
  const name = columns[column] ?? '';
  if (hand.do === 'copy' && name !== 'id') {
    db.prepare(
      `update or ignore journal set ${name} = (select ${name} from journal where id = ?)
       where id = ? and exists (select 1 from journal where id = ?)`,
    ).run(other, row, other);
  }
}

/** The value with one bit of each byte turned over in turn. */
function flips(value: string | bigint): readonly (Buffer | bigint)[] {
  if (typeof value === 'bigint') {
    return Array.from({ length: 8 }, (_, byte) =>
      BigInt.asIntN(64, value ^ (1n << BigInt(byte * 8 + (byte % 8)))),
    );
  }
  const bytes = Buffer.from(value);
  return Array.from(bytes, (_, at) => {
    const flipped = Buffer.from(bytes);
    flipped[at] = (flipped[at] ?? 0) ^ (1 << (at % 8));
    return flipped;
  });
}
