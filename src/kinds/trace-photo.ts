import { z } from 'zod';
import type { Facts } from '../domain/facts.ts';
import { defineKind } from '../engine/kind.ts';
import { isWorkScene } from '../text/pictures.ts';

const minuteMs = 60_000;
/** Who asked for pictures may have done so this long before the first of them came. */
const askedMinutes = 120;
const at = (minute: number, second = 0) =>
  `2026-10-12T09:${String(minute).padStart(2, '0')}:${String(second).padStart(2, '0')}`;
const scene = (by: string, when: string, text = '') =>
  ({ type: 'image', by, at: when, text }) as const;

export const tracePhoto = defineKind({
  name: 'trace-photo',
  title: '晒图留痕',
  summary: '一人五分钟内第三张工作照，或者三十分钟内第三个人接着晒。',
  why: '照片拍得再多，也不是工作本身。',
  clause: '不把拍照留痕作为评判工作优劣的标准。',
  severity: 'low',
  options: z.strictObject({
    count: z.number().int().min(2).max(50).default(3).describe('一人发几张算'),
    minutes: z.number().int().min(1).max(1440).default(5).describe('一人在多少分钟内'),
    senders: z.number().int().min(2).max(50).default(3).describe('几个人接着发算'),
    sendersMinutes: z.number().int().min(1).max(1440).default(30).describe('几个人在多少分钟内'),
  }),
  tighter: { count: 'less', minutes: 'more', senders: 'less', sendersMinutes: 'more' },
  lookbackMinutes: ({ minutes, sendersMinutes }) =>
    Math.max(minutes, sendersMinutes + askedMinutes),
  sameCaseMinutes: ({ minutes, sendersMinutes }) => Math.max(minutes, sendersMinutes),
  series: true,
  reminder: {
    privately: () => '您好，本群不收集工作图片。确需报告隐患的，请写明地点、情况和需要的支持。',
    inGroup: '温馨提示：本群不收集工作图片。确需报告隐患的，请写明地点、情况和需要的支持。',
    afterwards: '温馨提示：此前群内有集中晒工作图片的情况，确需报告隐患的请写明地点和情况。',
  },
  examples: [
    {
      title: '一人五分钟三张',
      shows: 'fires',
      says: [scene('甲', at(0)), scene('甲', at(1)), scene('甲', at(2))],
      finds: 'violation',
      numbers: { 方式: '一人', 张数: 3 },
    },
    {
      title: '三个单位接着晒',
      shows: 'fires',
      says: [
        scene('甲', at(0), '河东村大扫除'),
        scene('乙', at(10), '柳湾村党员清理河道合影'),
        scene('丙', at(20), '双河村志愿者清扫'),
      ],
      finds: 'violation',
      numbers: { 方式: '多人', 人数: 3 },
    },
    {
      title: '隐患照片',
      shows: 'near-miss',
      says: [
        scene('甲', at(0), '二号桥墩裂缝特写'),
        scene('甲', at(1), '桥面下沉裂缝近照'),
        scene('甲', at(2), '护栏断裂处隐患照片'),
      ],
      finds: 'nothing',
    },
    {
      title: '两张就停',
      shows: 'near-miss',
      says: [scene('甲', at(0)), scene('甲', at(1))],
      finds: 'nothing',
    },
    {
      title: '第三张恰在五分钟整',
      shows: 'boundary',
      says: [scene('甲', at(0)), scene('甲', at(1)), scene('甲', at(5))],
      finds: 'violation',
    },
    {
      title: '第三张过了五分钟',
      shows: 'boundary',
      says: [scene('甲', at(0)), scene('甲', at(1)), scene('甲', at(5, 1))],
      finds: 'nothing',
    },
    {
      title: '第三个人过了三十分钟',
      shows: 'boundary',
      says: [scene('甲', at(0)), scene('乙', at(10)), scene('丙', at(30, 1))],
      finds: 'nothing',
    },
  ],
  evaluate(input) {
    const { facts, options } = input;
    if (!isWorkScene(facts)) return null;
    const { recent } = input;
    const scenes = recent.filter(isWorkScene);
    const within = (minutes: number) => (one: Facts) =>
      one.sentAt >= facts.sentAt - minutes * minuteMs;
    const own = scenes
      .filter(within(options.minutes))
      .filter((one) => one.senderId === facts.senderId);
    if (own.length + 1 >= options.count) {
      return { numbers: { 方式: '一人', 张数: own.length + 1, 分钟: options.minutes } };
    }
    const senders = new Set(
      [...scenes.filter(within(options.sendersMinutes)), facts].map((one) => one.senderId),
    );
    if (senders.size < options.senders) return null;
    const numbers = { 方式: '多人', 人数: senders.size, 分钟: options.sendersMinutes };
    const since = facts.sentAt - (options.sendersMinutes + askedMinutes) * minuteMs;
    const asked = recent.findLast(
      (one) => one.sentAt >= since && one.themes.includes('asks-proof') && !isWorkScene(one),
    );
    // The third is no worse than the first: a relay is whose who asked for it, or the group's.
    return { numbers, ...(asked ? { causeMessageId: asked.messageId } : { ofGroup: true }) };
  },
});
