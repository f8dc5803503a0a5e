import { z } from 'zod';
import type { MessageType } from '../domain/message.ts';
import { heard, sure } from '../engine/heard.ts';
import { defineKind } from '../engine/kind.ts';

const spoken: ReadonlySet<MessageType> = new Set<MessageType>([
  'text',
  'url',
  'mini-program',
  'chat-history',
]);

export const rumor = defineKind({
  name: 'rumor',
  title: '未经证实信息',
  summary: '把没有核实的传闻往群里传。',
  why: '一句“听说”传开了，澄清的功夫要十倍。',
  clause: '不得发布、转发未经证实的信息。',
  severity: 'high',
  level: 'report',
  options: z.strictObject({ sure }),
  tighter: { sure: 'less' },
  lookbackMinutes: () => 0,
  reminder: {
    privately: () => '该信息未经权威部门证实，请勿转发，以官方发布为准。',
    inGroup: '温馨提示：未经证实的信息请勿转发，以官方发布为准。',
    afterwards: '温馨提示：此前群内有未经证实的信息，请勿转发，以官方发布为准。',
  },
  examples: [
    {
      title: '传闻',
      shows: 'fires',
      says: '网传下月起自来水要停三天，赶紧通知家里囤水！',
      finds: 'violation',
    },
    {
      title: '内部消息',
      shows: 'fires',
      says: '我亲戚在县里上班，内部消息说学校要合并，大家早做准备。',
      finds: 'violation',
    },
    {
      title: '辟谣',
      shows: 'near-miss',
      says: '网传停水三天不属实，请大家不信谣、不传谣。',
      finds: 'nothing',
    },
    {
      title: '请人核实',
      shows: 'near-miss',
      says: '有群众反映水有异味，请水厂核实后回复群众。',
      finds: 'nothing',
    },
    {
      title: '警方提醒',
      shows: 'near-miss',
      says: '派出所提醒：近期有冒充社保局的诈骗电话，请注意防范。',
      finds: 'nothing',
    },
    {
      title: '带来源的官方信息',
      shows: 'boundary',
      says: '县水务局今天发布公告：12日8时至18时城东停水检修。',
      finds: 'nothing',
    },
    {
      title: '不知真假也传',
      shows: 'boundary',
      says: '不知道真假，说是明天要封路，大家转告一下。',
      finds: 'violation',
    },
  ],
  evaluate({ facts, reading, options }) {
    if (facts.contentFree || !spoken.has(facts.type)) return null;
    const numbers = heard(reading, 'hearsay', options.sure);
    return numbers && { numbers };
  },
});
