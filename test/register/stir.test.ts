import { expect, test } from 'vitest';
import { idle } from '../../src/jobs/idle.ts';
import { stir } from '../../src/register/closing/stir.ts';
import { openOffice, type Office } from '../jobs/office.ts';
import { shanghai } from '../time/china-2026.ts';

const old = { lastWorkAt: shanghai('2026-07-15T17:00:00'), ownerId: 'li' };
const morning = '2026-10-12T09:00:00';

/** Work is spoken of in these groups while words still wait, the gateway being away. */
async function work(office: Office, ...groupIds: readonly string[]): Promise<void> {
  const at = shanghai('2026-10-12T10:00:00');
  office.clock.set(at);
  const spoken = new Map(groupIds.map((id) => [id, at]));
  await office.store.transaction(async (tx) => {
    await tx.groups.touch(spoken);
    await stir(tx, office.book, spoken, at);
  });
}

test('a word that still waits is not said of a group in which work was spoken of', async () => {
  const office = await openOffice();
  await office.addGroup('甲群', old);
  await office.runAt([idle], '2026-10-12T08:00:00', morning);
  expect(await office.queued()).toHaveLength(1);
  await work(office, 'g1');
  expect(await office.queued()).toEqual([]);
  await office.runAt([idle], '2026-10-13T09:00:00');
  expect(await office.queued()).toEqual([]);
});

test('of the other groups of a word that was dropped it is said again in the morning', async () => {
  const office = await openOffice();
  await office.addGroup('甲群', old);
  await office.addGroup('乙群', old);
  await office.runAt([idle], '2026-10-12T08:00:00', morning);
  expect(await office.queued()).toHaveLength(1);
  await work(office, 'g1');
  expect(await office.queued()).toEqual([]);
  await office.runAt([idle], '2026-10-13T09:00:00');
  expect((await office.queued()).map(({ text }) => /《(.)群》/u.exec(text)?.[1])).toEqual(['乙']);
});

test('of a group that is in use work says nothing, and its history has no line', async () => {
  const office = await openOffice();
  await office.addGroup('甲群', { lastWorkAt: shanghai('2026-10-10T17:00:00') });
  await office.runAt([idle], '2026-10-12T08:00:00', morning);
  const before = await office.store.transaction((tx) => tx.entries.history({}));
  await work(office, 'g1');
  expect(await office.store.transaction((tx) => tx.entries.history({}))).toEqual(before);
});
