import { plainWord, read, saysNothing, unread, wordsIn, type Reading } from './reading.ts';

export interface Choice<Key extends string> {
  /** As it is written, and offered where a word is not known. */
  readonly titles: Readonly<Record<Key, string>>;
  /** Further words, without blanks, half width, lower case. */
  readonly words: Readonly<Record<Key, readonly string[]>>;
  /** `群类型`: what a word that is not known is not. */
  readonly what: string;
}

/** One of a few, by key or by word. */
export function readChoice<Key extends string>(
  { titles, words, what }: Choice<Key>,
  raw: unknown,
): Reading<Key | null> {
  const said = wordsIn(raw);
  const keys = Object.keys(titles) as Key[];
  const cure = `请从${keys.map((key) => titles[key]).join('、')}中选`;
  if (said === null) return unread(`不是${what}`, cure);
  if (saysNothing(said)) return read(null);
  const plain = plainWord(said);
  const bare = plain.replace(/[（(].*[）)]$/u, '');
  // to_merge, to-merge, toMerge
  const joined = bare.replace(/[-_]/gu, '');
  for (const one of [plain, bare, joined]) {
    const key = keys.find(
      (key) => one === key.replace('_', '') || one === titles[key] || words[key].includes(one),
    );
    if (key !== undefined) return read(key);
  }
  return unread(`不是${what}`, cure);
}

const yes = new Set([
  '是',
  '有',
  '在',
  '已在',
  '在群',
  '已入群',
  '已进群',
  '√',
  '✓',
  '✔',
  '☑',
  'yes',
  'y',
  'true',
  '1',
]);
const no = new Set([
  '否',
  '不在',
  '未在',
  '不在群',
  '未进群',
  '未入群',
  '×',
  '✗',
  '✘',
  'x',
  'no',
  'n',
  'false',
  '0',
]);

/** yes or no, in the marks offices use. */
export function readYes(raw: unknown): Reading<boolean | null> {
  const words = wordsIn(raw);
  const plain = plainWord(words ?? '{');
  // 无 in this column is an answer, not an empty cell.
  if (plain === '无' || no.has(plain)) return read(false);
  if (yes.has(plain)) return read(true);
  if (words !== null && saysNothing(words)) return read(null);
  return unread('不是“是”或“否”', '请填写“是”或“否”');
}
