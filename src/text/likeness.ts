import type { Likeness } from '../domain/facts.ts';
import { withoutSigns } from './fold.ts';

/** Samples of a sketch: each agrees by chance once in 64 times. */
const samples = 32;
const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
const shortest = 15;
const minima = new Int32Array(samples);
const signBit = 1 << 31;

/**
 * What near repeats of a folded text are known by: keyed minima over its pairs of characters, and
 * its figures and days apart, because another date makes it another notice. `key` makes both
 * useless to whoever does not hold it. Null below fifteen characters.
 */
export function likenessOf(text: string, key: readonly number[]): Likeness | null {
  const bare = withoutSigns(text);
  if (bare.length < shortest) return null;
  minima.fill(0x7fffffff);
  const [first = 0, second = 0] = key;
  for (let at = 0; at + 1 < bare.length; at += 1) {
    const pair = mix((bare.charCodeAt(at) << 16) ^ bare.charCodeAt(at + 1), first);
    for (let nth = 0; nth < samples; nth += 1) {
      // Signed numbers stay small integers; the bit keeps them in order.
      const value = mix(pair, second + nth) ^ signBit;
      if (value < (minima[nth] ?? 0)) minima[nth] = value;
    }
  }
  let sketch = '';
  for (const value of minima) sketch += letters[value & 63] ?? '';
  let figures = key[2] ?? 0;
  for (const figure of text.match(figuresAndDays) ?? []) {
    for (let at = 0; at < figure.length; at += 1) figures = mix(figures, figure.charCodeAt(at));
    figures = mix(figures, 0);
  }
  return { sketch, figures: (figures >>> 0).toString(36) };
}

const figuresAndDays =
  /\d+|(?:周|星期|礼拜)[一二三四五六日天末]|[今明后昨][天日早晚]|[上下]午|不|没|取消|改|更正|推迟|提前/gu;

/** How alike two texts are, 0 to 1; 0 where their figures differ. */
export function likenessOfTwo(one: Likeness, other: Likeness): number {
  if (one.figures !== other.figures) return 0;
  let same = 0;
  for (let at = 0; at < samples; at += 1) if (one.sketch[at] === other.sketch[at]) same += 1;
  return Math.max(0, (same / samples - 1 / 64) / (1 - 1 / 64));
}

function mix(value: number, with_: number): number {
  let hash = Math.imul(value ^ with_, 0x9e3779b1);
  hash = Math.imul(hash ^ (hash >>> 15), 0x85ebca6b);
  return hash ^ (hash >>> 13);
}
