import { expect, test } from 'vitest';
import type { Facts } from '../../src/domain/facts.ts';
import { closeQuiet } from '../../src/jobs/close-quiet.ts';
import { purge } from '../../src/jobs/purge.ts';
import { shanghai } from '../time/china-2026.ts';
import { daysAfter, openOffice } from './office.ts';

const now = shanghai('2026-10-12T03:30:00');

function factsAt(messageId: string, sentAt: number): Facts {
  return {
    messageId,
    groupId: 'g1',
    senderId: 'p1',
    senderRole: 'member',
    sentAt,
    type: 'text',
    act: 'other',
    emojiOnly: false,
    contentFree: false,
    contentHash: null,
    length: 1,
    urgentMark: false,
    event: false,
    eventWord: false,
    paper: null,
    keyPoints: false,
    announcesSeries: false,
    mentionsAll: false,
    themes: [],
    likeness: null,
  };
}

test('facts go after 30 days, cases and counts after three years', async () => {
  const office = await openOffice();
  const group = await office.addGroup('群');
  const old = await office.addCase(group, { at: daysAfter(now, -3 * 365 - 1) });
  const young = await office.addCase(group, { at: daysAfter(now, -3 * 365 + 1) });
  const count = { groupId: 'g1', what: 'messages', count: 1 };
  await office.store.transaction(async (tx) => {
    await tx.messages.addFacts([
      factsAt('old', daysAfter(now, -31)),
      factsAt('young', daysAfter(now, -29)),
    ]);
    await tx.counts.add([
      { ...count, day: '2023-10-01' },
      { ...count, day: '2023-11-01' },
    ]);
  });
  await office.runAt([purge], '2026-10-12T03:00:00', '2026-10-12T03:30:00');
  await office.store.transaction(async (tx) => {
    expect(await tx.messages.facts('old')).toBeNull();
    expect(await tx.messages.facts('young')).not.toBeNull();
    expect(await tx.violations.get(old.id)).toBeNull();
    expect(await tx.violations.get(young.id)).not.toBeNull();
    expect((await tx.counts.between('2020-01-01', '2026-12-31')).map(({ day }) => day)).toEqual([
      '2023-11-01',
    ]);
  });
});

test('an open case is closed after 30 days without a further finding, and no other is', async () => {
  const office = await openOffice();
  const group = await office.addGroup('群');
  const long = daysAfter(now, -31);
  const quiet = await office.addCase(group, { at: long });
  const renewed = await office.addCase(group, { at: long });
  const appealed = await office.addCase(group, { at: long, state: 'appealed' });
  const young = await office.addCase(group, { at: daysAfter(now, -29) });
  await office.store.transaction((tx) =>
    tx.violations.addHit(renewed.id, 'later', daysAfter(now, -2), {}),
  );
  await office.runAt([closeQuiet], '2026-10-12T03:30:00', '2026-10-12T03:40:00');
  const states = await office.store.transaction(async (tx) => {
    const rows = [];
    for (const { id } of [quiet, renewed, appealed, young]) rows.push(await tx.violations.get(id));
    return rows.map((row) => row?.state);
  });
  expect(states).toEqual(['closed', 'open', 'appealed', 'open']);
});
