import { expect, test } from 'vitest';
import type { Group } from '../../src/domain/group.ts';
import { owners } from '../../src/jobs/owners.ts';
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
