import { z } from 'zod';
import type { Facts, Paper } from '../domain/facts.ts';
import { defineKind } from '../engine/kind.ts';

const minuteMs = 60_000;
const formTitles: Readonly<Record<Paper['form'], string>> = {
  file: '文件',
  picture: '图片',
  link: '链接',
  'chat-history': '聊天记录',
  text: '文字',
};
const points =
  '要点：一、9月20日前完成自查；二、自查表由办公室统一填。拟办：各科室只需核对本科室数据，不用另报。';
const paper = {
  type: 'attachment',
  fileName: '云岭县农业农村局关于做好秋播工作的通知.pdf',
} as const;

export const rawForward = defineKind({
  name: 'raw-forward',
  title: '直接转发上级文件',
  summary: '转发上级文件，前后十分钟内没有由本人写明要点和拟办意见。',
  why: '几十页的文件一转了之，每个人都要自己去找与自己有关的那两句话。',
  clause: '不得直接转发上级文件，应当写明要点和拟办意见。',
  severity: 'middle',
  options: z.strictObject({
    /** Before the paper and after it. */
    minutes: z
      .number()
      .int()
      .min(1)
      .max(1440)
      .default(10)
      .describe('前后多少分钟内写明要点和拟办就不算'),
  }),
  tighter: { minutes: 'less' },
  lookbackMinutes: ({ minutes }) => minutes,
  reminder: {
    privately: () => '您好，转发上级文件请一并写明要点、拟办意见、责任人和时限，便于基层直接办理。',
    inGroup: '温馨提示：转发上级文件请一并写明要点、拟办意见、责任人和时限，便于基层直接办理。',
    afterwards:
      '温馨提示：此前群内有直接转发的上级文件。转发上级文件请一并写明要点、拟办意见、责任人和时限，便于基层直接办理。',
  },
  examples: [
    {
      title: '只发文件',
      shows: 'fires',
      says: paper,
      finds: 'violation',
      numbers: { 形式: '文件' },
    },
    {
      title: '只有“遵照执行”',
      shows: 'fires',
      says: '现将《云岭县水利局关于做好蓄水保灌工作的通知》转发给你们，请认真贯彻执行。',
      finds: 'violation',
    },
    {
      title: '转上级群的聊天记录',
      shows: 'fires',
      says: { type: 'chat-history', text: '[聊天记录] 云岭县春耕备耕调度群的聊天记录' },
      finds: 'violation',
    },
    {
      title: '别人补的要点不算',
      shows: 'fires',
      says: [paper, { text: points, by: '乙', at: '2026-10-12T09:05' }],
      finds: 'violation',
      on: 0,
    },
    {
      title: '本单位的文件',
      shows: 'near-miss',
      says: { type: 'attachment', fileName: '青政发〔2026〕5号 青溪镇关于秋播的通知.pdf' },
      finds: 'nothing',
    },
    {
      title: '值班表',
      shows: 'near-miss',
      says: { type: 'attachment', fileName: '10月值班表.xlsx' },
      finds: 'nothing',
    },
    {
      title: '引用文号安排具体工作',
      shows: 'near-miss',
      says: '根据云农发〔2026〕18号文，今天检查三家农资店，我和丁宁去。',
      finds: 'nothing',
    },
    {
      title: '先讲要点，恰十分钟后发文件',
      shows: 'boundary',
      says: [{ text: points }, { ...paper, at: '2026-10-12T09:10' }],
      finds: 'nothing',
    },
    {
      title: '恰十分钟补上要点',
      shows: 'boundary',
      says: [paper, { text: points, at: '2026-10-12T09:10' }],
      finds: 'cured',
      on: 0,
    },
    {
      title: '十分零一秒才补',
      shows: 'boundary',
      says: [paper, { text: points, at: '2026-10-12T09:10:01' }],
      finds: 'violation',
      on: 0,
    },
  ],
  evaluate(input) {
    const { facts, options } = input;
    if (facts.paper?.issuer !== 'superior' || facts.keyPoints || facts.event) return null;
    const { recent } = input;
    const since = facts.sentAt - options.minutes * minuteMs;
    if (recent.some((one) => one.sentAt >= since && explains(one, facts.senderId))) return null;
    return {
      numbers: { 形式: formTitles[facts.paper.form], 时限分钟: options.minutes },
      due: facts.sentAt + options.minutes * minuteMs,
    };
  },
  cures({ facts, pending }) {
    return explains(facts, pending.personId) && facts.sentAt <= (pending.dueAt ?? -Infinity);
  },
});

function explains(facts: Facts, senderId: string): boolean {
  return facts.senderId === senderId && facts.keyPoints;
}
