import type { Database } from 'better-sqlite3';
import { StoreFault } from '../../ports/store.ts';
import { faults } from './faults.ts';

/** `qgui` in ASCII: tells our files from anybody else's. */
export const applicationId = 0x71677569;

/** Set on every open: SQLite keeps only the journal mode in the file. */
const settings: readonly (readonly [name: string, set: string, reads: unknown])[] = [
  // Commits survive a power cut; committing in batches makes it cheap.
  ['synchronous', 'full', 2],
  ['foreign_keys', 'on', 1],
  // Longer waits are the driver's, which does not stop the process meanwhile.
  ['busy_timeout', '100', 100],
  // What is purged is overwritten with zeros.
  ['secure_delete', 'on', 1],
  ['trusted_schema', 'off', 0],
  ['cell_size_check', 'on', 1],
  // No words in temporary files.
  ['temp_store', 'memory', 2],
  ['journal_size_limit', String(16 * 1024 * 1024), 16 * 1024 * 1024],
];

/**
 * Settings of an open database. `synchronous` falls back to NORMAL when a WAL database is first
 * read, so a table is touched before setting it and once more before reading it back.
 * @throws StoreFault where one does not hold
 */
export function applySettings(db: Database, path: string): void {
  const journal = db.pragma('journal_mode = wal', { simple: true });
  if (journal !== 'wal' && !db.memory) throw new StoreFault(faults.setting(path, 'journal_mode'));
  touch(db);
  for (const [name, value] of settings) db.pragma(`${name} = ${value}`);
  checkSettings(db, path);
}

/** @throws StoreFault naming the first setting that does not hold */
export function checkSettings(db: Database, path: string): void {
  touch(db);
  for (const [name, , expected] of settings) {
    if (db.pragma(name, { simple: true }) !== expected) {
      throw new StoreFault(faults.setting(path, name));
    }
  }
}

function touch(db: Database): void {
  db.prepare('select count(*) from sqlite_schema').get();
}
