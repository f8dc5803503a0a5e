import { foldPiece } from '../fold.ts';
import { tokensOf, type Token } from './tokens.ts';

const meta = /[\\^$.|?*+()[\]{}]/gu;

/**
 * Folds the plain characters of a pattern as texts are folded, so that （報名） finds what anybody
 * writes. A full-width sign stays a plain sign: ？ is a question mark and no repetition.
 */
export function foldedPattern(pattern: string): string {
  const tokens = tokensOf(pattern);
  return tokens.map((token, nth) => foldedToken(token, tokens[nth + 1])).join('');
}

function foldedToken({ kind, text }: Token, next: Token | undefined): string {
  if (kind === 'literal') {
    if (next?.kind !== 'repeat') return foldedRun(text);
    // The repetition belongs to the last character alone, whatever that is folded to.
    const characters = [...text];
    const last = foldedRun(characters.pop() ?? '');
    const isOne = /^(?:\\?.)?$/u.test(last);
    return `${foldedRun(characters.join(''))}${isOne ? last : `(?:${last})`}`;
  }
  if (kind === 'class') return foldedClass(text);
  if (kind === 'escape') {
    if (/^\\[pP]\{(?:Script|sc)=/u.test(text)) return text.replace(/(?:Script|sc)=/u, '');
    if (text.startsWith('\\u')) return `\\x{${text.replace(/[\\u{}]/gu, '')}}`;
    if (text.startsWith('\\Q')) return foldedRun(text.slice(2).replace(/\\E$/u, ''), true);
  }
  return text;
}

function foldedRun(run: string, quoted = false): string {
  const folded = foldPiece(run);
  if (quoted) return folded.replace(meta, '\\$&');
  // Signs of the syntax were no plain characters before: here they come from full-width ones.
  return folded.replace(meta, (char) => (run.includes(char) ? char : `\\${char}`));
}

/** In a class each character stands for itself; one that folds to several stays as it is. */
function foldedClass(text: string): string {
  const inside = /\[:\^?\w+:\]|\\[pPxu]\{[^}]*\}|\\u[0-9a-fA-F]{4}|\\[^]|[^]-[^]|[^]/gu;
  return text.replace(inside, (part) => {
    if (part.startsWith('\\u')) return `\\x{${part.replace(/[\\u{}]/gu, '')}}`;
    if (part.startsWith('\\')) return part.replace(/(?:Script|sc)=/u, '');
    if (part.startsWith('[:')) return part;
    // The ends of a range keep their order: 一-龥 stays, A-Z becomes a-z.
    if ([...part].length > 1) return part.normalize('NFKC').toLowerCase();
    const folded = foldPiece(part);
    if ([...folded].length !== 1) return part;
    return folded !== part && /[\]\\^-]/u.test(folded) ? `\\${folded}` : folded;
  });
}
