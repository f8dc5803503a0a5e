import { closeSync, fsyncSync, openSync, renameSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import Sqlite, { type Database } from 'better-sqlite3';
import { StoreFault } from '../../ports/store.ts';
import { faults } from './faults.ts';

/**
 * Copies a database, whole and consistent, to `target` (0600), which is replaced only once the
 * copy is on the disk and was checked. Purged rows and free pages are not in it.
 * Call it outside of a transaction. @throws what SQLite or the disk throws
 */
export function copyTo(db: Database, target: string): void {
  const part = `${target}.part`;
  rmSync(part, { force: true });
  try {
    closeSync(openSync(part, 'ax', 0o600));
    db.prepare('vacuum into ?').run(part);
    const copy = new Sqlite(part, { readonly: true });
    try {
      checkWhole(copy, part);
    } finally {
      copy.close();
    }
    sync(part);
    renameSync(part, target);
    sync(dirname(target));
  } catch (error) {
    rmSync(part, { force: true });
    throw error;
  }
}

/** @throws StoreFault where a page of the database does not hold together */
export function checkWhole(db: Database, path: string): void {
  // Often SQLite does not report the damage but throws on meeting it.
  const found = db.pragma('quick_check(1)', { simple: true });
  if (found !== 'ok') throw new StoreFault(faults.damaged(path));
}

function sync(path: string): void {
  const handle = openSync(path, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
