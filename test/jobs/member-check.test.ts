import { expect, test } from 'vitest';
import { checkedAt, markChecked, membersToLookAt } from '../../src/register/member-check.ts';
import { memberCheck } from '../../src/jobs/member-check.ts';
import { memberLimit } from '../../src/jobs/member-limit.ts';
import { shanghai } from '../time/china-2026.ts';
import { knowSupervisors, openOffice, type AboutGroup, type Office } from './office.ts';
import { cannotBeWrittenTo, knowHead, saidAt, sit, toWhom } from './said.ts';

const begin = '2026-09-01T08:00:00';
const joinedAt = shanghai('2026-09-01T07:00:00');
/** The thirty-first day, and the workdays about it. */
const eve = '2026-09-30T10:00:00';
const due = '2026-10-08T10:00:00';
const odd = { tang: '农业办-唐丽', sun: '阳光男孩' };

async function givenGroup(about: AboutGroup = {}): Promise<Office> {
  const office = await openOffice();
  await office.addGroup('防汛群', { ownerId: 'luo', joinedAt, ...about });
  await sit(office, 'g1', odd);
  await office.runAt([memberCheck], begin, '2026-09-01T10:00:00');
  return office;
}

const journal = (office: Office) =>
  office.store.transaction(async (tx) =>
    (await tx.journal.list({}, 100)).filter(({ action }) => action === 'members.check'),
  );

test('a month after the bot came the owner hears how many, and again a month later', async () => {
  const office = await givenGroup();
  expect(await saidAt(office, memberCheck, eve)).toEqual([]);
  const [first] = await saidAt(office, memberCheck, due);
  expect([first?.to.id, first?.text]).toEqual([
    'luo',
    '您好，《防汛群》到了定期核对成员的时间，有1人建议核对。请私聊发送“核对”查看名单，核对后发送“核对 完成”。',
  ]);
  expect(await saidAt(office, memberCheck, '2026-10-09T10:00:00', '2026-11-06T10:00:00')).toEqual(
    [],
  );
  expect(await saidAt(office, memberCheck, '2026-11-09T10:00:00')).toHaveLength(1);
});

test('where nobody is found the check is made by the bot, and the next is a month later', async () => {
  const office = await givenGroup();
  await sit(office, 'g1', { tang: '农业办-唐丽' });
  expect(await saidAt(office, memberCheck, due, '2026-10-09T10:00:00')).toEqual([]);
  expect((await journal(office)).map(({ actorId }) => actorId)).toEqual(['bot']);
});

test('several groups of one owner are one word, and forty name twenty', async () => {
  const office = await givenGroup();
  for (let n = 0; n < 39; n += 1) {
    const { id } = await office.addGroup(`群${String(n)}`, { ownerId: 'luo', joinedAt });
    await sit(office, id, odd);
  }
  await office.addGroup('别人的群', { ownerId: 'ding', joinedAt });
  await sit(office, 'g41', odd);
  await office.runAt([memberCheck], '2026-09-02T10:00:00');
  const words = await saidAt(office, memberCheck, due);
  expect(toWhom(words)).toEqual(['ding', 'luo']);
  const text = words.find(({ to }) => to.id === 'luo')?.text ?? '';
  expect(text).toContain('等40个群');
  expect(text.match(/《[^《》]*》1人/gu)).toHaveLength(20);
});

test('an owner who cannot be written to is passed over, the supervisors are not told', async () => {
  const office = await givenGroup();
  await knowSupervisors(office);
  await cannotBeWrittenTo(office, 'luo');
  expect(await saidAt(office, memberCheck, due)).toEqual([]);
  const headed = await givenGroup();
  await cannotBeWrittenTo(headed, 'luo');
  await knowHead(headed);
  expect(toWhom(await saidAt(headed, memberCheck, due))).toEqual(['head']);
});

test('where nobody can be told the group rests for a month, like any other', async () => {
  const office = await givenGroup();
  await cannotBeWrittenTo(office, 'luo');
  expect(await saidAt(office, memberCheck, due)).toEqual([]);
  expect(await journal(office)).toEqual([]);
  await knowHead(office);
  expect(await saidAt(office, memberCheck, '2026-10-09T10:00:00', '2026-11-06T10:00:00')).toEqual(
    [],
  );
  expect(toWhom(await saidAt(office, memberCheck, '2026-11-09T10:00:00'))).toEqual(['head']);
});

test('where the word was lost and nobody is left to be told it rests, too', async () => {
  const office = await givenGroup();
  await office.runAt([memberCheck], due);
  await office.store.transaction(async (tx) => {
    for (const { id } of await tx.outbox.list(['queued'], 10)) {
      await tx.outbox.settle(id, 'failed', office.clock.now());
    }
  });
  await cannotBeWrittenTo(office, 'luo');
  expect(await saidAt(office, memberCheck, '2026-10-09T10:00:00')).toEqual([]);
  await knowHead(office);
  expect(await saidAt(office, memberCheck, '2026-10-12T10:00:00')).toEqual([]);
});

test('a word nobody heard is said again, but not once somebody has looked', async () => {
  const lose = async (office: Office) => {
    await office.runAt([memberCheck], due);
    await office.store.transaction(async (tx) => {
      for (const { id } of await tx.outbox.list(['queued'], 10)) {
        await tx.outbox.settle(id, 'failed', office.clock.now());
      }
    });
  };
  const lost = await givenGroup();
  await lose(lost);
  expect(toWhom(await saidAt(lost, memberCheck, '2026-10-09T10:00:00'))).toEqual(['luo']);
  expect(await saidAt(lost, memberCheck, '2026-10-12T10:00:00')).toEqual([]);
  const looked = await givenGroup();
  await lose(looked);
  await looked.store.transaction((tx) =>
    markChecked(tx, { entry: 1, row: { id: 'g1' }, by: 'luo', at: looked.clock.now() + 1 }),
  );
  expect(await saidAt(looked, memberCheck, '2026-10-09T10:00:00')).toEqual([]);
});

test('villagers, a group in trial, one the bot has left and one that ended are not looked at', async () => {
  const quiet: readonly AboutGroup[] = [
    { type: 'village' },
    { trialUntil: shanghai('2026-12-01T09:00:00') },
    { present: false },
  ];
  for (const about of quiet) {
    const office = await givenGroup(about);
    expect(await saidAt(office, memberCheck, due)).toEqual([]);
    expect(await journal(office)).toEqual([]);
  }
  const ended = await givenGroup();
  await ended.store.transaction(async (tx) => {
    const note = { at: 0, actorId: 'luo', reason: '工作已结束', day: '2026-09-20' };
    await tx.entries.change(1, { state: 'dissolved' }, note);
  });
  expect(await saidAt(ended, memberCheck, due)).toEqual([]);
});

test('whoever has no account of the office, the bot’s own one, is nobody to look at', async () => {
  const office = await givenGroup();
  await office.store.transaction((tx) => tx.notes.set('account', 'sun'));
  expect(await saidAt(office, memberCheck, due)).toEqual([]);
});

test('late in the evening the word waits for the morning', async () => {
  const office = await givenGroup();
  await office.runAt([memberCheck], '2026-10-08T20:30:00');
  expect((await office.queued()).map(({ notBefore }) => notBefore)).toEqual([
    shanghai('2026-10-09T08:30:00'),
  ]);
  const { store, clock } = office;
  expect(await store.transaction((tx) => checkedAt(tx, 1))).toBe(clock.now());
});

/** How those are called who are to be looked at, with what was found. */
async function found(office: Office) {
  return office.store.transaction(async (tx) => {
    const all = await membersToLookAt(tx, office.book, office.clock.now(), new Set(['g1']));
    return (all.get('g1') ?? []).map(({ check, name }) => `${check.title} ${name}`);
  });
}

test('somebody new has three days to put down his name, however old the group is', async () => {
  const office = await givenGroup();
  await office.runAt([memberLimit], '2026-10-12T10:00:00');
  await sit(office, 'g1', { ...odd, ding: '小丁' });
  office.clock.set(shanghai('2026-10-12T15:00:00'));
  // Not even the morning has looked at the group since.
  expect(await found(office)).toEqual(['未实名 阳光男孩']);
  await office.runAt([memberLimit], '2026-10-13T10:00:00');
  office.clock.set(shanghai('2026-10-16T10:00:00'));
  expect(await found(office)).toEqual(['未实名 阳光男孩']);
  office.clock.set(shanghai('2026-10-17T10:00:00'));
  expect(await found(office)).toEqual(['未实名 小丁', '未实名 阳光男孩']);
});

test('days of grace are for names: whoever has moved is to be looked at from the first', async () => {
  const office = await givenGroup();
  await office.runAt([memberLimit], '2026-10-12T10:00:00');
  await office.store.transaction((tx) =>
    tx.roster.replace([
      { name: '唐丽', unit: '农业办', post: null, state: 'serving', since: null },
      { name: '丁宁', unit: '财政所', post: null, state: 'moved', since: '2026-03-01' },
    ]),
  );
  await sit(office, 'g1', { ...odd, ding: '丁宁' });
  await office.runAt([memberLimit], '2026-10-13T10:00:00');
  expect(await found(office)).toEqual(['未实名 阳光男孩', '调离未退群 丁宁']);
});

test('two of one name on the list of people are nobody’s to judge', async () => {
  const office = await givenGroup();
  await office.store.transaction((tx) =>
    tx.roster.replace([
      { name: '唐丽', unit: '农业办', post: null, state: 'moved', since: null },
      { name: '唐丽', unit: '财政所', post: null, state: 'serving', since: null },
    ]),
  );
  expect(await found(office)).toEqual(['未实名 阳光男孩']);
});
