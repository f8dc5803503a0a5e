const nameLength = 20;

/** Looks like nothing, or turns the direction of what follows. */
const invisible = /[\p{C}\p{Zl}\p{Zp}\u115f\u1160\u2800\u3164\uffa0]+/gu;
/** A name must not call anybody, nor close the brackets we put around it. */
const atSigns = /[@＠﹫]/gu;
const looseMarks = /(\p{M}{2})\p{M}+/gu;

const graphemes = new Intl.Segmenter('zh', { granularity: 'grapheme' });

/**
 * A name as it may stand in something the bot says: one line, no control, bidi or zero-width
 * characters, no @, no book-title brackets of its own, at most 20 characters as people count them.
 */
export function shownName(name: string): string {
  return shownWords(name, nameLength) || '（无名）';
}

/** The same for other words of people that are shown again; empty where nothing is left. */
export function shownWords(words: string, length: number): string {
  const plain = words
    // Beyond this no name is honest; it also keeps the rest quick.
    .slice(0, 2_000)
    .normalize('NFC')
    .replace(/[\r\n\t\v\f\u0085\u2028\u2029]+/gu, ' ')
    .replace(invisible, '')
    .replace(atSigns, '')
    .replaceAll('《', '〈')
    .replaceAll('》', '〉')
    .replace(looseMarks, '$1')
    .replace(/\p{Zs}+/gu, ' ')
    .trim();
  const shown = Array.from(graphemes.segment(plain), ({ segment }) => segment);
  if (shown.length <= length) return plain;
  return `${shown
    .slice(0, length - 1)
    .join('')
    .trimEnd()}…`;
}
