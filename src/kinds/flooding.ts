import { z } from 'zod';
import type { Facts } from '../domain/facts.ts';
import { mayPublish } from '../domain/roles.ts';
import { defineKind } from '../engine/kind.ts';

/** What an announcement of pictures excuses at most. */
const longestSeries = 3;
const pictures = ['image', 'video'];

const burst = (texts: readonly string[], secondsApart: number) =>
  texts.map((text, nth) => ({ text, at: atSecond(nth * secondsApart) }));

export const flooding = defineKind({
  name: 'flooding',
  title: '刷屏',
  summary: '一人一分钟内连发五条，或者十分钟内把同一段话发三遍。',
  why: '刷屏会把别人要看的通知顶走。',
  clause: '不得刷屏。',
  severity: 'middle',
  options: z.strictObject({
    count: z.number().int().min(2).max(100).default(5).describe('连发几条算刷屏'),
    seconds: z.number().int().min(1).max(3600).default(60).describe('多少秒内连发'),
    repeats: z.number().int().min(2).max(100).default(3).describe('同样的内容发几遍算刷屏'),
    minutes: z.number().int().min(1).max(1440).default(10).describe('多少分钟内重复'),
  }),
  tighter: { count: 'less', seconds: 'more', repeats: 'less', minutes: 'more' },
  lookbackMinutes: ({ seconds, minutes }) => Math.max(seconds / 60, minutes),
  sameCaseMinutes: ({ seconds, minutes }) => Math.max(seconds / 60, minutes),
  series: true,
  reminder: {
    privately: ({ 方式: manner }) =>
      manner === '重复'
        ? '您好，同样的内容发一次即可，避免刷屏影响他人查阅重要通知。'
        : '您好，请将内容合并为一条发布，避免刷屏影响他人查阅重要通知。',
    inGroup: '温馨提示：请将内容合并发布、不重复发送，避免刷屏影响他人查阅重要通知。',
    afterwards: '温馨提示：此前群内有连续刷屏的情况，请将内容合并为一条发布，感谢配合。',
  },
  examples: [
    {
      title: '一句话拆成五条',
      shows: 'fires',
      says: burst(['主任', '在吗', '三号窗口', '打印机', '不出纸了'], 8),
      finds: 'violation',
      numbers: { 方式: '连发', 条数: 5 },
    },
    {
      title: '同一句话三遍，标点不同也算',
      shows: 'fires',
      says: burst(['谁的车挡了出口', '谁的车挡了出口', '谁的车挡了出口！！'], 120),
      finds: 'violation',
      numbers: { 方式: '重复', 条数: 3 },
    },
    {
      title: '四条说完',
      shows: 'near-miss',
      says: burst(['主任', '三号窗口', '打印机', '不出纸了'], 8),
      finds: 'nothing',
    },
    {
      title: '各人说各人的',
      shows: 'near-miss',
      says: ['甲', '乙', '丙', '丁', '戊'].map((by, nth) => ({
        by,
        text: `第${String(nth + 1)}组到位`,
        at: atSecond(nth),
      })),
      finds: 'nothing',
    },
    {
      title: '险情连报五条',
      shows: 'near-miss',
      says: burst(['双河村堤坝决口！', '水往三组去了', '我已叫人撤', '快来船', '桥头见'], 8),
      finds: 'nothing',
    },
    {
      title: '接龙每次重贴全表',
      shows: 'near-miss',
      says: burst(['#接龙\n报名\n1. 甲', '#接龙\n报名\n1. 甲', '#接龙\n报名\n1. 甲'], 60),
      finds: 'nothing',
    },
    {
      title: '发布人先说明再连发三张图',
      shows: 'near-miss',
      says: [
        { text: '下面连发三张路线图，发完为止。', role: 'publisher', at: atSecond(0) },
        { type: 'image', role: 'publisher', at: atSecond(5) },
        { type: 'image', role: 'publisher', at: atSecond(10) },
        { type: 'image', role: 'publisher', at: atSecond(15) },
        { text: '发完了，有疑问打我电话。', role: 'publisher', at: atSecond(30) },
      ],
      finds: 'nothing',
    },
    {
      title: '第五条恰在六十秒整',
      shows: 'boundary',
      says: burst(['一号', '二号', '三号', '四号', '五号'], 15),
      finds: 'violation',
    },
    {
      title: '第五条在六十四秒',
      shows: 'boundary',
      says: burst(['一号', '二号', '三号', '四号', '五号'], 16),
      finds: 'nothing',
    },
    {
      title: '第三遍恰在十分钟整',
      shows: 'boundary',
      says: burst(['周六的课谁去听', '周六的课谁去听', '周六的课谁去听'], 300),
      finds: 'violation',
    },
    {
      title: '第三遍过了十分钟',
      shows: 'boundary',
      says: burst(['周六的课谁去听', '周六的课谁去听', '周六的课谁去听'], 301),
      finds: 'nothing',
    },
  ],
  evaluate({ facts, recent, options }) {
    if (facts.event || facts.type === 'group-note') return null;
    const own = recent.filter((one) => one.senderId === facts.senderId);
    if (own.length + 1 < Math.min(options.count, options.repeats)) return null;
    const burstOf = [...since(own, facts.sentAt - options.seconds * 1000), facts];
    const repeats = 1 + sameText(since(own, facts.sentAt - options.minutes * 60_000), facts);

    if (repeats >= options.repeats) {
      return { numbers: { 方式: '重复', 条数: repeats, 分钟: options.minutes } };
    }
    // Whoever reports an emergency writes as it happens.
    if (burstOf.some((one) => one.event)) return null;
    const said = counted(burstOf);
    if (said < options.count) return null;
    return { numbers: { 方式: '连发', 条数: said, 秒: options.seconds } };
  },
});

function since(facts: readonly Facts[], at: number): readonly Facts[] {
  return facts.filter((one) => one.sentAt >= at);
}

function sameText(facts: readonly Facts[], { contentHash }: Facts): number {
  if (contentHash === null) return 0;
  return facts.filter((one) => one.contentHash === contentHash && !one.event).length;
}

/** How many of a burst count: a publisher's announced pictures do not, nor do entries of a 接龙. */
function counted(burstOf: readonly Facts[]): number {
  let excused = 0;
  let count = 0;
  for (const one of burstOf) {
    if (one.announcesSeries && mayPublish(one.senderRole)) excused = longestSeries;
    if (one.type === 'group-note') continue;
    if (excused > 0 && pictures.includes(one.type)) excused -= 1;
    else count += 1;
  }
  return count;
}

/** The clock of an example, so many seconds after nine. */
function atSecond(seconds: number): string {
  const two = (n: number) => String(n).padStart(2, '0');
  return `2026-10-12T09:${two(Math.floor(seconds / 60))}:${two(seconds % 60)}`;
}
