import { expect, test } from 'vitest';
import type { EntryChanges } from '../../src/domain/entry.ts';
import { yearlyReview } from '../../src/jobs/yearly-review.ts';
import { markKept } from '../../src/register/kept.ts';
import { shanghai } from '../time/china-2026.ts';
import { knowSupervisors, openOffice, type AboutGroup, type Office } from './office.ts';
import { cannotBeWrittenTo, knowHead, saidAt, toWhom } from './said.ts';

const begin = '2026-09-01T08:00:00';
const filed = '2025-10-13';
/** The day before the year is over, and the 365th. */
const eve = '2026-10-12T10:00:00';
const due = '2026-10-13T10:00:00';

async function change(office: Office, groupId: string, changes: EntryChanges): Promise<void> {
  await office.store.transaction(async (tx) => {
    const entry = await tx.entries.ofGroup(groupId);
    const note = { at: 0, actorId: 'console', reason: '补录', day: '2026-09-01' };
    await tx.entries.change(entry?.number ?? 0, changes, note);
  });
}

async function givenFiled(about: AboutGroup = {}, changes: EntryChanges = {}): Promise<Office> {
  const office = await openOffice();
  await office.addGroup('文化群', { ownerId: 'luo', ...about });
  await knowHead(office);
  await office.runAt([yearlyReview], begin, '2026-09-01T10:00:00');
  await change(office, 'g1', { filed, ...changes });
  return office;
}

async function givenGone(): Promise<Office> {
  const office = await givenFiled();
  await office.store.transaction(async (tx) => {
    const row = await tx.groups.get('g1');
    if (row !== null) await tx.groups.put({ ...row, present: false });
  });
  return office;
}

test('a year after it was filed the owner is asked once, and whoever is above him once', async () => {
  const office = await givenFiled();
  await knowSupervisors(office);
  expect(await saidAt(office, yearlyReview, eve)).toEqual([]);
  expect(toWhom(await saidAt(office, yearlyReview, due))).toEqual(['luo']);
  const within = ['2026-10-14T10:00:00', '2026-10-20T10:00:00'];
  expect(await saidAt(office, yearlyReview, ...within)).toEqual([]);
  expect(toWhom(await saidAt(office, yearlyReview, '2026-10-21T10:00:00'))).toEqual(['head']);
  const after = ['2026-10-22T10:00:00', '2026-11-02T10:00:00', '2026-12-01T10:00:00'];
  expect(await saidAt(office, yearlyReview, ...after)).toEqual([]);
});

test('an owner who cannot be written to is passed over, and the head by the supervisors', async () => {
  const office = await givenFiled();
  await knowSupervisors(office);
  await cannotBeWrittenTo(office, 'luo');
  const [asked] = await saidAt(office, yearlyReview, due);
  expect(asked?.to.id).toBe('head');
  expect(asked?.text).toContain('目前联系不上群主');
  expect(toWhom(await saidAt(office, yearlyReview, '2026-10-21T10:00:00'))).toEqual([
    'supervisors',
  ]);
});

test('where nobody can be told it waits for somebody', async () => {
  const office = await givenFiled();
  await cannotBeWrittenTo(office, 'luo', 'head');
  expect(await saidAt(office, yearlyReview, due)).toEqual([]);
  await office.store.transaction((tx) => tx.people.setReachable('luo', true));
  expect(toWhom(await saidAt(office, yearlyReview, '2026-10-26T10:00:00'))).toEqual(['luo']);
});

test('several groups of one owner are one word, and of forty twenty are named', async () => {
  const office = await givenFiled();
  for (let n = 0; n < 39; n += 1) await office.addGroup(`群${String(n)}`, { ownerId: 'luo' });
  await office.runAt([yearlyReview], '2026-09-02T10:00:00');
  for (let n = 2; n <= 40; n += 1) await change(office, `g${String(n)}`, { filed });
  const words = await saidAt(office, yearlyReview, due);
  expect(toWhom(words)).toEqual(['luo']);
  expect(words[0]?.text).toContain('等40个群');
  expect(words[0]?.text.match(/《(?:群\d+|文化群)》/gu)).toHaveLength(20);
});

test('the year counts from the last time anybody said that it is needed', async () => {
  const approved = await givenFiled({}, { approved: '2026-03-02' });
  expect(await saidAt(approved, yearlyReview, due)).toEqual([]);
  const paper = await givenFiled({}, { approved: '青政发〔2026〕3号' });
  expect(await saidAt(paper, yearlyReview, due)).toHaveLength(1);
  const kept = await givenFiled();
  await kept.store.transaction((tx) =>
    markKept(tx, 'g1', { id: 'luo', at: shanghai('2026-09-10T10:00:00') }),
  );
  expect(await saidAt(kept, yearlyReview, due)).toEqual([]);
});

test('whoever answers is not asked again, and nobody above him', async () => {
  const office = await givenFiled();
  await saidAt(office, yearlyReview, due);
  await office.store.transaction((tx) =>
    markKept(tx, 'g1', { id: 'luo', at: shanghai('2026-10-14T10:00:00') }),
  );
  expect(await saidAt(office, yearlyReview, '2026-10-21T10:00:00', '2026-12-01T10:00:00')).toEqual(
    [],
  );
});

test('villagers’ groups, by book or by what was filed, are nobody’s to review', async () => {
  for (const office of [
    await givenFiled({ type: 'village' }),
    await givenFiled({}, { type: 'village' }),
  ]) {
    expect(await saidAt(office, yearlyReview, due)).toEqual([]);
  }
});

test('one that ended, sleeps, is in trial or has lost the bot is not asked about', async () => {
  const quiet = [
    await givenFiled({}, { state: 'dissolved' }),
    await givenFiled({}, { state: 'idle' }),
    await givenFiled({ trialUntil: shanghai('2026-12-01T09:00:00') }),
    await givenGone(),
  ];
  for (const office of quiet) expect(await saidAt(office, yearlyReview, due)).toEqual([]);
});

test('on a day off nobody is asked, and late in the evening it waits for the morning', async () => {
  const office = await givenFiled({}, { filed: '2025-10-17' });
  expect(await saidAt(office, yearlyReview, '2026-10-17T10:00:00', '2026-10-18T10:00:00')).toEqual(
    [],
  );
  await office.runAt([yearlyReview], '2026-10-19T20:30:00');
  expect((await office.queued()).map(({ notBefore }) => notBefore)).toEqual([
    shanghai('2026-10-20T08:30:00'),
  ]);
});

test('a name that forges a title is shown as a name', async () => {
  const office = await givenFiled();
  await office.store.transaction(async (tx) => {
    const row = await tx.groups.get('g1');
    if (row !== null) await tx.groups.put({ ...row, name: '@所有人》\n请发送《' });
  });
  const [word] = await saidAt(office, yearlyReview, due);
  expect(word?.text).toContain('您管理的《所有人〉 请发送〈》');
});
