import { AsyncLocalStorage } from 'node:async_hooks';
import type { Kysely } from 'kysely';
import { StoreFault, type Store } from '../../ports/store.ts';
import { asFault, faults } from './faults.ts';
import type { Schema } from './schema.ts';
import { tablesOf } from './tables.ts';

export interface KyselyStoreOptions {
  readonly db: Kysely<Schema>;
  /** Where it lies, for the sentences of its faults. */
  readonly path: string;
  /** Called after the commit of a transaction that purged. */
  readonly afterErasing: () => void;
  /** Called once nothing runs any more. */
  readonly onClose: () => Promise<void>;
}

/** A store and what adapters do with it besides. */
export interface KyselyStore extends Store {
  /** Runs between two transactions. */
  alone<T>(run: () => Promise<T>): Promise<T>;
}

/** A store whose transactions run one behind the other, in the order they were asked for. */
export function kyselyStore({ db, path, afterErasing, onClose }: KyselyStoreOptions): KyselyStore {
  /** Open as long as the transaction runs that the present call is part of. */
  const inside = new AsyncLocalStorage<{ open: boolean }>();
  let last: Promise<unknown> = Promise.resolve();
  let closing: Promise<void> | null = null;

  async function alone<T>(run: () => Promise<T>): Promise<T> {
    if (inside.getStore()?.open === true) {
      // Waiting here would be waiting for oneself, for ever.
      throw new Error('A transaction was asked for inside a transaction: use the tx at hand');
    }
    if (closing !== null) throw new StoreFault(faults.closed(path));
    const mine = last.then(run);
    last = mine.catch(() => undefined);
    try {
      return await mine;
    } catch (error) {
      throw asFault(error, path);
    }
  }

  async function reading<T>(work: (db: Kysely<Schema>) => Promise<T>): Promise<T> {
    return alone(async () => {
      const token = { open: true };
      try {
        return await db.transaction().execute((trx) => inside.run(token, () => work(trx)));
      } finally {
        token.open = false;
      }
    });
  }

  return {
    alone,

    async transaction(work) {
      const done = { erasing: false };
      const result = await reading((trx) => work(tablesOf(trx, () => void (done.erasing = true))));
      if (done.erasing) afterErasing();
      return result;
    },

    async close() {
      if (closing === null) {
        const ending = alone(onClose);
        // Left enabled, every store ever opened makes every promise of the process dearer.
        void ending.then(
          () => {
            inside.disable();
          },
          () => undefined,
        );
        closing = ending;
        // Closing inside a transaction is refused, and the store then stays open.
        ending.catch(() => (closing = null));
      }
      return closing;
    },
  };
}
