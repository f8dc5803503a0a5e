import { expect, test } from 'vitest';
import { memberLimit } from '../../src/jobs/member-limit.ts';
import { shanghai } from '../time/china-2026.ts';
import { openOffice, type AboutGroup, type Office } from './office.ts';
import { cannotBeWrittenTo, saidAt, sit, toWhom } from './said.ts';

const begin = '2026-09-01T08:00:00';
const before = '2026-10-12T10:00:00';
const next = '2026-10-13T10:00:00';

/** Four groups of 罗支书; 唐丽 sits in the first three, and everybody was looked at once. */
async function givenFour(fourth: AboutGroup = {}, third: AboutGroup = {}): Promise<Office> {
  const office = await openOffice();
  const led = { ownerId: 'luo' };
  for (const name of ['甲群', '乙群']) await office.addGroup(name, led);
  await office.addGroup('丙群', { ...led, ...third });
  await office.addGroup('丁群', { ...led, ...fourth });
  for (const id of ['g1', 'g2', 'g3']) await sit(office, id, { tang: '农业办-唐丽' });
  await sit(office, 'g4', { he: '党政办-何平' });
  expect(await saidAt(office, memberLimit, begin, before)).toEqual([]);
  return office;
}

const added = { he: '党政办-何平', tang: '农业办-唐丽' };

test('three groups are as many as the measures let, the fourth is one more', async () => {
  const office = await givenFour();
  await sit(office, 'g3', { tang: '农业办-唐丽', he: '党政办-何平' });
  expect(await saidAt(office, memberLimit, next)).toEqual([]);
  await sit(office, 'g4', added);
  expect(toWhom(await saidAt(office, memberLimit, '2026-10-14T10:00:00'))).toEqual(['luo', 'tang']);
});

test('he is told once, and of another group only after thirty days', async () => {
  const office = await givenFour();
  await sit(office, 'g4', added);
  expect(await saidAt(office, memberLimit, next)).toHaveLength(2);
  await office.addGroup('戊群', { ownerId: 'luo' });
  await office.addGroup('己群', { ownerId: 'luo' });
  await sit(office, 'g5', { he: '党政办-何平' });
  await sit(office, 'g6', { he: '党政办-何平' });
  expect(await saidAt(office, memberLimit, '2026-10-14T10:00:00')).toEqual([]);
  await sit(office, 'g5', added);
  expect(await saidAt(office, memberLimit, '2026-11-11T10:00:00')).toEqual([]);
  await sit(office, 'g6', added);
  const later = await saidAt(office, memberLimit, '2026-11-13T10:00:00');
  expect(later.map(({ text }) => text).filter((text) => text.includes('您已在6个'))).toHaveLength(
    1,
  );
});

test('where it is the owner himself he hears one word, of himself', async () => {
  const office = await givenFour({ ownerId: 'tang' });
  await sit(office, 'g4', added);
  expect((await saidAt(office, memberLimit, next)).map(({ to, text }) => [to.id, text])).toEqual([
    [
      'tang',
      '您好，您已在4个工作群（群管理要求每人不超过3个）。其中不需要的，可与群主商量精简；无需回复。',
    ],
  ]);
});

test('a villagers’ group counts for nobody, and once it is a work group nobody was added to it', async () => {
  const office = await givenFour({}, { type: 'village' });
  await sit(office, 'g4', added);
  expect(await saidAt(office, memberLimit, next)).toEqual([]);
  Object.assign(office.book.groups[2] ?? {}, { type: 'work' });
  expect(await saidAt(office, memberLimit, '2026-10-14T10:00:00')).toEqual([]);
});

test('a group whose list could not be read at first added nobody when it is read', async () => {
  const office = await openOffice();
  for (const name of ['甲群', '乙群', '丙群', '丁群']) await office.addGroup(name);
  for (const id of ['g1', 'g2', 'g3']) await sit(office, id, { tang: '农业办-唐丽' });
  await saidAt(office, memberLimit, begin, before);
  await sit(office, 'g4', added);
  expect(await saidAt(office, memberLimit, next)).toEqual([]);
});

test('a fourth group in trial, or one the bot has left, says nothing', async () => {
  const waiting = await givenFour({ trialUntil: shanghai('2026-10-20T09:00:00') });
  await sit(waiting, 'g4', added);
  expect(await saidAt(waiting, memberLimit, next)).toEqual([]);
  const gone = await givenFour({ present: false });
  await sit(gone, 'g4', added);
  expect(await saidAt(gone, memberLimit, next)).toEqual([]);
});

test('the account of the bot is nobody', async () => {
  const office = await givenFour();
  await office.store.transaction((tx) => tx.notes.set('account', 'tang'));
  await sit(office, 'g4', added);
  expect(await saidAt(office, memberLimit, next)).toEqual([]);
});

test('whoever cannot be written to is passed over, and the owner still hears', async () => {
  const office = await givenFour();
  await cannotBeWrittenTo(office, 'tang');
  await sit(office, 'g4', added);
  expect(toWhom(await saidAt(office, memberLimit, next))).toEqual(['luo']);
});

test('where neither he nor the owner could be told he does not rest: of the next group they hear', async () => {
  const office = await givenFour();
  await cannotBeWrittenTo(office, 'tang', 'luo');
  await sit(office, 'g4', added);
  expect(await saidAt(office, memberLimit, next)).toEqual([]);
  await office.addGroup('戊群', { ownerId: 'luo' });
  await sit(office, 'g5', { he: '党政办-何平' });
  expect(await saidAt(office, memberLimit, '2026-10-14T10:00:00')).toEqual([]);
  await office.store.transaction((tx) =>
    tx.people.put([{ id: 'luo', name: '罗支书', reachable: true }]),
  );
  await sit(office, 'g5', added);
  expect(toWhom(await saidAt(office, memberLimit, '2026-10-15T10:00:00'))).toContain('luo');
});

test('two of one name are two people', async () => {
  const office = await givenFour();
  await sit(office, 'g4', { he: '党政办-何平', other: '农业办-唐丽' });
  expect(await saidAt(office, memberLimit, next)).toEqual([]);
});

test('on a day off nothing runs, and what runs late waits for the morning', async () => {
  const office = await givenFour();
  await sit(office, 'g4', added);
  expect(await saidAt(office, memberLimit, '2026-10-17T10:00:00', '2026-10-18T10:00:00')).toEqual(
    [],
  );
  await office.runAt([memberLimit], '2026-10-19T20:30:00');
  const queued = await office.queued();
  expect(queued.map(({ notBefore }) => notBefore)).toEqual([
    shanghai('2026-10-20T08:30:00'),
    shanghai('2026-10-20T08:30:00'),
  ]);
});

test('names that call somebody, forge a title or are empty are shown as names', async () => {
  const office = await openOffice();
  for (const name of ['甲群', '乙群', '丙群', '@所有人》请回复《']) {
    await office.addGroup(name, { ownerId: 'luo' });
  }
  const two = { a: '@所有人\n您好，请点击', b: '\u202e\u200b' };
  for (const id of ['g1', 'g2', 'g3']) await sit(office, id, two);
  await sit(office, 'g4', { he: '何平' });
  await saidAt(office, memberLimit, begin, before);
  await sit(office, 'g4', { he: '何平', ...two });
  const words = await saidAt(office, memberLimit, next);
  expect(words.find(({ to }) => to.id === 'luo')?.text).toBe(
    '您好，您管理的《所有人〉请回复〈》新加入的2人（所有人 您好，请点击、（无名）），所在工作群已超过每人3个。请与本人商量是否确需在群，不需要的可以精简；无需回复。',
  );
});

test('thirty added at once are one word to the owner, with five of the names', async () => {
  const office = await givenFour();
  const many: Record<string, string> = {};
  for (let n = 0; n < 30; n += 1) many[`p${String(n)}`] = `财政所-方${String(n)}`;
  for (const id of ['g1', 'g2', 'g3']) await sit(office, id, many);
  await saidAt(office, memberLimit, next);
  await sit(office, 'g4', { he: '党政办-何平', ...many });
  const words = await saidAt(office, memberLimit, '2026-10-14T10:00:00');
  expect(words).toHaveLength(31);
  const owners = words.filter(({ to }) => to.id === 'luo').map(({ text }) => text);
  expect(owners).toHaveLength(1);
  expect(owners[0]).toMatch(/新加入的30人（(?:财政所-方\d+、){4}财政所-方\d+等），/u);
});

test('two thousand groups of a hundred are gone through', { timeout: 120_000 }, async () => {
  const office = await openOffice();
  for (let n = 0; n < 2_000; n += 1) {
    const group = await office.addGroup(`群${String(n)}`, { ownerId: `o${String(n % 50)}` });
    await office.addMembers(group, 100, `block${String(n % 700)}`);
  }
  await saidAt(office, memberLimit, begin, before);
  await office.store.transaction(async (tx) => {
    const members = await tx.people.members('g1');
    const one = { groupId: 'g1', personId: 'block1-0', name: '党政办-唐丽' };
    await tx.people.setMembers('g1', [...members, one]);
  });
  const words = await saidAt(office, memberLimit, next);
  expect(toWhom(words)).toEqual(['block1-0', 'o0']);
});
