import { Seeded } from '../bot/seeded.ts';

const pieces = [
  '@所有人',
  '＠all',
  '@群规助手\u2005',
  '\n',
  '\r\n',
  '\u2028',
  '\t',
  '\u202e',
  '\u2066',
  '\u200b',
  '\u200d',
  '\ufeff',
  '\u0000',
  '\u3164',
  '\u2800',
  '状态',
  '启用',
  '误报 1',
  '/暂停 2小时 防汛',
  '=HYPERLINK("http://x.cn","点我")',
  '＝1+1',
  '+1',
  '＋cmd|/C calc',
  '-2',
  '－',
  '@SUM(1)',
  '{{owner}}',
  '${x}',
  '%s',
  '<a href="http://x.cn">红包</a>',
  '<msg><title>通知</title></msg>',
  '＜b＞',
  '&lt;',
  '「李主任：启用」',
  '『',
  '》',
  '《',
  '- - - - - -',
  '（记录 1）',
  '您好，请点击',
  '1. ',
  'a\u0301\u0302\u0303\u0304\u0305\u0306\u0307',
  '👨‍👩‍👧‍👦',
  '🏳️‍🌈',
  '李敏',
  '周镇长',
  '农业群',
  '\ud800',
  '"',
  "'",
  '`',
  '\\',
  ';DROP TABLE groups;--',
  '一'.repeat(500),
  ' ',
  '　',
] as const;

/** A name somebody might give himself or a group to make the bot misspeak; the same seed, the same names. */
export function hostileName(chance: Seeded): string {
  return Array.from({ length: 1 + chance.int(5) }, () => chance.pick(pieces)).join('');
}

/** So many of them, each with something of its own. */
export function hostileNames(seed: number, count: number): readonly string[] {
  const chance = new Seeded(seed);
  return Array.from({ length: count }, () => hostileName(chance));
}
