import { afterEach, beforeEach } from 'vitest';
import type { Store, Tx } from '../../../src/ports/store.ts';

export type OpenEmpty = () => Promise<Store>;

/** A fresh store before each test of the suite it is called in; closed again after it. */
export function freshStore(open: OpenEmpty) {
  let store: Store | null = null;
  beforeEach(async () => {
    store = await open();
  });
  afterEach(async () => {
    await store?.close();
  });
  const current = (): Store => {
    if (store === null) throw new Error('No store was opened');
    return store;
  };
  return {
    store: current,
    /** One transaction. */
    within: <T>(work: (tx: Tx) => Promise<T>): Promise<T> => current().transaction(work),
  };
}
