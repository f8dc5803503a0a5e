import { expect, test } from 'vitest';
import { ledger } from '../../src/jobs/ledger.ts';
import { addDays } from '../../src/domain/zone.ts';
import { shanghai } from '../time/china-2026.ts';
import { openOffice } from './office.ts';

const from = '2026-10-13';

async function measured(joined: string) {
  const office = await openOffice();
  await office.addGroup('老群', { joinedAt: shanghai(`${joined}T23:30:00`) });
  await office.store.transaction(async (tx) => {
    for (const [nth, what] of [
      [-1, 'messages'],
      [0, 'messages'],
      [29, 'messages'],
      [29, 'notices'],
      [30, 'messages'],
    ] as const) {
      await tx.counts.add([{ groupId: 'g1', day: addDays(from, nth), what, count: 10 + nth }]);
    }
  });
  await office.runAt([ledger], '2026-11-12T05:00:00', '2026-11-12T06:00:00');
  const entry = await office.store.transaction((tx) => tx.entries.ofGroup('g1'));
  return [entry?.messages30, entry?.notices30];
}

test('every morning the messages of the last thirty days are counted, today left out', async () => {
  expect(await measured('2026-10-13')).toEqual([10 + 39, 39]);
});

test('of a group the bot has not seen for so long nothing is claimed', async () => {
  expect(await measured('2026-10-14')).toEqual([null, null]);
});

test('it runs on holidays, too, and says nothing', async () => {
  const office = await openOffice();
  await office.addGroup('老群');
  await office.runAt([ledger], '2026-10-03T05:00:00', '2026-10-03T06:00:00');
  expect(await office.store.transaction((tx) => tx.entries.ofGroup('g1'))).not.toBeNull();
  expect(await office.queued()).toEqual([]);
});
