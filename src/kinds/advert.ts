import { z } from 'zod';
import type { MessageType } from '../domain/message.ts';
import { heard, sure } from '../engine/heard.ts';
import { defineKind } from '../engine/kind.ts';

const spoken: ReadonlySet<MessageType> = new Set<MessageType>([
  'text',
  'url',
  'mini-program',
  'image',
  'chat-history',
]);

export const advert = defineKind({
  name: 'advert',
  title: '广告营销',
  summary: '推销商品、贷款、保险、团购、兼职招聘。',
  why: '工作群里谁都不好意思拒绝，正因为如此更不该卖东西。',
  clause: '严禁在工作群发布商业广告。',
  severity: 'middle',
  options: z.strictObject({ sure }),
  tighter: { sure: 'less' },
  lookbackMinutes: () => 0,
  reminder: {
    privately: () => '工作群禁止发布商业广告，请自行撤回。感谢理解。',
    inGroup: '温馨提示：工作群禁止发布商业广告，感谢配合。',
    afterwards: '温馨提示：此前群内有商业广告，工作群禁止发布商业广告，感谢配合。',
  },
  examples: [
    {
      title: '卖水果',
      shows: 'fires',
      says: '自家果园的脆柿子，三块五一斤，十斤包邮，要的私聊我。',
      finds: 'violation',
    },
    {
      title: '贷款',
      shows: 'fires',
      says: '无抵押贷款，当天放款，不看征信，加微信咨询。',
      finds: 'violation',
    },
    {
      title: '惠农政策',
      shows: 'near-miss',
      says: '惠农贷款贴息政策出来了，符合条件的农户可到镇便民中心咨询。',
      finds: 'nothing',
    },
    {
      title: '反诈提醒',
      shows: 'near-miss',
      says: '反诈提醒：陌生人推荐的理财、刷单都是骗局，请勿转账。',
      finds: 'nothing',
    },
    {
      title: '公家采购',
      shows: 'near-miss',
      says: '今年慰问品统一在832平台采购，请工会报需求。',
      finds: 'nothing',
    },
    {
      title: '求购也是买卖',
      shows: 'boundary',
      says: '求购二手三轮车一辆，有的私聊，价格好说。',
      finds: 'violation',
    },
    {
      title: '助农调车',
      shows: 'boundary',
      says: '村里滞销萝卜今天装车，请安排两辆车到三组地头。',
      finds: 'nothing',
    },
  ],
  evaluate({ facts, reading, options }) {
    if (facts.event || !spoken.has(facts.type)) return null;
    const numbers = heard(reading, 'sells', options.sure);
    return numbers && { numbers };
  },
});
