import { z } from 'zod';
import type { MessageType } from '../domain/message.ts';
import { heard, sure } from '../engine/heard.ts';
import { defineKind } from '../engine/kind.ts';

const spoken: ReadonlySet<MessageType> = new Set<MessageType>(['text', 'url', 'mini-program']);

export const forcedPromotion = defineKind({
  name: 'forced-promotion',
  title: '强制推广下载关注',
  summary: '强制下载、注册、关注，或者给它派任务数。',
  why: '装不装应当由本人决定，任务数只会换来一堆空账号。',
  clause: '不得强制推广下载、限定安装使用率。',
  severity: 'middle',
  options: z.strictObject({ sure }),
  tighter: { sure: 'less' },
  lookbackMinutes: () => 0,
  reminder: {
    privately: () => '按有关规定，不得强制推广下载或限定安装使用率，请改为自愿。',
    inGroup: '温馨提示：下载、注册、关注请以自愿为原则，不设指标。',
    afterwards: '温馨提示：此前群内有强制推广下载关注的情况，请以自愿为原则，不设指标。',
  },
  examples: [
    {
      title: '派指标',
      shows: 'fires',
      says: '请每人发动50户下载注册，周五前必须达到100%。',
      finds: 'violation',
    },
    {
      title: '逐户装',
      shows: 'fires',
      says: '网格员手机里都要装上“惠民通”，没装的逐个约谈。',
      finds: 'violation',
    },
    {
      title: '普通推荐',
      shows: 'near-miss',
      says: '县图书馆小程序可以借书了，有兴趣的可以看看。',
      finds: 'nothing',
    },
    {
      title: '不得强制',
      shows: 'near-miss',
      says: '推广政务APP不得强制下载，不得下达指标。',
      finds: 'nothing',
    },
    {
      title: '工作需要的杀毒软件',
      shows: 'near-miss',
      says: '办公电脑请安装正版杀毒软件，信息中心上门帮装。',
      finds: 'nothing',
    },
    {
      title: '自愿二字在前',
      shows: 'boundary',
      says: '自愿关注镇公众号，不关注也不影响办事。',
      finds: 'nothing',
    },
    {
      title: '换个客气的说法',
      shows: 'boundary',
      says: '麻烦各位动员家属都关注一下“云岭发布”，每家至少三个，我要报数。',
      finds: 'violation',
    },
  ],
  evaluate({ facts, reading, options }) {
    if (!spoken.has(facts.type) || facts.event) return null;
    const numbers = heard(reading, 'pushes-app', options.sure);
    return numbers && { numbers };
  },
});
