import { expect, test } from 'vitest';
import { idle } from '../../src/jobs/idle.ts';
import type { Job } from '../../src/jobs/job.ts';
import { terms } from '../../src/jobs/terms.ts';
import { trialEnds } from '../../src/jobs/trial-ends.ts';
import { weeklySummary } from '../../src/jobs/weekly-summary.ts';
import { route } from '../../src/commands/route.ts';
import { commands } from '../../src/commands/index.ts';
import type { Abilities } from '../../src/ports/chat.ts';
import { shanghai } from '../time/china-2026.ts';
import { knowSupervisors, openOffice, type Office } from './office.ts';

const begin = '2026-08-01T08:00:00';

/** What happens to the words that wait: the platform refuses them, or they were too late. */
async function settle(office: Office, state: 'failed' | 'expired', reachable: boolean) {
  await office.store.transaction(async (tx) => {
    for (const { id, to } of await tx.outbox.list(['queued'], 100)) {
      await tx.outbox.settle(id, state, office.clock.now(), 'unreachable');
      if (!reachable) await tx.people.setReachable(to.id, false);
    }
  });
}

async function passedTerm(): Promise<Office> {
  const office = await openOffice();
  await knowSupervisors(office);
  await office.addGroup('专项群', { type: 'task', ends: '2026-10-09', ownerId: 'owner' });
  await office.store.transaction(async (tx) => {
    await tx.people.put([
      { id: 'owner', name: '唐丽', reachable: null },
      { id: 'head', name: '周镇长', reachable: null },
    ]);
    await tx.people.bind('head', '青溪镇', '周镇长', 'head', 0);
  });
  await office.runAt([terms], begin, '2026-10-12T09:00:00');
  return office;
}

const heard = async (office: Office) => (await office.queued()).map(({ to }) => to.id);

test('a word whose owner cannot be written to goes one level up on the next run, and up again', async () => {
  const office = await passedTerm();
  expect(await heard(office)).toEqual(['owner']);
  await settle(office, 'failed', false);
  await office.runAt([terms], '2026-10-13T09:00:00');
  expect(await heard(office)).toEqual(['head']);
  await settle(office, 'failed', false);
  await office.runAt([terms], '2026-10-14T09:00:00');
  expect(await heard(office)).toEqual(['supervisors']);
  const [word] = await office.queued();
  expect(word?.text).toBe(
    '您好，《专项群》已于2026年10月9日到期，目前联系不上群主。请督促群主私聊机器人发送“解散 理由”，确需保留的申请延期；此后列入每周小结，不再单独告知。',
  );
});

test('a word that was heard is not said again though its hearer cannot be reached any more', async () => {
  const office = await passedTerm();
  await office.store.transaction(async (tx) => {
    const [word] = await tx.outbox.list(['queued'], 1);
    await tx.outbox.settle(word?.id ?? 0, 'sent', office.clock.now());
    await tx.people.setReachable('owner', false);
  });
  await office.runAt([terms], '2026-10-13T09:00:00', '2026-10-14T09:00:00');
  expect(await heard(office)).toEqual([]);
});

test('a word that expired unheard is said again to the same person', async () => {
  const office = await passedTerm();
  await settle(office, 'expired', true);
  await office.runAt([terms], '2026-10-15T09:00:00', '2026-10-16T09:00:00');
  expect(await heard(office)).toEqual(['owner']);
});

test('one of several words in one message goes up with the others', async () => {
  const office = await openOffice();
  await knowSupervisors(office);
  for (const name of ['甲专项群', '乙专项群']) {
    await office.addGroup(name, { type: 'task', ends: '2026-10-09', ownerId: 'owner' });
  }
  await office.store.transaction((tx) =>
    tx.people.put([{ id: 'owner', name: '唐丽', reachable: null }]),
  );
  await office.runAt([terms], begin, '2026-10-12T09:00:00');
  await settle(office, 'failed', false);
  await office.runAt([terms], '2026-10-13T09:00:00');
  expect((await office.queued()).map(({ to, text }) => [to.id, text])).toEqual([
    [
      'supervisors',
      '您好，以下群的使用期限将到或者已过：\n《甲专项群》已于2026年10月9日到期，请于10月20日前办理\n《乙专项群》已于2026年10月9日到期，请于10月20日前办理\n请督促群主私聊机器人发送“解散 理由”，确需保留的申请延期；此后列入每周小结，不再单独告知。',
    ],
  ]);
});

test('the way that is told is a command the bot understands', async () => {
  const office = await passedTerm();
  const [word] = await office.queued();
  const told = [...(word?.text ?? '').matchAll(/“([^”]+)”/gu)].map(([, words]) => words ?? '');
  const meant = told.map((words) => {
    const routed = route(words, 'private', commands);
    return routed?.kind === 'command' ? routed.command.word : null;
  });
  expect(meant).toEqual(['解散', '延期']);
});

/** Runs a job once, with a platform that can do so much. */
async function wordsWith(job: Job, abilities: Partial<Abilities>): Promise<readonly string[]> {
  const office = await openOffice();
  await knowSupervisors(office);
  const long = { lastWorkAt: shanghai('2026-06-01T09:00:00') };
  await office.addGroup('专项群', { type: 'task', ends: '2026-10-09', ...long });
  await office.addGroup('试行群', { trialUntil: shanghai('2026-10-01T09:00:00'), ...long });
  const now = shanghai('2026-10-12T09:30:00');
  await office.store.transaction((tx) =>
    job.run({
      tx,
      now,
      slot: now,
      book: office.book,
      abilities: { provider: 'test', stableIds: true, writesPrivately: true, ...abilities },
    }),
  );
  return (await office.queued()).map(({ to }) => to.kind);
}

test.each([
  ['terms', terms, 'person'],
  ['idle', idle, 'person'],
  ['trial-ends', trialEnds, 'person'],
  ['weekly-summary', weeklySummary, 'group'],
] as const)('%s speaks only where ids outlast a login', async (_, job, kind) => {
  const usual = await wordsWith(job, {});
  expect(new Set(usual)).toEqual(new Set([kind]));
  expect(await wordsWith(job, { stableIds: false })).toEqual([]);
});

test('where nobody can be written to alone the supervisors hear it', async () => {
  expect(await wordsWith(terms, { writesPrivately: false })).toEqual(['group']);
});
