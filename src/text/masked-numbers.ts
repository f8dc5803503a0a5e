/** What stands for the figures that are not shown. */
const mask = '···';
const date =
  /20\d\d ?[-./年] ?\d{1,2}(?: ?[-./月] ?\d{1,2})?日?|(?<!\d)20\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])(?!\d)/gu;
/** Identity numbers, bank cards, telephones: seven figures or more, also parted by blanks or strokes. */
const long =
  /[\d〇零一二三四五六七八九幺*](?:[ \-—()（）+·]{0,2}[\d〇零一二三四五六七八九幺*]){6,}(?:[xX](?![a-zA-Z]))?/gu;

/**
 * Words of a message with every number of seven figures or more struck out, whatever it is the number
 * of; dates stay. Width folds, so that full-width figures are figures, too.
 */
export function maskedNumbers(words: string): string {
  const folded = words.replace(/[\p{Nd}－＋]/gu, (one) => one.normalize('NFKC'));
  let shown = '';
  let from = 0;
  for (const found of folded.matchAll(date)) {
    shown += folded.slice(from, found.index).replace(long, mask) + found[0];
    from = found.index + found[0].length;
  }
  return shown + folded.slice(from).replace(long, mask);
}
