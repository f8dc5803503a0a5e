import { classes } from './words/classes.ts';

/** What stands for a character that is not shown. */
const mask = '·';
const han = /^\p{Script=Han}+$/u;
const known = new Set(
  Object.values(classes)
    .flat()
    .filter((word) => word.length > 1 && han.test(word)),
);
const longest = Math.max(...[...known].map((word) => word.length));

/**
 * Words of a message as they may be shown: only those that stand in our own word lists. Everything
 * else (names, places, figures, letters) becomes dots: a name cannot be told from other words, so
 * what is shown is chosen and not what is hidden.
 */
export function maskedWords(words: string): string {
  let shown = '';
  for (let at = 0; at < words.length;) {
    let length = Math.min(longest, words.length - at);
    while (length > 1 && !known.has(words.slice(at, at + length))) length -= 1;
    shown += length > 1 ? words.slice(at, at + length) : mask;
    at += length > 1 ? length : 1;
  }
  return shown.replace(/·{4,}/gu, '···');
}
