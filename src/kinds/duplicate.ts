import { z } from 'zod';
import { defineKind } from '../engine/kind.ts';
import { likenessOfTwo } from '../text/likeness.ts';

const minuteMs = 60_000;
const notice = '请各网格本周内核对独居老人联系电话，变动的报民政办小刘。';

export const duplicate = defineKind({
  name: 'duplicate',
  title: '重复发布',
  summary: '二十四小时内把十五字以上的同一段话又发一遍，标点和“转”字不算差别。',
  why: '同样的通知看两遍，第三遍真有变化时就没人看了。',
  clause: '同一内容不重复发布。',
  severity: 'low',
  options: z.strictObject({
    hours: z.number().int().min(1).max(168).default(24).describe('多少小时内又发一遍'),
    /** How much of two texts must agree; their figures and dates must agree in any case. */
    likeness: z
      .number()
      .min(0.8)
      .max(1)
      .default(0.95)
      .describe('两段文字有多大部分相同才算（数字和日期必须相同）'),
  }),
  tighter: { hours: 'more', likeness: 'less' },
  lookbackMinutes: ({ hours }) => hours * 60,
  reminder: {
    privately: () => '您好，该内容此前已发布，请勿重复转发；需要强调的，可由发布人设置群公告。',
    inGroup: '温馨提示：相同内容请勿重复转发；需要强调的，可由发布人设置群公告。',
    afterwards: '温馨提示：此前群内有内容重复发布；需要强调的，可由发布人设置群公告。',
  },
  examples: [
    {
      title: '同一段话，加了“转”字和叹号',
      shows: 'fires',
      says: [{ text: notice }, { text: `【转】${notice}！！`, by: '乙', at: '2026-10-12T15:00' }],
      finds: 'violation',
      numbers: { 相距分钟: 360 },
    },
    {
      title: '换了日期是另一个通知',
      shows: 'near-miss',
      says: [
        { text: '各村周三下午三点到镇会议室开防火工作会，带上台账。' },
        { text: '各村周四下午三点到镇会议室开防火工作会，带上台账。', at: '2026-10-12T15:00' },
      ],
      finds: 'nothing',
    },
    {
      title: '不足十五个字',
      shows: 'near-miss',
      says: [{ text: '周三下午三点开会' }, { text: '周三下午三点开会', at: '2026-10-12T15:00' }],
      finds: 'nothing',
    },
    {
      title: '接龙每次重贴全表',
      shows: 'near-miss',
      says: [
        { text: '#接龙\n秋游自愿报名，名额三十人\n1. 甲', type: 'group-note' },
        { text: '#接龙\n秋游自愿报名，名额三十人\n1. 甲', type: 'group-note', by: '乙' },
      ],
      finds: 'nothing',
    },
    {
      title: '恰满二十四小时',
      shows: 'boundary',
      says: [{ text: notice }, { text: notice, at: '2026-10-13T09:00' }],
      finds: 'violation',
    },
    {
      title: '过了二十四小时再提醒',
      shows: 'boundary',
      says: [{ text: notice }, { text: notice, at: '2026-10-13T09:01' }],
      finds: 'nothing',
    },
  ],
  evaluate({ facts, recent, options }) {
    const { likeness } = facts;
    if (facts.type !== 'text' || likeness === null || facts.event) return null;
    const since = facts.sentAt - options.hours * 60 * minuteMs;
    const before = recent.findLast(
      (one) =>
        one.sentAt >= since &&
        !one.event &&
        one.type === 'text' &&
        ((one.contentHash !== null && one.contentHash === facts.contentHash) ||
          (one.likeness !== null && likenessOfTwo(one.likeness, likeness) >= options.likeness)),
    );
    if (before === undefined) return null;
    return { numbers: { 相距分钟: Math.round((facts.sentAt - before.sentAt) / minuteMs) } };
  },
});
