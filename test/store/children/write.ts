/** Writes messages into the store named on the command line for ever, and tells each commit. */
import { openStore } from '../../../src/adapters/store/open.ts';
import { facts } from '../../contracts/store/samples.ts';

async function write(path: string, round: string): Promise<never> {
  const store = await openStore({ path });
  for (let number = 0; ; number += 1) {
    const messageId = `${round}-${number}`;
    await store.transaction(async (tx) => {
      await tx.messages.markSeen([messageId], number);
      await tx.messages.addFacts([facts({ messageId })]);
      await tx.counts.add([{ groupId: 'g1', day: '2026-10-12', what: 'messages', count: 1 }]);
    });
    // At once where there is room; where whoever reads is slow, it waits instead of failing.
    process.stdout.write(`${messageId}\n`);
  }
}

await write(process.argv[2] ?? '', process.argv[3] ?? '');
