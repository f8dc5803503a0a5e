import { existsSync } from 'node:fs';
import Sqlite, { type Database } from 'better-sqlite3';
import { Kysely } from 'kysely';
import { steps } from '../../../migrations/index.ts';
import { sqlite } from '../../../migrations/step.ts';
import { StoreFault, type Store } from '../../ports/store.ts';
import { asFault, faults } from './faults.ts';
import { sqliteDialect } from './immediate-driver.ts';
import { inspect } from './inspect.ts';
import { kyselyStore } from './kysely-store.ts';
import { stepsAhead } from './migrate.ts';
import type { Schema } from './schema.ts';

const patienceMs = 1_500;

/**
 * Opens a store to look at, whether or not a bot holds it: the lock lies beside the file and is left
 * alone. A transaction sees one moment; what writes in one throws. Nothing is brought up to date: a
 * store of another version is refused. @throws StoreFault
 */
export async function openReadOnly(path: string): Promise<Store> {
  if (!existsSync(path)) throw new StoreFault(faults.missing(path));
  let database: Database | null = null;
  try {
    const opened = new Sqlite(path, { readonly: true, fileMustExist: true, timeout: patienceMs });
    database = opened;
    const unknown = new Kysely<unknown>({ dialect: sqliteDialect(opened) });
    const [missing] = stepsAhead(inspect(opened, path, steps.length), steps, unknown, sqlite, path);
    if (missing !== undefined) throw new StoreFault(faults.older(path, missing.name));
    const db = new Kysely<Schema>({ dialect: sqliteDialect(opened, 'begin deferred') });
    return await Promise.resolve(
      kyselyStore({ db, path, afterErasing: () => undefined, onClose: () => db.destroy() }),
    );
  } catch (error) {
    database?.close();
    throw asFault(error, path);
  }
}
