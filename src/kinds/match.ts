import { defineKind, type BoundKind, type Kind } from '../engine/kind.ts';
import { matcherOf } from '../engine/match/matcher.ts';
import { matchOptions } from '../engine/match/options.ts';

const sameCaseMinutes = 10;

const declared = defineKind({
  name: 'match',
  title: '本单位规定',
  summary:
    '本单位自己写的规则：按词（words）、写法（patterns）、文件名（fileName）、消息类型（type）、发送人角色（role）、群类型（group）、时间（time）、@所有人（mentionsAll）找消息，可用 any、all、not 组合，用 unless、except 排除。词按连续的字找，简繁体、全半角、大小写不分，汉字之间夹空格、符号也算，夹逗号、句号等不算；只有字母、数字的词和自带符号的词按原样找。',
  why: '各单位有自己的规定，不必等软件改版。',
  clause: '本单位的群管理规定。',
  severity: 'middle',
  unitsOwn: true,
  options: matchOptions,
  lookbackMinutes: () => 0,
  sameCaseMinutes: () => sameCaseMinutes,
  reminder: {
    privately: () => '您好，这类内容请勿在本群发布，感谢配合。确需发布的，请先与群主联系。',
    inGroup: '温馨提示：请按本群规定发布内容，感谢配合。',
    afterwards: '温馨提示：此前群内有不合本群规定的内容，请按规定发布，感谢配合。',
  },
  examples: [
    {
      title: '红包，按消息类型找',
      shows: 'fires',
      says: { type: 'red-packet' },
      options: { type: ['red-packet'] },
      finds: 'violation',
      numbers: { 消息类型: '红包' },
    },
    {
      title: '群主除外',
      shows: 'near-miss',
      says: { type: 'red-packet', role: 'owner' },
      options: { type: ['red-packet'], except: [{ role: ['owner'] }] },
      finds: 'nothing',
    },
    {
      title: '词夹在句子里，繁体、全角、夹空格都算',
      shows: 'fires',
      says: '周末可做兼 職，加Ｖ信',
      options: { words: ['刷单', '兼职'] },
      finds: 'violation',
      numbers: { 位置: '文字', 词: '兼职', 第几个词: 2, 处数: 1 },
    },
    {
      title: '两个字分在两句话里',
      shows: 'near-miss',
      says: '这块布是红，包袱皮是蓝的',
      options: { words: ['红包'] },
      finds: 'nothing',
    },
    {
      title: '说的是取消',
      shows: 'near-miss',
      says: '财务报销红包雨活动取消',
      options: { words: ['红包'], unless: { words: ['活动取消'] } },
      finds: 'nothing',
    },
    {
      title: '字母按原样找，不从两个词里拼出来',
      shows: 'near-miss',
      says: 'magic attack 是那本书的名字',
      options: { words: ['cat'] },
      finds: 'nothing',
    },
    {
      title: '写法：扫码和加群',
      shows: 'fires',
      says: '请大家扫一下这个码，加入福利群',
      options: { patterns: ['扫.{0,6}码.*加.{0,5}群'] },
      finds: 'violation',
      numbers: { 第几条写法: 1 },
    },
    {
      title: '文件名里的词，两样条件都要有',
      shows: 'fires',
      says: { type: 'attachment', fileName: '低保户_名单（终稿）.xlsx', role: 'member' },
      options: { fileName: { words: ['名单'] }, role: ['member'] },
      finds: 'violation',
      numbers: { 位置: '文件名', 角色: '成员' },
    },
    {
      title: '晚上十点整起算',
      shows: 'boundary',
      says: { text: '明天谁打球', at: '2026-10-12T22:00:00' },
      options: { words: ['打球'], time: { from: '22:00', to: '06:00' } },
      finds: 'violation',
      numbers: { 时间: '22:00' },
    },
    {
      title: '早上六点整不算',
      shows: 'boundary',
      says: { text: '明天谁打球', at: '2026-10-13T06:00:00' },
      options: { words: ['打球'], time: { from: '22:00', to: '06:00' } },
      finds: 'nothing',
    },
    {
      title: '多层组合：通知群里，不是发布人，文字或接龙',
      shows: 'boundary',
      says: { text: '我来报名', role: 'member' },
      group: { type: 'notice' },
      options: {
        group: ['notice'],
        any: [{ words: ['报名'] }, { type: ['group-note'] }],
        not: { role: ['publisher', 'admin', 'owner'] },
      },
      finds: 'violation',
      numbers: { 第几个条件: 1, 群类型: '通知群' },
    },
  ],
  evaluate: ({ options, ...input }) => matcherOf(options).evaluate(input),
});

/** Binds a unit's rule: its words and patterns are made ready here, once. @throws ZodError */
export function bindMatch(written: unknown): BoundKind {
  const options = matchOptions.parse(written);
  const { evaluate } = matcherOf(options);
  return { options, lookbackMinutes: 0, sameCaseMinutes, evaluate, cures: null };
}

/** The unit's own rules. */
export const match: Kind = { ...declared, bind: bindMatch };
