import { longestText, read, saysNothing, unread, wordsIn, type Reading } from './reading.ts';

/** Free words, or a list of them; `无` and `—` are nothing. */
export function readText(raw: unknown): Reading<string | null> {
  const words = wordsIn(isListOfWords(raw) ? raw.join('；') : raw);
  if (words === null) return unread('不是文字', '请写成一段文字');
  if (saysNothing(words)) return read(null);
  if (words.length > longestText) {
    return unread('太长', `请写在 ${String(longestText)} 字以内`);
  }
  return read(words);
}

function isListOfWords(raw: unknown): raw is readonly string[] {
  return Array.isArray(raw) && raw.every((one) => typeof one === 'string');
}

const longestLine = 200;

/** One line of words: a name, a number of ours. */
export function readLine(raw: unknown): Reading<string | null> {
  const words = wordsIn(raw);
  if (words === null) return unread('不是文字', '请写成一行文字');
  if (saysNothing(words)) return read(null);
  if (words.length > longestLine) return unread('太长', `请写在 ${String(longestLine)} 字以内`);
  return read(words.replaceAll('\n', ' '));
}
