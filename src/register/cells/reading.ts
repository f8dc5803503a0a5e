/** What a cell says, or what is wrong with it: `不是日期`, and what to write: `请写成 2026-10-12`. */
export type Reading<T> =
  | {
      readonly ok: true;
      readonly value: T;
      /** How a value was understood that says less than it should: `按2024-03-01读入`. */
      readonly remark?: string;
      /** Remarks of other cells with the same words here need not be said one by one. */
      readonly alike?: string;
    }
  | { readonly ok: false; readonly wrong: string; readonly cure: string };

export function read<T>(value: T): Reading<T> {
  return { ok: true, value };
}

/** Read in the nearest way, which is to be said. */
export function readAs<T>(value: T, remark: string, alike?: string): Reading<T> {
  return { ok: true, value, remark, ...(alike === undefined ? {} : { alike }) };
}

export function unread(wrong: string, cure: string): Reading<never> {
  return { ok: false, wrong, cure };
}

/** Longer texts than this stand in no ledger. */
export const longestText = 4_000;

/** Signs nobody sees, which would make two equal words two; line breaks and tabs stay for now. */
const unseen = /(?!\u200d)[\p{Cc}\p{Cf}\p{Cs}\u115f\u1160\u2800\u3164\uffa0]/gu;
/** Anything of which something would be left out or changed. */
const untidy = /[\s\p{Cc}\p{Cf}\p{Cs}\u0085\u115f\u1160\u2800\u3164\uffa0]/u;
const emptyWords = new Set([
  '无',
  '暂无',
  '没有',
  '空',
  '未填',
  'n/a',
  'na',
  'null',
  'none',
  'nil',
]);

/** The words of a cell, whatever kind of value it has; null where it holds a list or an object. */
export function wordsIn(raw: unknown): string | null {
  if (raw === null || raw === undefined) return '';
  if (typeof raw === 'string') {
    if (!untidy.test(raw)) return raw;
    return raw
      .replace(/\r\n?|[\u0085\u2028\u2029\v\f]/gu, '\n')
      .replace(unseen, (sign) => (sign === '\n' ? sign : sign === '\t' ? ' ' : ''))
      .replace(/[^\S\n]+/gu, ' ')
      .replace(/ *\n[ \n]*/gu, '\n')
      .trim();
  }
  if (typeof raw === 'number') return Number.isFinite(raw) ? String(raw) : '';
  if (typeof raw === 'boolean') return raw ? '是' : '否';
  return null;
}

/** What to quote of a cell: its words, or the list or the object as it is written. */
export function writtenAs(raw: unknown): string {
  const words = wordsIn(raw);
  if (words !== null) return words;
  try {
    return JSON.stringify(raw);
  } catch {
    // Lists in lists a hundred thousand deep can be read, but not written.
    return '…';
  }
}

/** Half width and lower case without white space, as choices and figures are looked up. */
export function plainWord(words: string): string {
  return words.normalize('NFKC').replace(/\s+/gu, '').toLowerCase();
}

/** Whether a cell says in words that nothing stands in it: 无, —, /. */
export function saysNothing(words: string): boolean {
  const plain = plainWord(words);
  return /^[-–—―－_/\\|.。…~*]*$/u.test(plain) || emptyWords.has(plain);
}
