import type { Database } from 'better-sqlite3';
import { StoreFault } from '../../ports/store.ts';
import { checkWhole } from './copy.ts';
import { faults } from './faults.ts';
import type { Taken } from './migrate.ts';
import { applicationId } from './settings.ts';

/**
 * Looks at a database without writing to it: whether it is ours, whole and not newer than we are.
 * Answers with the migrations it went through. @throws StoreFault
 */
export function inspect(db: Database, path: string, stepsKnown: number): readonly Taken[] {
  const ours = db.pragma('application_id', { simple: true }) === applicationId;
  const tables = db.prepare('select count(*) from sqlite_schema').pluck().get();
  const pages = Number(db.pragma('page_count', { simple: true }));
  if (tables === 0 && pages <= 1 && !ours) return [];
  if (!ours) throw new StoreFault(faults.foreign(path));
  checkWhole(db, path);
  const taken = db.prepare<[], Taken>('select name, hash from migrations order by position').all();
  const version = Number(db.pragma('user_version', { simple: true }));
  if (version > stepsKnown) {
    throw new StoreFault(faults.newer(path, taken.at(-1)?.name ?? String(version)));
  }
  return taken;
}
