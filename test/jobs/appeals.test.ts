import { expect, it } from 'vitest';
import type { Group } from '../../src/domain/group.ts';
import { appealReviewers } from '../../src/jobs/appeal-reviewers.ts';
import { appeals } from '../../src/jobs/appeals.ts';
import { shanghai } from '../time/china-2026.ts';
import { knowSupervisors, openOffice, type Office } from './office.ts';

const filedAt = shanghai('2026-10-12T10:00:00');
const dueAt = shanghai('2026-10-15T18:00:00') - 1;

async function appealedCase(office: Office, group: Group, due = dueAt): Promise<number> {
  const { id } = await office.addCase(group, { at: filedAt - 3_600_000, state: 'appealed' });
  await office.store.transaction((tx) =>
    tx.appeals.add({ violationId: id, byId: 'someone', reason: '当时防汛', filedAt, dueAt: due }),
  );
  return id;
}

const stateOf = (office: Office, id: number) =>
  office.store.transaction(async (tx) => (await tx.violations.get(id))?.state);

it('decides for the member after the last minute and not within it, once', async () => {
  const office = await openOffice();
  const id = await appealedCase(office, await office.addGroup('农业群'));

  await office.runAt([appeals], '2026-10-15T17:59:59');
  expect(await stateOf(office, id)).toBe('appealed');
  await office.runAt([appeals], '2026-10-15T18:00:00', '2026-10-15T18:00:01');
  expect(await stateOf(office, id)).toBe('overturned');

  const queued = await office.queued();
  expect(queued).toMatchObject([
    { to: { kind: 'person', id: 'someone' }, notBefore: shanghai('2026-10-16T08:30:00') },
  ]);
  // He had never been reminded: there is nothing to take no notice of.
  expect(queued[0]?.text).toBe(
    `您好，您对记录 ${String(id)} 的申诉逾期未复核，记录已按规定撤销，不计入统计。给您添麻烦了。`,
  );
  const appeal = await office.store.transaction((tx) => tx.appeals.get(id));
  expect(appeal).toMatchObject({ outcome: 'lapsed', reviewerId: null, reason: '' });
});

it('leaves alone what is due later', async () => {
  const office = await openOffice();
  const group = await office.addGroup('农业群');
  const soon = await appealedCase(office, group);
  const later = await appealedCase(office, group, dueAt + 86_400_000);
  await office.runAt([appeals], '2026-10-15T18:00:00');
  expect([await stateOf(office, soon), await stateOf(office, later)]).toEqual([
    'overturned',
    'appealed',
  ]);
});

it('decides also where the bot was away when it fell due, or has left the group', async () => {
  const office = await openOffice();
  const id = await appealedCase(office, await office.addGroup('农业群', { present: false }));
  await office.runAt([appeals], '2026-10-26T10:00:00');
  expect(await stateOf(office, id)).toBe('overturned');
});

it('asks nobody twice who may still decide', async () => {
  const office = await openOffice();
  await appealedCase(office, await office.addGroup('农业群'));
  await office.runAt(
    [appealReviewers],
    '2026-10-12T12:00:00',
    '2026-10-13T08:20:00',
    '2026-10-14T08:20:00',
  );
  expect((await office.queued()).map(({ to }) => to.id)).toEqual(['owner-1']);
});

it('asks the next one where the one asked cannot be reached', async () => {
  const office = await openOffice();
  const group = await office.addGroup('农业群', { adminIds: ['admin'] });
  await appealedCase(office, group);
  await office.runAt([appealReviewers], '2026-10-12T12:00:00', '2026-10-13T08:20:00');
  await office.store.transaction(async (tx) => {
    for (const { id } of await tx.outbox.list(['queued'], 10))
      await tx.outbox.settle(id, 'failed', filedAt, 'unreachable');
  });
  await office.runAt([appealReviewers], '2026-10-14T08:20:00');
  expect((await office.queued()).map(({ to }) => to.id)).toEqual(['admin']);
});

it('asks the new owner where the old one has gone', async () => {
  const office = await openOffice();
  const group = await office.addGroup('农业群');
  await appealedCase(office, group);
  await office.runAt([appealReviewers], '2026-10-12T12:00:00', '2026-10-13T08:20:00');
  await office.store.transaction((tx) => tx.groups.put({ ...group, ownerId: 'new' }));
  await office.runAt([appealReviewers], '2026-10-14T08:20:00');
  expect((await office.queued()).map(({ to }) => to.id).sort()).toEqual(['new', 'owner-1']);
});

it('asks nobody where only a group without supervisors by id is left', async () => {
  const office = await openOffice();
  await knowSupervisors(office);
  await appealedCase(office, await office.addGroup('农业群', { ownerId: null }));
  await office.runAt([appealReviewers], '2026-10-12T12:00:00', '2026-10-13T08:20:00');
  expect(await office.queued()).toEqual([]);
});
