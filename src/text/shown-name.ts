const nameLength = 20;

/** Looks like nothing, or turns the direction of what follows. */
const invisible = /[\p{C}\p{Zl}\p{Zp}\u115f\u1160\u2800\u3164\uffa0]+/gu;
/** A name must not call anybody, nor close the brackets we put around it, nor be markup. */
const atSigns = /[@＠﹫]/gu;
const opening = /[《<＜﹤]/gu;
const closing = /[》>＞﹥]/gu;
/** WeChat writes answers with a quotation so: nobody is to be quoted by his name. */
const quoteSigns = /[「」『』｢｣]/gu;
/** What begins so is a formula to a sheet, or a command to us. */
const headSigns = /^[\s=＝﹦+＋﹢\-－﹣−/／]+/u;
const looseMarks = /(\p{M}{2})\p{M}+/gu;

const graphemes = new Intl.Segmenter('zh', { granularity: 'grapheme' });

/**
 * A name as it may stand in something the bot says, at the head of a line or a cell too: one line,
 * no control, bidi or zero-width characters, no @, no brackets of titles, quotations or markup, no
 * sign of a formula before it, at most 20 characters as people count them.
 */
export function shownName(name: string): string {
  const bare = harmless(name).replace(quoteSigns, '').replace(headSigns, '').trim();
  return cut(bare, nameLength) || '（无名）';
}

/** Other words of people that are shown again, inside of a line; empty where nothing is left. */
export function shownWords(words: string, length: number): string {
  return cut(harmless(words), length);
}

function harmless(words: string): string {
  return (
    words
      // Beyond this no name is honest; it also keeps the rest quick.
      .slice(0, 2_000)
      .normalize('NFC')
      .replace(/[\r\n\t\v\f\u0085\u2028\u2029]+/gu, ' ')
      .replace(invisible, '')
      .replace(atSigns, '')
      .replace(opening, '〈')
      .replace(closing, '〉')
      .replace(looseMarks, '$1')
      .replace(/\p{Zs}+/gu, ' ')
      .trim()
  );
}

function cut(plain: string, length: number): string {
  if (plain.length <= length) return plain;
  let shown = '';
  let count = 0;
  // Looks no further than it shows: names of five hundred characters come, too.
  for (const { segment, index } of graphemes.segment(plain)) {
    if (count === length - 1) {
      return index + segment.length === plain.length ? plain : `${shown.trimEnd()}…`;
    }
    shown += segment;
    count += 1;
  }
  return plain;
}
