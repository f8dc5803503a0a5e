import { afterEach, beforeEach, expect, it } from 'vitest';
import { openStore } from '../../src/adapters/store/open.ts';
import { startChild } from './child.ts';
import { diskFolder, type Folder } from './folders.ts';

let folder: Folder;
beforeEach(() => {
  folder = diskFolder();
});
afterEach(() => {
  folder.remove();
});

const rounds = 12;

it('loses nothing it said was written, and keeps nothing by halves, however often it is killed', async () => {
  const path = folder.file('store.db');
  const acknowledged: string[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const writer = startChild('write', path, String(round));
    // Killed after a number of commits, so at another point of the next one each time.
    await writer.written(1 + ((round * 7) % 23));
    await writer.kill();
    acknowledged.push(...writer.lines());
  }
  expect(acknowledged.length).toBeGreaterThan(rounds);

  const store = await openStore({ path });
  const fresh = await store.transaction((tx) => tx.messages.markSeen(acknowledged, 0));
  expect([...fresh]).toEqual([]);
  const kept = await store.transaction(async (tx) => ({
    facts: (await tx.messages.recentFacts('g1', 0)).map((one) => one.messageId),
    counts: await tx.counts.between('2026-10-12', '2026-10-12'),
  }));
  expect(kept.facts).toEqual(expect.arrayContaining(acknowledged.slice(-100)));
  await store.close();
  // At most one more each round: written, and killed before it was said.
  expect(kept.counts[0]?.count).toBeGreaterThanOrEqual(acknowledged.length);
  expect(kept.counts[0]?.count).toBeLessThanOrEqual(acknowledged.length + rounds);
}, 240_000);
