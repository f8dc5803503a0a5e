import { z } from 'zod';
import type { MessageType } from '../domain/message.ts';
import { heard, sure } from '../engine/heard.ts';
import { defineKind } from '../engine/kind.ts';

const spoken: ReadonlySet<MessageType> = new Set<MessageType>([
  'text',
  'url',
  'mini-program',
  'video',
  'chat-history',
]);

export const offTopic = defineKind({
  name: 'off-topic',
  title: '与工作无关',
  summary: '闲聊、问候、鸡汤、段子、红包、标题党链接。',
  why: '与工作无关的话一多，该看的通知就没人看了。',
  clause: '群内不得发布与工作无关的内容。',
  severity: 'low',
  patience: 1,
  options: z.strictObject({ sure }),
  tighter: { sure: 'less' },
  lookbackMinutes: () => 0,
  reminder: {
    privately: () => '温馨提示：请勿在工作群发布与工作无关的内容，感谢理解。',
    inGroup: '温馨提示：请勿发布与工作无关的内容。',
    afterwards: '温馨提示：此前群内有与工作无关的内容，工作群请只谈工作，感谢配合。',
  },
  examples: [
    {
      title: '鸡汤',
      shows: 'fires',
      says: '早安！愿你的每一天都阳光灿烂，人生处处是风景。',
      finds: 'violation',
    },
    {
      title: '约饭',
      shows: 'fires',
      says: '晚上撸串喝酒去不去，老地方等你们。',
      finds: 'violation',
    },
    { title: '红包', shows: 'fires', says: { type: 'red-packet' }, finds: 'violation' },
    {
      title: '失物招领',
      shows: 'near-miss',
      says: '谁的钥匙落在二楼会议室了，放门卫了。',
      finds: 'nothing',
    },
    {
      title: '挪车',
      shows: 'near-miss',
      says: '请车牌尾号329的同志挪一下车，挡住消防通道了。',
      finds: 'nothing',
    },
    {
      title: '食堂通知',
      shows: 'near-miss',
      says: '食堂明天中午停水，午饭改为盒饭，11点半开始领。',
      finds: 'nothing',
    },
    {
      title: '红包字样的正事',
      shows: 'boundary',
      says: '财务报销的“红包雨”活动取消，按原流程报。',
      finds: 'nothing',
    },
    {
      title: '只是问候',
      shows: 'boundary',
      says: '各位领导周末愉快，祝大家阖家幸福！',
      finds: 'violation',
    },
  ],
  evaluate({ facts, reading, options }) {
    if (facts.type === 'red-packet') return { numbers: { 形式: '红包' } };
    if (facts.emojiOnly || facts.contentFree || facts.event || !spoken.has(facts.type)) return null;
    const numbers = heard(reading, 'off-topic', options.sure);
    return numbers && { numbers };
  },
});
