/**
 * Holds the store named on the command line and does what the console asks, telling each answer.
 * With `dies` it is gone after the first work was committed and before its answer was written.
 */
import { writeSync } from 'node:fs';
import { systemClock } from '../../../src/adapters/clock.ts';
import { openSlips } from '../../../src/adapters/slip-folder.ts';
import { openStore } from '../../../src/adapters/store/open.ts';
import { takeSlips } from '../../../src/bot/take-slips.ts';
import { bookOf } from '../../world/books.ts';
import { keptLog } from '../../world/silent-log.ts';

async function take(path: string, how: string | undefined): Promise<never> {
  const store = await openStore({ path });
  const clock = systemClock();
  const log = keptLog();
  const book = bookOf('book: 青溪镇\nversion: 2026-10-01\nextends: [base]\n');
  const slips = openSlips({ folder: `${path}.slips`, log, clock });
  const told = {
    next: slips.next,
    answer: async (...given: Parameters<typeof slips.answer>) => {
      if (how === 'dies') process.kill(process.pid, 'SIGKILL');
      await slips.answer(...given);
      writeSync(1, `${given[1].outcome}\n`);
    },
  };
  writeSync(1, 'open\n');
  for (;;) {
    await takeSlips({ store, slips: told, book: () => book, clock, log });
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

await take(process.argv[2] ?? '', process.argv[3]);
