import { expect, test } from 'vitest';
import { plainWord, type DispatchPurpose } from '../../src/domain/dispatch.ts';
import type { Recipient } from '../../src/domain/incoming.ts';
import { spokenBetween } from '../../src/jobs/week-spoken.ts';
import { weeklySummary } from '../../src/jobs/weekly-summary.ts';
import { shanghai } from '../time/china-2026.ts';
import { knowSupervisors, openOffice, type Office } from './office.ts';
import { saidAt } from './said.ts';

const group: Recipient = { kind: 'group', id: 'g1' };
const supervisors: Recipient = { kind: 'group', id: 'supervisors' };
const person: Recipient = { kind: 'person', id: 'sun' };
const at = shanghai('2026-10-14T10:00:00');

interface Said {
  readonly to: Recipient;
  readonly purpose: DispatchPurpose;
  readonly at?: number;
  /** Lines that left as one message bear its id. */
  readonly as?: string;
}

async function say(office: Office, ...words: readonly Said[]): Promise<void> {
  await office.store.transaction(async (tx) => {
    for (const [n, { to, purpose, at: sentAt = at + n, as: messageId }] of words.entries()) {
      const times = { queuedAt: sentAt, notBefore: sentAt, expiresAt: sentAt };
      await tx.outbox.add(plainWord({ key: `w${String(n)}`, to, purpose, text: '您好', ...times }));
      const [word] = await tx.outbox.list(['queued'], 1);
      if (word === undefined) continue;
      await tx.outbox.settle(word.id, 'sent', sentAt);
      if (messageId !== undefined) await tx.outbox.saidAs(word.id, messageId);
    }
  });
}

async function counted(office: Office) {
  const { store, book } = office;
  const abilities = { provider: 'test', stableIds: true, writesPrivately: true };
  const until = shanghai('2026-10-19T00:00:00');
  return store.transaction((tx) =>
    spokenBetween(
      { tx, book, now: until, slot: until, abilities },
      shanghai('2026-10-12T00:00:00'),
      until,
    ),
  );
}

test('an answer is no word in a group, wherever somebody asked; nor is what supervisors hear', async () => {
  const office = await openOffice();
  await knowSupervisors(office);
  await say(
    office,
    { to: person, purpose: 'reply' },
    { to: person, purpose: 'reply' },
    { to: group, purpose: 'reply' },
    { to: group, purpose: 'reminder' },
    { to: person, purpose: 'reminder' },
    { to: person, purpose: 'notice' },
    { to: supervisors, purpose: 'notice' },
    { to: supervisors, purpose: 'report' },
    { to: person, purpose: 'alert' },
    { to: group, purpose: 'notice', at: shanghai('2026-10-19T00:00:00') },
  );
  expect(await counted(office)).toEqual({
    remindersInGroup: 1,
    remindersPrivate: 1,
    said: { inGroups: 1, inPrivate: 2, answers: 3 },
  });
});

test('lines that leave as one message are one message', async () => {
  const office = await openOffice();
  await say(
    office,
    { to: group, purpose: 'reminder', at, as: 'm1' },
    { to: group, purpose: 'reminder', at, as: 'm1' },
    { to: group, purpose: 'reminder', at: at + 1, as: 'm2' },
  );
  expect((await counted(office)).said).toEqual({ inGroups: 2, inPrivate: 0, answers: 0 });
});

test('somebody asked the bot in private all week: no group heard it, and the summary says so', async () => {
  const office = await openOffice();
  await knowSupervisors(office);
  await office.addMembers(await office.addGroup('青溪镇政务工作群', { lastWorkAt: at }), 6);
  await say(office, { to: person, purpose: 'reply' }, { to: person, purpose: 'reply' });
  const [report] = await saidAt(
    office,
    weeklySummary,
    '2026-10-18T00:00:00',
    '2026-10-19T09:00:00',
  );
  expect(report?.text.split('\n').at(-1)).toBe(
    '工作群1个，本期未收到群消息，未记录违规情形，台账无新增、解散和逾期事项，机器人未在工作群内发言，答复提问2条。',
  );
});

test('a week of messages without any work in them is told without a row of zeros', async () => {
  const office = await openOffice();
  await knowSupervisors(office);
  const work = await office.addGroup('青溪镇政务工作群', { lastWorkAt: at });
  await office.addMembers(work, 6);
  await office.store.transaction((tx) =>
    tx.counts.add([{ groupId: work.id, day: '2026-10-14', what: 'messages', count: 12 }]),
  );
  const [report] = await saidAt(
    office,
    weeklySummary,
    '2026-10-18T00:00:00',
    '2026-10-19T09:00:00',
  );
  expect(report?.text).toContain('消息12条。\n其中没有工作信息。\n');
  expect(report?.text).not.toMatch(/(?<!\d)0条/u);
  expect(report?.text).toContain(
    '、台账提示\n本期没有新建、备案、解散、合并的群，也没有逾期未办的事项。',
  );
});
