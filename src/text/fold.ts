import { Converter } from 'opencc-js/t2cn';

const toSimplified = Converter({ from: 't', to: 'cn' });

/** A text in the two forms that words are looked up in. */
export interface Folded {
  /** Half width, lower case, simplified, nothing invisible, each run of white space one blank. */
  readonly text: string;
  /** The same without white space, punctuation and signs. */
  readonly bare: string;
}

/** Folds a text. Lengths change: positions in the result say nothing about the original. */
export function fold(raw: string): Folded {
  const text = foldPiece(raw).trim();
  return { text, bare: withoutSigns(text) };
}

/** Folds a piece of something longer: blanks at its ends stay. */
export function foldPiece(raw: string): string {
  const visible = raw.normalize('NFKC').replace(/\p{Default_Ignorable_Code_Point}/gu, '');
  return toSimplified(visible).toLowerCase().replace(/\s+/gu, ' ');
}

/** Drops white space, punctuation and signs; letters, digits and Han stay. */
export function withoutSigns(text: string): string {
  return text.replace(/[\s\p{P}\p{S}\p{M}]+/gu, '');
}
