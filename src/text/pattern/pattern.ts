import { RE2JS } from 're2js';
import { foldedPattern } from './folded-pattern.ts';
import { refusedSyntax } from './refused.ts';

/** A pattern of an office, ready to run: time grows with the text, never faster. */
export interface Pattern {
  readonly found: (folded: string) => boolean;
  /** Instructions it was compiled to. */
  readonly size: number;
}

/** Characters of one pattern. */
export const longestPattern = 300;
/** Instructions of one pattern, and of all the patterns of a rule. */
export const largestPattern = 300;
export const largestPatterns = 2_000;

/** Compiles a pattern that is run on folded texts, or says in Chinese what is wrong and the cure. */
export function readPattern(written: string): Pattern | string {
  if (written.length > longestPattern) {
    return `写法太长（${String(written.length)} 个字）：最多 ${String(longestPattern)} 个字，请拆成几条。`;
  }
  const refused = refusedSyntax(written);
  if (refused !== null) return refused;
  let compiled: RE2JS;
  try {
    compiled = RE2JS.compile(foldedPattern(written));
  } catch (error) {
    return syntaxFault(error instanceof Error ? error.message : '');
  }
  const size = compiled.programSize();
  if (size > largestPattern) {
    return `写法展开后太大（${String(size)} 步，最多 ${String(largestPattern)} 步）：请把次数改小，或拆成几条。`;
  }
  const pattern: Pattern = { size, found: (folded) => compiled.test(folded) };
  if (pattern.found('') || ['好', 'a', '1'].every(pattern.found)) {
    return '这条写法什么消息都会命中：请写上真正要找的字词。';
  }
  return pattern;
}

/** The engine's complaint, for whoever never read its manual. */
function syntaxFault(complaint: string): string {
  const known = complaints.find(([words]) => complaint.includes(words));
  return known?.[1] ?? '写法读不懂：请对照样例改正，标点前加反斜杠“\\”可当作普通字。';
}

const complaints: readonly (readonly [words: string, sentence: string])[] = [
  ['missing closing )', '少了右括号“)”：请补上；要找括号本身，请写“\\(”。'],
  ['unexpected )', '多了右括号“)”：请删去；要找括号本身，请写“\\)”。'],
  ['missing closing ]', '少了右方括号“]”：请补上；要找方括号本身，请写“\\[”。'],
  [
    'missing argument to repetition',
    '“*”“+”“?”前面没有可以重复的字：请补上；要找符号本身，前面加反斜杠“\\”。',
  ],
  ['invalid nested repetition', '两个重复符号连在一起：请只留一个。'],
  [
    'invalid repeat count',
    '花括号里的次数不对：请写成 {2} 或 {1,20}，前小后大，合起来不超过 1000。',
  ],
  ['invalid character class range', '方括号或“\\p{…}”里的范围不对：请前小后大，汉字写“\\p{Han}”。'],
  ['trailing backslash', '末尾多了一个反斜杠“\\”：请删去。'],
  ['invalid escape', '反斜杠“\\”后面的字母不认识：请删去反斜杠，或对照样例改正。'],
  ['invalid or unsupported Perl syntax', '“(?”后面的写法不支持：请改成普通的括号。'],
  ['invalid named capture', '“(?<”后面的写法不支持：请改成普通的括号。'],
];
