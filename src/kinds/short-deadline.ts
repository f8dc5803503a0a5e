import { z } from 'zod';
import { heard, sure } from '../engine/heard.ts';
import { defineKind } from '../engine/kind.ts';

export const shortDeadline = defineKind({
  name: 'short-deadline',
  title: '临时索要材料',
  summary: '当天就要数据、表格、材料。',
  why: '当天要的数多半是凑出来的，也挤掉了正在做的事。',
  clause: '不得随意摊派任务、索要材料。',
  severity: 'middle',
  options: z.strictObject({ sure }),
  tighter: { sure: 'less' },
  lookbackMinutes: () => 0,
  reminder: {
    privately: () => '请为基层留出合理时限；已有数据请优先从系统提取，避免重复报送。',
    inGroup: '温馨提示：要材料请留出合理时限，已有数据请优先从系统提取。',
    afterwards: '温馨提示：此前群内有当天索要材料的情况，请为基层留出合理时限。',
  },
  examples: [
    {
      title: '下班前要表',
      shows: 'fires',
      says: '请各村今天下班前把低保人员台账报到民政办。',
      finds: 'violation',
    },
    {
      title: '两小时内要数',
      shows: 'fires',
      says: '县里急要，两小时内把今年的用工人数统计表发我邮箱。',
      finds: 'violation',
    },
    {
      title: '明天要',
      shows: 'near-miss',
      says: '请各村明天下午下班前把防汛物资清单报到应急办。',
      finds: 'nothing',
    },
    {
      title: '临时开会',
      shows: 'near-miss',
      says: '今天下午三点临时开个短会，请各站所负责人参加。',
      finds: 'nothing',
    },
    {
      title: '下班前办别的事',
      shows: 'near-miss',
      says: '下班前请把办公室门窗关好、电源切断。',
      finds: 'nothing',
    },
    {
      title: '险情中要数不算',
      shows: 'boundary',
      says: { text: '双河村堤坝决口，已组织转移，请各组半小时内把转移人数报我！' },
      finds: 'nothing',
    },
    {
      title: '正好当天',
      shows: 'boundary',
      says: '秋播面积统计表今天17:30前交农业站。',
      finds: 'violation',
    },
  ],
  evaluate({ facts, reading, options }) {
    if (facts.type !== 'text' || facts.event || facts.eventWord) return null;
    const numbers = heard(reading, 'due-today', options.sure);
    return numbers && { numbers };
  },
});
