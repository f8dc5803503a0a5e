import { z } from 'zod';
import { heard, sure } from '../engine/heard.ts';
import { defineKind } from '../engine/kind.ts';

export const forcedReply = defineKind({
  name: 'forced-reply',
  title: '要求即时响应',
  summary: '要求群成员逐个回复、报到，或者以不回复的后果相威胁。',
  why: '逐个回复只证明看了手机，还把通知本身顶没了。',
  clause: '不得脱离工作实际强制要求即时响应。',
  severity: 'middle',
  options: z.strictObject({ sure }),
  tighter: { sure: 'less' },
  lookbackMinutes: () => 0,
  reminder: {
    privately: () => '按有关规定，不得脱离工作实际强制要求即时响应。确需确认的，请电话或当面确认。',
    inGroup: '温馨提示：发通知无需要求逐个回复，确需确认的请电话或当面确认。',
    afterwards: '温馨提示：此前群内有要求逐个回复的情况，确需确认的请电话或当面确认。',
  },
  examples: [
    {
      title: '收到请回复',
      shows: 'fires',
      says: '请各村通知到位，收到请回复。',
      finds: 'violation',
    },
    {
      title: '绕着弯子要回音',
      shows: 'fires',
      says: '看到的都冒个泡，没动静的我一个个打电话。',
      finds: 'violation',
    },
    {
      title: '明说不用回复',
      shows: 'near-miss',
      says: '以上安排请知悉，不用回复。',
      finds: 'nothing',
    },
    {
      title: '请一个人回电话',
      shows: 'near-miss',
      says: '请王站长方便时回我个电话，谢谢。',
      finds: 'nothing',
    },
    {
      title: '书面答复群众',
      shows: 'near-miss',
      says: '信访件按时限书面回复群众，由各科室自行寄出。',
      finds: 'nothing',
    },
    {
      title: '险情中清点人数不算',
      shows: 'boundary',
      says: { text: '三组河堤决口，已报119，各组长马上报一下人数，都回一声！' },
      finds: 'nothing',
    },
    {
      title: '前半句是通知，要求藏在最后几个字里',
      shows: 'boundary',
      says: '明天上午九点在镇三楼会议室召开秋粮工作会，请各村带上进度表，收到请回复。',
      finds: 'violation',
    },
  ],
  evaluate({ facts, reading, options }) {
    if (facts.type !== 'text' || facts.event || facts.eventWord) return null;
    const numbers = heard(reading, 'asks-reply', options.sure);
    return numbers && { numbers };
  },
});
