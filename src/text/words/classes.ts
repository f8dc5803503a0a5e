import { asking } from './classes/asking.ts';
import { idling } from './classes/idling.ts';
import { proving } from './classes/proving.ts';
import { telling } from './classes/telling.ts';
import { trading } from './classes/trading.ts';
import { winning } from './classes/winning.ts';
import { working } from './classes/working.ts';

/**
 * Words that do the same work in a sentence. The scorer sees the class beside the characters, alone
 * and in pairs, so that a word no labelled line holds still counts for what its like counts.
 *
 * Written as the scorer reads them: folded, every run of one to three digits `0`, of four and more
 * `９`, with its marks for what it levels (`＠` all, `％` a share, `Ｔ` a time of day, `Ｉ`, `Ｐ`, `Ｃ`
 * the numbers of identity, phone and card).
 */
export const classes: Readonly<Record<string, readonly string[]>> = {
  ...asking,
  ...proving,
  ...winning,
  ...trading,
  ...idling,
  ...telling,
  ...working,
};
