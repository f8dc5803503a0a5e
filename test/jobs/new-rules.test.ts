import { expect, test } from 'vitest';
import { trialEnds } from '../../src/jobs/trial-ends.ts';
import { signedOverlay } from '../../src/register/signed-rules.ts';
import { shanghai } from '../time/china-2026.ts';
import { openOffice, type Office } from './office.ts';

/** A bot that began with off-hours alone; the office has added 表情包 on 12 October. */
async function givenNewRule(): Promise<Office> {
  const office = await openOffice();
  await office.store.transaction((tx) =>
    tx.notes.set('rule-signing', JSON.stringify({ signed: ['off-hours'], waiting: {} })),
  );
  return office;
}

const mornings = (from: number, to: number) =>
  Array.from(
    { length: to - from + 1 },
    (_, nth) => `2026-10-${String(from + nth).padStart(2, '0')}T09:10:00`,
  );

test('after seven days the owner hears once how often a new rule would have spoken', async () => {
  const office = await givenNewRule();
  const group = await office.addGroup('农业群');
  await office.runAt([trialEnds], '2026-10-12T08:00:00', ...mornings(12, 12));
  const at = shanghai('2026-10-15T10:00:00');
  await office.addCase(group, { at, rule: 'emoticon', personId: '甲' });
  await office.addCase(group, { at: at + 60_000, rule: 'emoticon', personId: '甲' });
  await office.addCase(group, { at, rule: 'emoticon', personId: '乙' });
  await office.addCase(group, { at, rule: 'emoticon', personId: '丙', state: 'mistaken' });
  await office.addCase(group, { at, rule: 'off-hours', personId: '甲' });
  await office.runAt([trialEnds], ...mornings(13, 18));
  expect(await office.queued()).toEqual([]);

  await office.runAt([trialEnds], ...mornings(19, 23));

  expect((await office.queued()).map(({ to, text }) => [to.id, text])).toEqual([
    [
      group.ownerId,
      '您好，规则本新增的规则在《农业群》只记录、不提醒，近7天本会提醒：“表情包”2次。如需启用，请私聊回复“启用 表情包”或“启用 全部”；暂不启用的，无需处理。',
    ],
  ]);
});

test('a group that has signed it on, and one in its trial, hear nothing', async () => {
  const office = await givenNewRule();
  const signed = await office.addGroup('农业群');
  await office.addGroup('新群', { trialUntil: shanghai('2026-12-01T09:00:00') });
  await office.store.transaction((tx) =>
    tx.groups.setOverlay({
      groupId: signed.id,
      key: signedOverlay('emoticon'),
      value: 'true',
      setBy: 'owner',
      setAt: 1,
    }),
  );
  await office.runAt([trialEnds], '2026-10-12T08:00:00', ...mornings(12, 23));
  expect(await office.queued()).toEqual([]);
});

test('a fresh installation has no new rules', async () => {
  const office = await openOffice();
  await office.addGroup('农业群');
  await office.runAt([trialEnds], '2026-10-12T08:00:00', ...mornings(12, 23));
  expect(await office.queued()).toEqual([]);
});
