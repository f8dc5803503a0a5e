import { expect, test } from 'vitest';
import type { Group } from '../../src/domain/group.ts';
import { owners } from '../../src/jobs/owners.ts';
import { weeklySummary } from '../../src/jobs/weekly-summary.ts';
import { shanghai } from '../time/china-2026.ts';
import { knowSupervisors, openOffice, type AboutGroup, type Office } from './office.ts';
import { cannotBeWrittenTo, knowHead, saidAt, sit, toWhom } from './said.ts';

const begin = '2026-09-01T08:00:00';
const before = '2026-10-12T10:00:00';
const next = '2026-10-13T10:00:00';
const people = { luo: '罗支书', tang: '唐丽', he: '何平', head: '周镇长' };

async function givenLed(about: AboutGroup = {}): Promise<Office> {
  const office = await openOffice();
  await office.addGroup('文化群', { ownerId: 'luo', adminIds: ['he'], ...about });
  await sit(office, 'g1', people);
  await knowHead(office);
  expect(await saidAt(office, owners, begin, before)).toEqual([]);
  return office;
}

/** The platform shows the group so from now on. */
async function shows(office: Office, id: string, change: Partial<Group>): Promise<void> {
  await office.store.transaction(async (tx) => {
    const row = await tx.groups.get(id);
    if (row !== null) await tx.groups.put({ ...row, ...change });
  });
}

const without = (...gone: readonly string[]) =>
  Object.fromEntries(Object.entries(people).filter(([id]) => !gone.includes(id)));

test('another owner than the filed one: the head hears once', async () => {
  const office = await givenLed();
  await shows(office, 'g1', { ownerId: 'tang' });
  const [word, ...others] = await saidAt(office, owners, next, '2026-10-14T10:00:00');
  expect([word?.to.id, others]).toEqual(['head', []]);
  expect(word?.text).toContain('《文化群》群主已变更，与备案不一致。');
});

test('an owner who left is said to have left; an ordinary member who left says nothing', async () => {
  const office = await givenLed();
  await sit(office, 'g1', without('tang'));
  expect(await saidAt(office, owners, next)).toEqual([]);
  await sit(office, 'g1', without('tang', 'luo'));
  const [word] = await saidAt(office, owners, '2026-10-14T10:00:00');
  expect(word?.text).toContain('备案的群主已退群');
});

test('the last administrator left, but not one of two', async () => {
  const office = await givenLed({ adminIds: ['he', 'tang'] });
  await sit(office, 'g1', without('tang'));
  expect(await saidAt(office, owners, next)).toEqual([]);
  await sit(office, 'g1', without('tang', 'he'));
  const [word] = await saidAt(office, owners, '2026-10-14T10:00:00');
  expect(word?.text).toContain('《文化群》目前没有管理员。');
});

test('a list of members that could not be read is no group that all have left', async () => {
  const office = await givenLed();
  await sit(office, 'g1', {});
  expect(await saidAt(office, owners, next)).toEqual([]);
});

test('where the head has left, too, or cannot be written to, the supervisors hear', async () => {
  const left = await givenLed();
  await knowSupervisors(left);
  await sit(left, 'g1', without('luo', 'head'));
  expect(toWhom(await saidAt(left, owners, next))).toEqual(['supervisors']);
  const silent = await givenLed();
  await knowSupervisors(silent);
  await cannotBeWrittenTo(silent, 'head');
  await shows(silent, 'g1', { ownerId: 'tang' });
  expect(toWhom(await saidAt(silent, owners, next))).toEqual(['supervisors']);
});

test('several groups are one word to the head', async () => {
  const office = await givenLed();
  for (let n = 2; n <= 30; n += 1) await office.addGroup(`群${String(n)}`, { ownerId: 'luo' });
  await office.runAt([owners], '2026-10-12T11:00:00', '2026-10-13T10:00:00');
  for (let n = 1; n <= 30; n += 1) await shows(office, `g${String(n)}`, { ownerId: 'tang' });
  const words = await saidAt(office, owners, '2026-10-14T10:00:00', '2026-10-15T10:00:00');
  expect(toWhom(words)).toEqual(['head']);
  expect(words[0]?.text).toContain('等30个群');
});

test('a group in trial waits, one that ended or lost the bot is nobody’s concern', async () => {
  const trial = await givenLed({ trialUntil: shanghai('2026-10-14T09:00:00') });
  await shows(trial, 'g1', { ownerId: 'tang' });
  expect(await saidAt(trial, owners, next)).toEqual([]);
  expect(toWhom(await saidAt(trial, owners, '2026-10-14T10:00:00'))).toEqual(['head']);
  const ended = await givenLed();
  await ended.store.transaction(async (tx) => {
    const note = { at: 0, actorId: 'luo', reason: '工作已结束', day: '2026-10-12' };
    await tx.entries.change(1, { state: 'dissolved' }, note);
  });
  await shows(ended, 'g1', { ownerId: 'tang' });
  expect(await saidAt(ended, owners, next)).toEqual([]);
  const gone = await givenLed();
  await shows(gone, 'g1', { ownerId: 'tang', present: false });
  expect(await saidAt(gone, owners, next)).toEqual([]);
});

test('a platform that names nobody’s owner says nothing by it, one that names others’ does', async () => {
  const office = await givenLed();
  await shows(office, 'g1', { ownerId: null });
  expect(await saidAt(office, owners, next)).toEqual([]);
  await office.addGroup('另一群', { ownerId: 'luo' });
  const [word] = await saidAt(office, owners, '2026-10-14T10:00:00');
  expect(word?.text).toContain('《文化群》目前没有群主。');
});

test('handed back, nothing is said; handed on to a third, that is said', async () => {
  const office = await givenLed();
  await shows(office, 'g1', { ownerId: 'tang' });
  await saidAt(office, owners, next);
  await shows(office, 'g1', { ownerId: 'luo' });
  expect(await saidAt(office, owners, '2026-10-14T10:00:00')).toEqual([]);
  await shows(office, 'g1', { ownerId: 'he' });
  expect(toWhom(await saidAt(office, owners, '2026-10-15T10:00:00'))).toEqual(['head']);
});

test('on a day off nothing is said, and late in the evening it waits for the morning', async () => {
  const office = await givenLed();
  await shows(office, 'g1', { ownerId: 'tang' });
  expect(await saidAt(office, owners, '2026-10-17T10:00:00', '2026-10-18T10:00:00')).toEqual([]);
  await office.runAt([owners], '2026-10-19T20:30:00');
  expect((await office.queued()).map(({ notBefore }) => notBefore)).toEqual([
    shanghai('2026-10-20T08:30:00'),
  ]);
});

/** The line of the weekly summary that speaks of owners, in each of these weeks. */
async function listed(office: Office, ...mondays: readonly string[]) {
  const reports = await saidAt(office, weeklySummary, ...mondays);
  return reports.map(({ text }) => /群主或管理员变动逾期未办变更：.*/u.exec(text)?.[0] ?? null);
}

test('what the head does not file within his days climbs to the supervisors’ week, until it is filed', async () => {
  const office = await givenLed();
  await knowSupervisors(office);
  await shows(office, 'g1', { ownerId: 'tang' });
  expect(toWhom(await saidAt(office, owners, next))).toEqual(['head']);
  await saidAt(office, weeklySummary, '2026-10-18T00:00:00');
  // Told on the 13th, he has till the 20th.
  expect(await listed(office, '2026-10-19T09:00:00')).toEqual([null]);
  expect(await listed(office, '2026-10-26T09:00:00', '2026-11-02T09:00:00')).toEqual([
    '群主或管理员变动逾期未办变更：《文化群》（逾期6天）。',
    '群主或管理员变动逾期未办变更：此前的1个仍未办结。',
  ]);
  await office.store.transaction(async (tx) => {
    const note = { at: office.clock.now(), actorId: 'head', reason: '群主变更获批准' };
    await tx.entries.change(1, { owner: ['唐丽'] }, { ...note, day: '2026-11-02' });
  });
  expect(await listed(office, '2026-11-09T09:00:00')).toEqual([null]);
});

test('an open 变更 is no matter of the head any more: it waits for whoever decides it', async () => {
  const office = await givenLed();
  await knowSupervisors(office);
  await shows(office, 'g1', { ownerId: 'tang' });
  await saidAt(office, owners, next);
  const madeAt = office.clock.now();
  await office.store.transaction((tx) =>
    tx.applications.add({
      kind: 'change',
      entry: 1,
      byId: 'head',
      payload: JSON.stringify({ key: 'owner', value: '唐丽' }),
      madeAt,
      dueAt: madeAt + 2 * 86_400_000,
    }),
  );
  await saidAt(office, weeklySummary, '2026-10-25T00:00:00');
  const reports = await saidAt(office, weeklySummary, '2026-10-26T09:00:00', '2026-11-02T09:00:00');
  const lines = reports.map(({ text }) => text.split('\n'));
  for (const own of lines) expect(own.join()).not.toContain('群主或管理员变动');
  expect(lines.map((own) => own.find((line) => line.startsWith('申请逾期未答复')))).toEqual([
    '申请逾期未答复：《文化群》（变更，申请编号1，逾期11天）。',
    '申请逾期未答复：此前的1件仍未办结。',
  ]);
});
