import { z } from 'zod';
import { readPattern } from '../../text/pattern/pattern.ts';
import { canBeFound, type Place } from '../../text/word-form.ts';

const mostWords = 20_000;
const longestWord = 50;
const mostPatterns = 100;
const nothing = '列表是空的：请写上内容，或删去这一项。';

/** Words and patterns that are looked for in one place: any of them will do. */
export interface Says {
  readonly words?: readonly string[] | undefined;
  readonly patterns?: readonly string[] | undefined;
}

/** One value or a list of them. */
export function oneOrMore<Item extends z.ZodType>(item: Item, most: number) {
  const list = z.array(item).min(1, { error: nothing }).max(most);
  return z.preprocess((written) => (typeof written === 'string' ? [written] : written), list);
}

/** Words, each of which proves that it can be found. */
export function wordsIn(place: Place) {
  const word = z
    .string()
    .trim()
    .min(1)
    .max(longestWord)
    .superRefine((written, context) => {
      if (canBeFound(written, place)) return;
      context.addIssue({
        code: 'custom',
        input: written,
        message: `“${written}”永远不会命中，比较时表情、看不见的字符都不计：请写成文字；要管表情包、红包等，请用 type。`,
      });
    });
  return oneOrMore(word, mostWords);
}

const pattern = z.string().superRefine((written, context) => {
  const read = readPattern(written);
  if (typeof read === 'string') {
    context.addIssue({ code: 'custom', input: written.slice(0, 100), message: read });
  }
});

export const patterns = oneOrMore(pattern, mostPatterns);

/** `[甲, 乙]`, or `{ words: […], patterns: […] }`. */
export function saysIn(place: Place): z.ZodType<Says> {
  const both = z
    .strictObject({ words: wordsIn(place).optional(), patterns: patterns.optional() })
    .refine((says) => says.words !== undefined || says.patterns !== undefined, {
      error: '请写 words（词）或 patterns（写法）。',
    });
  return z.preprocess(
    (written) =>
      typeof written === 'string' || Array.isArray(written) ? { words: written } : written,
    both,
  );
}
