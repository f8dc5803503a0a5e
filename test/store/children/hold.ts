/** Opens the store named on the command line, says so, and holds it until it is ended. */
import { writeSync } from 'node:fs';
import { StoreFault } from '../../../src/ports/store.ts';
import { openStore } from '../../../src/adapters/store/open.ts';

async function hold(path: string): Promise<void> {
  try {
    const store = await openStore({ path });
    writeSync(1, 'open\n');
    // What nobody holds is collected, and lets its lock go with it.
    setInterval(() => store, 60_000);
  } catch (error) {
    if (!(error instanceof StoreFault)) throw error;
    writeSync(1, `fault ${error.message}\n`);
  }
}

await hold(process.argv[2] ?? '');
