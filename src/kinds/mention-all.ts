import { z } from 'zod';
import type { Facts, Theme } from '../domain/facts.ts';
import { mayPublish } from '../domain/roles.ts';
import { dayOf } from '../domain/zone.ts';
import { heard, sure } from '../engine/heard.ts';
import { defineKind } from '../engine/kind.ts';
import type { Reading } from '../engine/reading.ts';

const idle: readonly Theme[] = ['off-topic', 'sells', 'hearsay'];
const call = (text: string, at: string, role: 'publisher' | 'member' = 'publisher') =>
  ({ text, at, role, mentionsAll: true }) as const;

export const mentionAll = defineKind({
  name: 'mention-all',
  title: '一@了之',
  summary: '普通成员@所有人，发布人一天@三次以上，@了却没有通知，或者只与个别人有关。',
  why: '每次@所有人，几十个人都要放下手里的事看一眼。',
  clause: '涉及个别同志的事项应当电话或当面通知，避免“一@了之”。',
  severity: 'middle',
  options: z.strictObject({
    /** So many a day by those who may publish, all together, are let through. */
    perDay: z.number().int().min(1).max(50).default(2).describe('全群一天允许@所有人几次'),
    sure,
  }),
  tighter: { perDay: 'less', sure: 'less' },
  lookbackMinutes: () => 1440,
  reminder: {
    privately: ({ 情形: what }) =>
      what === '次数'
        ? '您好，今天@所有人的次数已较多，请将通知合并发布；涉及个别同志的事项请电话或当面通知。'
        : '您好，涉及个别同志的事项请电话或当面通知，避免“一@了之”。',
    inGroup: '温馨提示：@所有人请只用于确需全体知晓的通知，涉及个别同志的请电话或当面通知。',
    afterwards: '温馨提示：此前群内有不必要的@所有人，涉及个别同志的事项请电话或当面通知。',
  },
  examples: [
    {
      title: '成员@所有人',
      shows: 'fires',
      says: call('谁看见我的工牌了？', '2026-10-12T09:00', 'member'),
      finds: 'violation',
      numbers: { 情形: '成员' },
    },
    {
      title: '只与一个人有关',
      shows: 'fires',
      says: call('@所有人 请唐丽同志到办公室来领公务卡。', '2026-10-12T09:00'),
      finds: 'violation',
      numbers: { 情形: '个别人' },
    },
    {
      title: '没有通知，只有寒暄',
      shows: 'fires',
      says: call('@所有人 大家辛苦了！', '2026-10-12T09:00'),
      finds: 'violation',
      numbers: { 情形: '无通知' },
    },
    {
      title: '一天里第一、第二个真通知',
      shows: 'near-miss',
      says: [
        call('@所有人 明天上午九点在三楼开例会，请各科室负责人参加。', '2026-10-12T09:00'),
        call('@所有人 例会改到下午两点，地点不变，请相互转告。', '2026-10-12T15:00'),
      ],
      finds: 'nothing',
    },
    {
      title: '成员报险情',
      shows: 'near-miss',
      says: {
        text: '@所有人 一楼配电间起火，我已打119，快往外撤！',
        mentionsAll: true,
      },
      finds: 'nothing',
    },
    {
      title: '当天第三个',
      shows: 'boundary',
      says: [
        call('@所有人 明天上午九点在三楼开例会，请各科室负责人参加。', '2026-10-12T09:00'),
        call('@所有人 请各科室周五前把办公用品需求报综合科。', '2026-10-12T11:00'),
        call('@所有人 下周一起执行冬季作息时间，请各科室做好安排。', '2026-10-12T15:00'),
      ],
      finds: 'violation',
      numbers: { 情形: '次数', 当日第几次: 3 },
    },
    {
      title: '过了零点重新计数',
      shows: 'boundary',
      says: [
        call('@所有人 明天上午九点在三楼开例会，请各科室负责人参加。', '2026-10-12T09:00'),
        call('@所有人 请各科室周五前把办公用品需求报综合科。', '2026-10-12T11:00'),
        call('@所有人 下周一起执行冬季作息时间，请各科室做好安排。', '2026-10-13T09:00'),
      ],
      finds: 'nothing',
    },
  ],
  evaluate(input) {
    const { facts, reading, group, options } = input;
    // A danger to life may be called out to everybody, and everybody's help asked for.
    if (!facts.mentionsAll || facts.event || facts.eventWord) return null;
    if (!mayPublish(facts.senderRole)) return { numbers: { 情形: '成员' } };
    const alone = heard(reading, 'meant-for-one', options.sure);
    if (alone !== null) return { numbers: { 情形: '个别人', ...alone } };
    if (saysNothingToAll(facts, reading)) return { numbers: { 情形: '无通知' } };
    const zone = group.calendar.zone;
    const today = dayOf(zone, facts.sentAt);
    const earlier = input.recent.filter(
      (one) =>
        one.mentionsAll &&
        !one.event &&
        mayPublish(one.senderRole) &&
        dayOf(zone, one.sentAt) === today,
    );
    const nth = earlier.length + 1;
    return nth > options.perDay ? { numbers: { 情形: '次数', 当日第几次: nth } } : null;
  },
});

/** A notice may be short and worded in any way; what is plainly none must be. */
function saysNothingToAll(facts: Facts, { bare, meaning }: Reading): boolean {
  if (facts.type !== 'text' || facts.paper !== null) return false;
  if (facts.contentFree || bare.replace('所有人', '') === '') return true;
  if (facts.themes.some((theme) => idle.includes(theme))) return true;
  return facts.act === 'question' && meaning.work < 0;
}
