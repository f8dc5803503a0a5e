/** Telephone numbers, and whatever else is only digits. */
const figures = /\+?\d[\d\s-]{4,}\d|\d+/gu;
const invisible = /[\p{Cc}\p{Cf}\p{M}]+/gu;

/** Half width, nothing invisible, no pictures. */
export function plainName(words: string): string {
  return words
    .normalize('NFKC')
    .replace(/\s+/gu, ' ')
    .replace(invisible, '')
    .replace(/\p{Extended_Pictographic}/gu, (sign) => (/[\d#*]/u.test(sign) ? sign : ' '))
    .trim();
}

/** A point inside of 买买提·艾力: it joins, where a dash parts. */
const joint = '·';
const points = /[·•‧∙⋅・･.]/gu;

/**
 * The pieces between blanks, dashes, brackets and other signs. A middle point stays inside of its
 * piece: whether it parts an office from a person or joins a name, only the piece itself tells.
 */
export function piecesOf(words: string): readonly string[] {
  const pieces = plainName(words)
    .replace(points, joint)
    .replace(figures, ' ')
    .split(/[^\p{L}·]+/u)
    .map((piece) => piece.replace(/^·+|·+$/gu, ''))
    .filter((piece) => piece !== '');
  return joinSingles(pieces);
}

/** 李 敏: a name spread out so that columns are even. */
function joinSingles(pieces: readonly string[]): readonly string[] {
  const joined: string[] = [];
  let run = '';
  for (const piece of [...pieces, '']) {
    if (/^\p{Script=Han}$/u.test(piece)) {
      run += piece;
      continue;
    }
    if (run !== '') joined.push(run);
    run = '';
    if (piece !== '') joined.push(piece);
  }
  return joined;
}
