import { z } from 'zod';
import { dayOf } from '../domain/zone.ts';
import type { Facts } from '../domain/facts.ts';
import { defineKind } from '../engine/kind.ts';

const dayMinutes = 1440;

export const emoticon = defineKind({
  name: 'emoticon',
  title: '表情包',
  summary: '单独发送的表情包，或者全由表情组成的文字。',
  why: '工作群里的表情会把通知顶上去，找起来费时。',
  clause: '工作群内不滥用表情。',
  severity: 'low',
  patience: 2,
  options: z.strictObject({
    /** So many a day of one person are let through. */
    allow: z.number().int().min(0).max(100).default(0).describe('一人一天允许几个'),
  }),
  tighter: { allow: 'less' },
  lookbackMinutes: () => dayMinutes,
  sameCaseMinutes: () => 1,
  reminder: {
    privately: () => '温馨提示：工作群请勿发送表情包，确需表态的用一句话说明即可，感谢配合。',
    inGroup: '温馨提示：工作群请勿发送表情包，感谢配合。',
    afterwards: '温馨提示：此前群内有人发送表情包，工作群请勿发送表情包，感谢配合。',
  },
  examples: [
    { title: '只有表情', shows: 'fires', says: '[强][强]', finds: 'violation' },
    { title: '一个表情包', shows: 'fires', says: { type: 'emoticon' }, finds: 'violation' },
    { title: '繁体客户端和旧代码', shows: 'fires', says: '[發呆]/::)👍🏻', finds: 'violation' },
    {
      title: '表情夹在一句话里',
      shows: 'near-miss',
      says: '收到，明早八点到[强]',
      finds: 'nothing',
    },
    { title: '图片占位不是表情', shows: 'near-miss', says: '[图片]', finds: 'nothing' },
    {
      title: '每天允许一个，第一个不算',
      shows: 'boundary',
      says: { type: 'emoticon' },
      options: { allow: 1 },
      finds: 'nothing',
    },
    {
      title: '每天允许一个，第二个起算',
      shows: 'boundary',
      says: [{ type: 'emoticon' }, { text: '👌', at: '2026-10-12T17:00' }],
      options: { allow: 1 },
      finds: 'violation',
      numbers: { 当日第几个: 2 },
    },
    {
      title: '过了零点重新计数',
      shows: 'boundary',
      says: [
        { type: 'emoticon', at: '2026-10-12T23:59' },
        { type: 'emoticon', at: '2026-10-13T00:00' },
      ],
      options: { allow: 1 },
      finds: 'nothing',
    },
  ],
  evaluate(input) {
    const { facts, group, options } = input;
    if (!facts.emojiOnly) return null;
    const { recent } = input;
    const zone = group.calendar.zone;
    const today = dayOf(zone, facts.sentAt);
    const isEarlier = (one: Facts) =>
      one.emojiOnly && one.senderId === facts.senderId && dayOf(zone, one.sentAt) === today;
    const nth = 1 + recent.filter(isEarlier).length;
    if (nth <= options.allow) return null;
    return { numbers: { 当日第几个: nth, 允许: options.allow } };
  },
});
