import { withoutEmoji } from './emoji.ts';
import { fold, withoutSigns } from './fold.ts';
import type { Spelling } from './word-set.ts';

/** A word as it is looked for. */
export interface WordForm {
  readonly letters: string;
  readonly spelling: Spelling;
}

/**
 * How an office's word is looked for in folded texts. A word of Han is found too where blanks or
 * signs part its characters (兼 职, 兼-职), though not across the end of a clause. Words of Latin
 * letters and figures alone are looked for as they stand, or `cat` would be found in `magic attack`;
 * so are words that hold signs themselves (50%折扣).
 */
export function wordForm(word: string): WordForm {
  const { text, bare } = fold(word);
  const isLoose = /\p{Script=Han}/u.test(bare) && text.replaceAll(' ', '') === bare;
  return { letters: isLoose ? bare : text, spelling: isLoose ? 'loose' : 'exact' };
}

/** Where a word is looked for: emoji are taken out of what is said, not out of a file's name. */
export type Place = 'text' | 'fileName';

/** A word proves itself: whether it is found where somebody writes it in a sentence, or by itself. */
export function canBeFound(word: string, place: Place): boolean {
  const { letters, spelling } = wordForm(word);
  if (letters === '') return false;
  // Nearly all words are plain: what folding leaves as it is, it leaves so in a sentence.
  if (letters === word && /^[\p{Script=Han}a-z0-9]+$/u.test(word)) return true;
  return [`请看${word}好`, word].some((sentence) => {
    const { text } = fold(place === 'text' ? withoutEmoji(sentence) : sentence);
    return (spelling === 'loose' ? withoutSigns(text) : text).includes(letters);
  });
}
