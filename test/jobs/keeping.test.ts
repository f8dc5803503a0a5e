import { expect, test } from 'vitest';
import { blankRow } from '../../src/domain/entry.ts';
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

test('entries of the register go three years after they ended, others stay', async () => {
  const office = await openOffice();
  const none = { groupId: null, applicantId: null, urgent: false, id: null };
  const entry = { ...blankRow, ...none, sort: 'group', name: '群', since: '2023-10-01' } as const;
  await office.store.transaction(async (tx) => {
    const note = { at: now, actorId: 'p1', reason: '登记' };
    await tx.entries.add({ ...entry, state: 'dissolved' }, note);
    await tx.entries.add({ ...entry, state: 'dissolved', since: '2023-11-01' }, note);
    await tx.entries.add({ ...entry, state: 'active' }, note);
  });
  await office.runAt([purge], '2026-10-12T03:00:00', '2026-10-12T03:30:00');
  const left = await office.store.transaction((tx) => tx.entries.list());
  expect(left.map(({ number }) => number)).toEqual([2, 3]);
});

test('what was decided of a group that stands goes three years later, what waits stays', async () => {
  const office = await openOffice();
  const none = { groupId: null, applicantId: null, urgent: false, id: null };
  const entry = { ...blankRow, ...none, sort: 'group', name: '群', since: '2020-10-01' } as const;
  const [old, young] = [daysAfter(now, -3 * 365 - 1), daysAfter(now, -3 * 365 + 1)];
  await office.store.transaction(async (tx) => {
    await tx.entries.add({ ...entry, state: 'active' }, { at: old, actorId: 'p1', reason: '登记' });
    const applied = { kind: 'merge', entry: 1, byId: 'p1', payload: '{}', dueAt: old } as const;
    const order = { entry: 1, facts: '闲置', finding: null, person: '', personId: null };
    for (let nth = 0; nth < 3; nth += 1) {
      await tx.applications.add({ ...applied, madeAt: old });
      const opened = { openedBy: 'p1', openedOn: '2020-10-01', dueOn: '2020-11-01' };
      await tx.rectifications.add({ ...order, ...opened });
    }
    await tx.applications.settle(1, 'approved', 'p9', old, null);
    await tx.applications.settle(2, 'approved', 'p9', young, null);
    await tx.rectifications.settle(1, 'late', '2023-10-12', null);
    await tx.rectifications.settle(2, 'late', '2023-10-14', null);
  });
  await office.runAt([purge], '2026-10-12T03:00:00', '2026-10-12T03:30:00');
  await office.store.transaction(async (tx) => {
    expect((await tx.applications.ofEntry(1)).map(({ number }) => number)).toEqual([2, 3]);
    expect((await tx.rectifications.list()).map(({ number }) => number)).toEqual([2, 3]);
  });
});

test('notes go with what they are about: an entry that ended, a group that is gone or bears another id', async () => {
  const office = await openOffice();
  const standing = await office.addGroup('在群');
  const ended = await office.addGroup('已解散');
  const leftAt = { present: false, refreshedAt: daysAfter(now, -31), ownerId: 'p1' };
  const left = await office.addGroup('离群已久', leftAt);
  const groups = [standing.id, ended.id, left.id, 'another'];
  const rest = { applicantId: null, urgent: false, id: null, since: '2026-10-01' } as const;
  await office.store.transaction(async (tx) => {
    for (const [id, state] of [
      [standing.id, 'active'],
      [ended.id, 'dissolved'],
    ] as const) {
      const entry = { ...blankRow, ...rest, sort: 'group', name: id, groupId: id, state } as const;
      await tx.entries.add(entry, { at: now, actorId: 'p1', reason: '登记' });
    }
    for (const number of [1, 2, 3]) {
      await tx.notes.set(`member-check/${String(number)}`, '1');
      await tx.notes.set(`alive:${String(number)}`, '1');
    }
    for (const id of groups) {
      await tx.notes.set(`led-by/${id}`, '{}');
      await tx.notes.set(`told:idle-warn:${id}`, 'idle\nidle\nperson:p1\n1');
    }
  });
  await office.runAt([purge], '2026-10-12T03:00:00', '2026-10-12T03:30:00');
  await office.store.transaction(async (tx) => {
    const kept = async (prefix: string) =>
      [...(await tx.notes.beginning(prefix)).keys()].map((key) => key.slice(prefix.length));
    expect(await kept('member-check/')).toEqual(['1']);
    expect(await kept('alive:')).toEqual(['1', '2']);
    expect(await kept('led-by/')).toEqual([standing.id]);
    expect(await kept('told:idle-warn:')).toEqual([standing.id, ended.id].toSorted());
    expect((await tx.groups.get(left.id))?.ownerId).toBeNull();
  });
});

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

test('lines of notices go after their last day, members of a group the bot left after 30 days', async () => {
  const office = await openOffice();
  const ago = (days: number) => ({ present: false, refreshedAt: daysAfter(now, -days) });
  const groups = [
    await office.addGroup('在群'),
    await office.addGroup('离群不久', ago(29)),
    await office.addGroup('离群已久', ago(31)),
  ];
  for (const group of groups) await office.addMembers(group, 2);
  const line = { groupId: 'g1', senderId: 'p1', saidAt: now, line: '开会' };
  const none = { deadline: null, contact: null };
  await office.store.transaction((tx) =>
    tx.noticeLines.add([
      { messageId: 'old', keptTo: '2026-10-11', ...line, ...none },
      { messageId: 'young', keptTo: '2026-10-12', ...line, ...none },
    ]),
  );
  await office.runAt([purge], '2026-10-12T03:00:00', '2026-10-12T03:30:00');
  await office.store.transaction(async (tx) => {
    const kept = await tx.noticeLines.ofGroups(['g1'], 0);
    expect(kept.map(({ messageId }) => messageId)).toEqual(['young']);
    const counts = [];
    for (const { id } of groups) counts.push((await tx.people.members(id)).length);
    expect(counts).toEqual([2, 2, 0]);
    const names = [];
    for (const { id } of groups) names.push((await tx.people.get(`${id}-0`))?.name);
    expect(names).toEqual(['成员0', '成员0', '']);
  });
});
