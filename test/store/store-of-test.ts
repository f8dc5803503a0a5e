import { onTestFinished } from 'vitest';
import { openStore, type SqliteStore } from '../../src/adapters/store/open.ts';

/** A store that is closed with the test: each one left open makes every later one slower to open. */
export async function storeOfTest(path = ':memory:'): Promise<SqliteStore> {
  const store = await openStore({ path });
  onTestFinished(() => store.close());
  return store;
}
