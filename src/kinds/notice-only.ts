import { z } from 'zod';
import type { Facts } from '../domain/facts.ts';
import { mayPublish } from '../domain/roles.ts';
import { defineKind } from '../engine/kind.ts';
import { isWorkScene } from '../text/pictures.ts';

const minuteMs = 60_000;
/** Who asked for the answers may have done so this long before they came. */
const askedMinutes = 120;
/** How long after an emergency its follow-ups are let through. */
const followUpMinutes = 60;

export const noticeOnly = defineKind({
  name: 'notice-only',
  title: '通知群发言',
  summary: '通知群里普通成员发言，或者任何人发工作照片。',
  why: '通知群只为一件事：打开就能看到通知。',
  clause: '通知群仅发布工作安排，不作讨论。',
  severity: 'middle',
  options: z.strictObject({
    /** Whether pictures of work by those who may publish count too. */
    pictures: z.boolean().default(true).describe('可以发布的人发工作图片算不算'),
  }),
  tighter: { pictures: [false, true] },
  lookbackMinutes: () => askedMinutes,
  sameCaseMinutes: () => 10,
  reminder: {
    privately: ({ 情形: what }) => {
      if (what === '应要求回复')
        return '您好，通知发出即视为送达，请勿要求大家在通知群回复。确需确认的，请电话或当面确认。';
      return what === '工作照片'
        ? '您好，通知群仅发布工作安排，工作照片请发到业务群或留存备查。'
        : '您好，本群仅发布工作安排，请勿讨论；业务问题请联系通知的经办人或到业务群。';
    },
    inGroup: '温馨提示：本群仅发布工作安排，业务问题请联系通知的经办人或到业务群。',
    afterwards: '温馨提示：此前有同志在通知群讨论，本群仅发布工作安排，业务问题请联系经办人。',
  },
  examples: [
    {
      title: '成员在通知群回“收到”',
      shows: 'fires',
      says: '收到',
      group: { type: 'notice' },
      finds: 'violation',
      numbers: { 情形: '成员发言' },
    },
    {
      title: '有人要求回复才回的“收到”，记在要求的人名下',
      shows: 'fires',
      says: [
        { text: '请各村通知到位，收到请回复。', by: '乙', role: 'publisher' },
        { text: '收到', at: '2026-10-12T09:05' },
      ],
      group: { type: 'notice' },
      finds: 'violation',
      numbers: { 情形: '应要求回复' },
    },
    {
      title: '发布人在通知群晒工作照',
      shows: 'fires',
      says: { type: 'image', text: '镇领导走访慰问', role: 'publisher' },
      group: { type: 'notice' },
      finds: 'violation',
      numbers: { 情形: '工作照片' },
    },
    {
      title: '发布人发通知',
      shows: 'near-miss',
      says: { text: '明天上午九点召开工作例会，请各科室负责人参加。', role: 'publisher' },
      group: { type: 'notice' },
      finds: 'nothing',
    },
    {
      title: '业务群里可以讨论',
      shows: 'near-miss',
      says: '请问报表用哪个模板？',
      finds: 'nothing',
    },
    {
      title: '成员报险情',
      shows: 'boundary',
      says: '双河村堤坝决口，我已组织转移，请速派冲锋舟！',
      group: { type: 'notice' },
      finds: 'nothing',
    },
    {
      title: '本单位允许发布人发图',
      shows: 'boundary',
      says: { type: 'image', text: '镇领导走访慰问', role: 'publisher' },
      group: { type: 'notice' },
      options: { pictures: false },
      finds: 'nothing',
    },
  ],
  evaluate(input) {
    const { facts, group, options } = input;
    if (group.type !== 'notice' || facts.event) return null;
    const { recent } = input;
    // Who answers an emergency says so where it was reported.
    if (
      recent.some((one) => one.event && one.sentAt >= facts.sentAt - followUpMinutes * minuteMs)
    ) {
      return null;
    }
    if (!mayPublish(facts.senderRole)) {
      const asked =
        facts.contentFree && facts.act !== 'praise' ? askedBefore(facts, recent) : undefined;
      if (asked === undefined) return { numbers: { 情形: '成员发言' } };
      // Nobody who did as he was asked is to blame.
      return { numbers: { 情形: '应要求回复' }, causeMessageId: asked.messageId };
    }
    return options.pictures && isWorkScene(facts) ? { numbers: { 情形: '工作照片' } } : null;
  },
});

function askedBefore(facts: Facts, recent: readonly Facts[]): Facts | undefined {
  const since = facts.sentAt - askedMinutes * minuteMs;
  return recent.findLast(
    (one) =>
      one.sentAt >= since && one.senderId !== facts.senderId && one.themes.includes('asks-reply'),
  );
}
