import { readdirSync, statSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import Sqlite from 'better-sqlite3';
import { openStore } from '../../src/adapters/store/open.ts';
import { applicationId, applySettings, checkSettings } from '../../src/adapters/store/settings.ts';
import { memoryFolder, type Folder } from './folders.ts';

let folder: Folder;
beforeEach(() => {
  folder = memoryFolder();
});
afterEach(() => {
  folder.remove();
});

describe('the settings of a database', () => {
  it('hold after a table was touched, on a new file and on one opened again', () => {
    for (const round of [1, 2]) {
      const db = new Sqlite(folder.file('store.db'));
      applySettings(db, 'store.db');
      db.exec(`create table t${round} (x integer) strict`);
      db.exec(`insert into t${round} values (1)`);
      const read = (name: string) => db.pragma(name, { simple: true });
      expect([read('journal_mode'), read('synchronous'), read('secure_delete')]).toEqual([
        'wal',
        2,
        1,
      ]);
      expect([read('foreign_keys'), read('trusted_schema')]).toEqual([1, 0]);
      db.close();
    }
  });

  it('are missed where one does not hold', () => {
    const db = new Sqlite(':memory:');
    applySettings(db, 'store.db');
    db.pragma('synchronous = normal');
    expect(() => {
      checkSettings(db, 'store.db');
    }).toThrow(/store\.db refuses the setting synchronous/);
  });
});

describe('a new store', () => {
  it('is for its user alone, folder and files', async () => {
    const path = folder.file('data/below/store.db');
    const store = await openStore({ path });
    const mode = (file: string) => (statSync(file).mode & 0o777).toString(8);
    expect([mode(folder.file('data')), mode(folder.file('data/below'))]).toEqual(['700', '700']);
    const files = readdirSync(folder.file('data/below'));
    expect(files.length).toBeGreaterThan(1);
    expect(files.map((file) => mode(folder.file(`data/below/${file}`)))).toEqual(
      files.map(() => '600'),
    );
    await store.close();
  });

  it('bears our mark, and every table of it is strict', async () => {
    const path = folder.file('store.db');
    await (await openStore({ path })).close();
    const db = new Sqlite(path, { readonly: true });
    expect(db.pragma('application_id', { simple: true })).toBe(applicationId);
    const tables = db.pragma('table_list') as { name: string; strict: number }[];
    const ours = tables.filter(({ name }) => !name.startsWith('sqlite_'));
    expect(ours.length).toBeGreaterThan(15);
    expect(ours.filter(({ strict }) => strict === 0)).toEqual([]);
    db.close();
  });
});
