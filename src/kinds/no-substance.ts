import { z } from 'zod';
import { workActs, type Facts } from '../domain/facts.ts';
import { defineKind } from '../engine/kind.ts';

const minuteMs = 60_000;
/** Who asked for the answers may have done so this long before the first of them came. */
const askedMinutes = 120;
/** 可以 within this time of a question is an answer. */
const answerMinutes = 20;

const reply = (by: string, minute: number, text = '收到') => ({
  text,
  by,
  at: `2026-10-12T09:${String(minute).padStart(2, '0')}`,
});

export const noSubstance = defineKind({
  name: 'no-substance',
  title: '无实质内容接力',
  summary: '十分钟内第三个人接着回“收到”、夸奖或者道谢。',
  why: '一串“收到”能把通知顶出三屏。',
  clause: '发言要有内容，通知无需逐一回复。',
  severity: 'low',
  options: z.strictObject({
    count: z.number().int().min(2).max(100).default(3).describe('几个人接着发算接力'),
    minutes: z.number().int().min(1).max(1440).default(10).describe('多少分钟内'),
  }),
  tighter: { count: 'less', minutes: 'more' },
  lookbackMinutes: ({ minutes }) => minutes + askedMinutes,
  sameCaseMinutes: ({ minutes }) => minutes,
  series: true,
  reminder: {
    privately: () =>
      '您好，通知发出即视为送达，无需要求大家逐一回复“收到”。确需确认的，请电话或当面确认。',
    inGroup: '各位同志，通知已送达，无需逐一回复“收到”，如有疑问请直接联系经办人。',
    afterwards: '各位同志，此前的通知已送达，无需逐一回复“收到”，如有疑问请直接联系经办人。',
    // Nobody who clapped for a superior is to be shown up.
    publicly: ({ 类别: what }) => what !== '附和',
  },
  examples: [
    {
      title: '三个人接着回“收到”',
      shows: 'fires',
      says: [reply('甲', 0), reply('乙', 1, '好的收到'), reply('丙', 2, '1')],
      finds: 'violation',
      numbers: { 类别: '回执', 人数: 3 },
    },
    {
      title: '领导发言后一片叫好',
      shows: 'fires',
      says: [
        {
          text: '今年的防汛工作做得扎实，值得肯定。',
          by: '周镇长',
          role: 'head',
          at: '2026-10-12T08:59',
        },
        reply('甲', 0, '深受鼓舞'),
        reply('乙', 1, '领导指挥有方'),
        reply('丙', 2, '向领导学习'),
      ],
      finds: 'violation',
      numbers: { 类别: '附和' },
    },
    {
      title: '回复里有内容',
      shows: 'near-miss',
      says: [
        reply('甲', 0),
        reply('乙', 1, '收到，名单正在核'),
        reply('丙', 2, '收到，我村缺两人'),
      ],
      finds: 'nothing',
    },
    {
      title: '回答别人的问题',
      shows: 'near-miss',
      says: [
        { text: '明天下午大家都有空吗？', by: '丁', at: '2026-10-12T08:59' },
        reply('甲', 0, '可以'),
        reply('乙', 1, '行'),
        reply('丙', 2, '好的'),
      ],
      finds: 'nothing',
    },
    {
      title: '一个人回三遍不是接力',
      shows: 'near-miss',
      says: [reply('甲', 0), reply('甲', 1, '好的'), reply('甲', 2, '明白')],
      finds: 'nothing',
    },
    {
      title: '第三个恰在十分钟整',
      shows: 'boundary',
      says: [reply('甲', 0), reply('乙', 1), reply('丙', 10)],
      finds: 'violation',
    },
    {
      title: '第三个过了十分钟',
      shows: 'boundary',
      says: [reply('甲', 0), reply('乙', 1), reply('丙', 11)],
      finds: 'nothing',
    },
  ],
  evaluate(input) {
    const { facts, options } = input;
    if (!facts.contentFree) return null;
    const { recent } = input;
    const since = facts.sentAt - options.minutes * minuteMs;
    const wave = [...recent.filter((one) => one.sentAt >= since && one.contentFree), facts];
    const people = new Set(wave.map((one) => one.senderId)).size;
    if (people < options.count) return null;
    const first = wave[0]?.sentAt ?? facts.sentAt;
    const before = recent.filter(
      (one) =>
        !one.contentFree && one.sentAt <= first && one.sentAt >= first - askedMinutes * minuteMs,
    );
    const said = before.at(-1);
    const praise = wave.filter((one) => one.act === 'praise').length;
    const praises = praise * 2 > wave.length;
    // Nobody asks for applause; it follows whatever was said last.
    const asked = praises ? undefined : askedIn(before);
    const answers =
      said?.act === 'question' && said.sentAt >= first - answerMinutes * minuteMs && !praises;
    if (asked === undefined && answers) return null;
    return {
      numbers: {
        类别: praises ? '附和' : '回执',
        人数: people,
        条数: wave.length,
        分钟: options.minutes,
      },
      // Nobody who answered is to blame.
      ...(asked === undefined ? { ofGroup: true } : { causeMessageId: asked.messageId }),
    };
  },
});

/** Who asked for answers, unless somebody else gave work or notice since. */
function askedIn(before: readonly Facts[]): Facts | undefined {
  const asked = before.findLastIndex((one) => one.themes.includes('asks-reply'));
  const since = before.slice(asked + 1);
  const ended = since.some(
    (one) => workActs.includes(one.act) && one.senderId !== before[asked]?.senderId,
  );
  return ended ? undefined : before[asked];
}
