import { afterAll } from 'vitest';
import { openStore } from '../../src/adapters/store/open.ts';
import { storeContract } from '../contracts/store-contract.ts';
import { memoryFolder } from './folders.ts';

storeContract('SQLite in memory', () => openStore({ path: ':memory:' }));

const folder = memoryFolder();
let number = 0;
afterAll(() => {
  folder.remove();
});

storeContract('SQLite in a file', () => {
  number += 1;
  return openStore({ path: folder.file(`${number}.db`) });
});
