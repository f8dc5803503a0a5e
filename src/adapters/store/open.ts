import Sqlite, { type Database } from 'better-sqlite3';
import { Kysely } from 'kysely';
import { steps as ourSteps } from '../../../migrations/index.ts';
import { sqlite, type Step } from '../../../migrations/step.ts';
import type { Log } from '../../ports/log.ts';
import type { Store } from '../../ports/store.ts';
import { copyTo } from './copy.ts';
import { asFault } from './faults.ts';
import { sqliteDialect } from './immediate-driver.ts';
import { inspect } from './inspect.ts';
import { kyselyStore } from './kysely-store.ts';
import { stepsAhead, takeSteps } from './migrate.ts';
import { takePlace, type Place } from './place.ts';
import type { Schema } from './schema.ts';
import { applicationId, applySettings, checkSettings } from './settings.ts';

const openedNote = 'store/opened';

export interface OpenOptions {
  /** A file, made where it is missing, or `:memory:`. */
  readonly path: string;
  readonly log?: Log;
  /** Other steps than our own, for trying migrations. */
  readonly steps?: readonly Step[];
}

/** A store in one SQLite file, with what only that can do. */
export interface SqliteStore extends Store {
  /** Writes a checked copy to `target`, between two transactions. @throws StoreFault */
  copyTo(target: string): Promise<void>;
}

/**
 * Opens the store, alone, and brings it up to date. After a throw nothing is held: a file that
 * was there before is still there, one that was not is not. @throws StoreFault
 */
export async function openStore(options: OpenOptions): Promise<SqliteStore> {
  const { path } = options;
  let place: Place | null = null;
  let database: Database | null = null;
  try {
    if (path !== ':memory:') place = takePlace(path);
    // Nobody waits on anything yet, so SQLite may do the waiting itself.
    database = new Sqlite(place?.path ?? path, { timeout: 1_500 });
    return await build(database, place, options);
  } catch (error) {
    database?.close();
    place?.undo();
    place?.release();
    throw asFault(error, path);
  }
}

async function build(
  database: Database,
  place: Place | null,
  { path, log, steps = ourSteps }: OpenOptions,
): Promise<SqliteStore> {
  const unknown = new Kysely<unknown>({ dialect: sqliteDialect(database) });
  // Everything that may refuse the file comes before the first byte is written to it.
  const taken = inspect(database, path, steps.length);
  const ahead = stepsAhead(taken, steps, unknown, sqlite, path);
  applySettings(database, path);
  const [next] = ahead;
  if (place !== null && taken.length > 0 && next !== undefined) {
    const copy = `${place.path}.before-${next.name.slice(0, 4)}`;
    copyTo(database, copy);
    log?.info({ copy, steps: ahead.length }, 'The store was copied before migrating it');
  }
  await unknown.transaction().execute(async (trx) => {
    if (ahead.length > 0) {
      await takeSteps(trx, sqlite, ahead, taken.length);
      database.pragma(`application_id = ${applicationId}`);
      database.pragma(`user_version = ${steps.length}`);
    }
  });
  checkSettings(database, path);

  const db = new Kysely<Schema>({ dialect: sqliteDialect(database) });
  const store = kyselyStore({
    db,
    path,
    afterErasing() {
      // Old pages with what was purged are still in the log beside the database.
      const [state] = database.pragma('wal_checkpoint(truncate)') as { busy: number }[];
      if (state?.busy === 1) log?.warn({}, 'A reader keeps purged rows in the write-ahead log');
    },
    async onClose() {
      await db.destroy();
      place?.release();
    },
  });
  // A disk that takes no writes shows now, not with the first message.
  await store.transaction(async ({ notes }) => {
    await notes.set(openedNote, String(Number(await notes.get(openedNote)) + 1));
  });
  return {
    transaction: store.transaction,
    close: store.close,
    copyTo: (target) => store.alone(async () => copyTo(database, target)),
  };
}
