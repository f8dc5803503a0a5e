import { expect, test } from 'vitest';
import type { Dispatch } from '../../src/domain/dispatch.ts';
import { terms } from '../../src/jobs/terms.ts';
import { shanghai } from '../time/china-2026.ts';
import { knowSupervisors, openOffice, type Office } from './office.ts';

const begin = '2026-08-01T08:00:00';

/** What waited leaves. */
async function send(office: Office): Promise<readonly Dispatch[]> {
  const waiting = await office.queued();
  await office.store.transaction(async (tx) => {
    for (const { id } of waiting) await tx.outbox.settle(id, 'sent', office.clock.now());
  });
  return waiting;
}

test('an owner hears 30 and 7 days before the end, on the last day, and once when it has passed', async () => {
  const office = await openOffice();
  const group = await office.addGroup('秸秆禁烧专项群', { type: 'task', ends: '2026-10-16' });
  await office.runAt([terms], begin);
  const told: string[] = [];
  for (let day = shanghai('2026-08-02T09:00:00'); day < shanghai('2026-12-20T00:00:00');) {
    office.clock.set(day);
    const before = (await office.queued()).length;
    await office.run([terms]);
    const queued = await office.queued();
    if (queued.length > before) {
      told.push(new Date(day + 8 * 3_600_000).toISOString().slice(0, 10));
      expect(queued[0]?.to).toEqual({ kind: 'person', id: group.ownerId });
    }
    day += 86_400_000;
  }
  // 30 days before is 16 September; 17 October is a Saturday without work.
  expect(told).toEqual(['2026-09-16', '2026-10-09', '2026-10-16', '2026-10-19']);
});

test('a threshold that fell on a holiday is told on the next workday', async () => {
  const office = await openOffice();
  await office.addGroup('专项群', { type: 'task', ends: '2026-11-02' });
  await office.runAt([terms], begin, '2026-10-02T09:00:00');
  expect(await office.queued()).toEqual([]);
  await office.runAt([terms], '2026-10-08T09:00:00');
  expect((await office.queued()).map(({ key }) => key)).toEqual(['term:g1:2026-11-02:30']);
});

test('the words say what ends and when, and give the better way', async () => {
  const office = await openOffice();
  await office.addGroup('秸秆禁烧专项群', { type: 'task', ends: '2026-10-31' });
  await office.runAt([terms], begin, '2026-10-26T09:00:00', '2026-11-02T09:00:00');
  expect((await office.queued()).map(({ text }) => text).reverse()).toEqual([
    '您好，《秸秆禁烧专项群》将于2026年10月31日（周六）到期，还有5天。任务即将结束的请着手收尾，结束后请私聊发送“解散 任务已结束”；确需延期的，请在到期前发送“延期 2026-11-30 工作尚未完成”。',
    '您好，《秸秆禁烧专项群》已于2026年10月31日到期。任务已结束的，请于11月9日前私聊发送“解散 任务已结束”，确需延期的发送“延期 2026-12-02 工作尚未完成”；逾期未办理的列为超期群，报单位负责人研究。',
  ]);
});

test('an end on a weekend is told of on the last workday before, while something can be done', async () => {
  const office = await openOffice();
  await office.addGroup('专项群', { type: 'task', ends: '2026-11-15' });
  await office.runAt([terms], begin, '2026-11-12T09:00:00');
  await send(office);
  await office.runAt([terms], '2026-11-13T09:00:00');
  const told = await send(office);
  expect(told.length).toBe(1);
  expect(told[0]?.text).toContain('将于2026年11月15日（周日）到期，还有2天。');
  await office.runAt([terms], '2026-11-14T09:00:00', '2026-11-16T09:00:00');
  const [last, ...others] = await office.queued();
  expect(others).toEqual([]);
  expect(last?.text).toContain('已于2026年11月15日到期。');
});

test('a term set anew by the owner begins anew', async () => {
  const office = await openOffice();
  await office.addGroup('专项群', { type: 'task', ends: '2026-10-09' });
  await office.runAt([terms], begin, '2026-10-10T09:00:00');
  await office.store.transaction((tx) =>
    tx.groups.setOverlay({ groupId: 'g1', key: 'ends', value: '2026-10-16', setBy: 'o', setAt: 0 }),
  );
  await office.runAt([terms], '2026-10-12T09:00:00', '2026-10-13T09:00:00');
  expect((await office.queued()).map(({ key }) => key).reverse()).toEqual([
    'term:g1:2026-10-09:passed',
    'term:g1:2026-10-16:7',
  ]);
});

test('an end that passed is not told again once its dispatch was purged', async () => {
  const office = await openOffice();
  await office.addGroup('专项群', { type: 'task', ends: '2026-10-09' });
  await office.runAt([terms], begin, '2026-10-10T09:00:00');
  const [queued] = await office.queued();
  await office.store.transaction(async (tx) => {
    await tx.outbox.settle(queued?.id ?? 0, 'sent', 0);
    await tx.outbox.purge(shanghai('2027-01-01T00:00:00'));
  });
  await office.runAt([terms], '2026-12-14T09:00:00', '2026-12-15T09:00:00');
  expect(await office.queued()).toEqual([]);
});

test('an owner of several groups hears one word', async () => {
  const office = await openOffice();
  await office.addGroup('甲专项群', { type: 'task', ends: '2026-12-31', ownerId: 'li' });
  await office.addGroup('乙专项群', { type: 'task', ends: '2026-12-31', ownerId: 'li' });
  await office.addGroup('丙专项群', { type: 'task', ends: '2026-12-31', ownerId: 'sun' });
  await office.runAt([terms], begin, '2026-12-28T09:00:00', '2026-12-29T09:00:00');
  const queued = await office.queued();
  expect(queued.map(({ to }) => to.id).sort()).toEqual(['li', 'sun']);
  expect(queued.find(({ to }) => to.id === 'li')?.text).toBe(
    '您好，以下群的使用期限将到或者已过：\n《甲专项群》将于2026年12月31日（周四）到期，还有3天\n《乙专项群》将于2026年12月31日（周四）到期，还有3天\n任务结束的请私聊发送“解散 《群名》 理由”；确需延期的，发送“延期 《群名》 日期 理由”。',
  );
});

test('an owner who cannot be written to is passed over, and a group in trial waits', async () => {
  const office = await openOffice();
  await knowSupervisors(office);
  const about = { type: 'task', ends: '2026-10-12' } as const;
  await office.addGroup('甲专项群', { ...about, ownerId: 'silent' });
  await office.addGroup('乙专项群', { ...about, trialUntil: shanghai('2026-10-13T09:00:00') });
  await office.store.transaction((tx) =>
    tx.people.put([{ id: 'silent', name: '某', reachable: false }]),
  );
  await office.runAt([terms], begin, '2026-10-12T09:00:00');
  expect((await office.queued()).map(({ to, groupId }) => [to, groupId])).toEqual([
    [{ kind: 'group', id: 'supervisors' }, 'g1'],
  ]);
});

test('where nobody is known the word waits until somebody is', async () => {
  const office = await openOffice();
  const group = await office.addGroup('专项群', {
    type: 'task',
    ends: '2026-10-12',
    ownerId: null,
  });
  await office.runAt([terms], begin, '2026-10-12T09:00:00');
  expect(await office.queued()).toEqual([]);
  await office.store.transaction((tx) => tx.groups.put({ ...group, ownerId: 'li' }));
  await office.runAt([terms], '2026-10-13T09:00:00');
  expect((await office.queued()).map(({ to }) => to.id)).toEqual(['li']);
});

test('a word that ran late waits for the next opening and expires', async () => {
  const office = await openOffice();
  await office.addGroup('专项群', { type: 'task', ends: '2026-10-12' });
  await office.runAt([terms], begin, '2026-10-12T20:30:00');
  const [word] = await office.queued();
  expect(word?.notBefore).toBe(shanghai('2026-10-13T08:30:00'));
  expect(word?.expiresAt).toBe(shanghai('2026-10-15T08:30:00'));
  expect(word?.purpose).toBe('notice');
});
