import { z } from 'zod';
import { heard, sure } from '../engine/heard.ts';
import { defineKind } from '../engine/kind.ts';
import { readMarking } from '../text/marking.ts';

const titles = { 'state-secret': '密级标志', 'work-secret': '内部标志' } as const;
/** What is sent itself, and not only spoken of. */
const sent = ['attachment', 'image', 'video'];

export const classified = defineKind({
  name: 'classified',
  title: '涉密及工作秘密',
  summary: '发送带密级标志、内部标志或者明说不得外传的内容，文字、文件名、图片说明都算。',
  why: '微信不是保密渠道，发出去就收不回来。',
  clause: '涉密不上网，上网不涉密。',
  severity: 'grave',
  options: z.strictObject({ sure }),
  tighter: { sure: 'less' },
  lookbackMinutes: () => 0,
  reminder: {
    privately: () =>
      '请立即撤回刚才发送的内容并删除本地文件，同时联系保密员。请勿转发、截图、引用。',
    inGroup: '请刚才发送文件的同志查看私信。',
  },
  examples: [
    {
      title: '文件名带密级',
      shows: 'fires',
      says: { type: 'attachment', fileName: '秘密★1年 重点人员稳控方案.docx' },
      finds: 'violation',
      numbers: { 依据: '密级标志' },
    },
    {
      title: '图片是带标志的首页',
      shows: 'fires',
      says: { type: 'image', text: '文件首页，左上角印着“机密★10年”' },
      finds: 'violation',
    },
    {
      title: '没有标志，但明说不得外传',
      shows: 'fires',
      says: '干部调整方案还没上会，名单先发你们，看完删，一个字都别往外说：张某拟任站长。',
      finds: 'violation',
    },
    {
      title: '保密培训通知',
      shows: 'near-miss',
      says: '周五上午举办保密培训，学习机密级文件管理规定，请各科室保密员参加。',
      finds: 'nothing',
    },
    {
      title: '秘密写票',
      shows: 'near-miss',
      says: '选举现场设秘密写票处，请秘书提前摆好屏风。',
      finds: 'nothing',
    },
    {
      title: '严禁传递',
      shows: 'near-miss',
      says: '再次提醒：严禁通过微信传递机密文件。',
      finds: 'nothing',
    },
    {
      title: '片名里的“绝密”',
      shows: 'boundary',
      says: '周六晚上大礼堂放电影《绝密飞行》，想看的自己去。',
      finds: 'nothing',
    },
    {
      title: '“内部资料 注意保管”正是工作秘密的标志',
      shows: 'boundary',
      says: { type: 'attachment', fileName: '内部资料 注意保管 征收补偿底价.xlsx' },
      finds: 'violation',
      numbers: { 依据: '内部标志' },
    },
  ],
  evaluate({ facts, reading, options }) {
    for (const words of [reading.fileName ?? '', reading.text]) {
      const marking = readMarking(words, sent.includes(facts.type));
      if (marking !== null) return { numbers: { 依据: titles[marking] } };
    }
    const numbers = heard(reading, 'secret', options.sure);
    return numbers && { numbers: { 依据: '语义', ...numbers } };
  },
});
