import type { Meaning } from '../text/meaning/score.ts';

/**
 * The words of one message as kinds read them: folded, without what it quotes. It lives as long as
 * the message is judged and is never kept.
 */
export interface Reading {
  /** Half width, lower case, simplified; a picture's caption, a link's address and title. */
  readonly text: string;
  /** `text` without white space, punctuation and signs. */
  readonly bare: string;
  /** Of an attachment, folded. */
  readonly fileName: string | null;
  /** What its words speak for, and how loud. */
  readonly meaning: Meaning;
}
