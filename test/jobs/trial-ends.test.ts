import { expect, test } from 'vitest';
import { trialEnds } from '../../src/jobs/trial-ends.ts';
import { shanghai } from '../time/china-2026.ts';
import { openOffice } from './office.ts';

const joinedAt = shanghai('2026-10-10T10:00:00');
const trialUntil = shanghai('2026-10-17T10:00:00');
const begin = '2026-10-10T11:00:00';

test('after the trial the owner hears once what was seen and how to go on', async () => {
  const office = await openOffice();
  const group = await office.addGroup('农业群', { joinedAt, trialUntil });
  const at = shanghai('2026-10-12T20:00:00');
  await office.addCase(group, { at, rule: 'off-hours' });
  await office.addCase(group, { at, rule: 'emoticon' });
  await office.addCase(group, { at, rule: 'emoticon' });
  await office.addCase(group, { at, rule: 'emoticon', state: 'mistaken' });
  await office.addCase(group, { at: trialUntil, rule: 'emoticon' });
  await office.runAt([trialEnds], begin, '2026-10-16T09:10:00');
  expect(await office.queued()).toEqual([]);
  await office.runAt([trialEnds], '2026-10-19T09:10:00', '2026-10-20T09:10:00');
  expect((await office.queued()).map(({ to, text }) => [to.id, text])).toEqual([
    [
      group.ownerId,
      '您好，《农业群》试运行已满7天，期间记录表情包2件、非工作时间发布工作信息1件，均未作提醒。如需启用，请私聊回复“启用”；暂不启用的，请回复“暂缓”并写明理由，如“暂缓 正在征求各村意见”。',
    ],
  ]);
});

test('a trial in which nothing was seen says so', async () => {
  const office = await openOffice();
  await office.addGroup('农业群', { joinedAt, trialUntil });
  await office.runAt([trialEnds], begin, '2026-10-19T09:10:00');
  const [word] = await office.queued();
  expect(word?.text).toContain('期间未发现需要提醒的情形。');
});

test('a live group hears nothing', async () => {
  const office = await openOffice();
  await office.addGroup('农业群', { joinedAt });
  await office.runAt([trialEnds], begin, '2026-10-19T09:10:00');
  expect(await office.queued()).toEqual([]);
});
