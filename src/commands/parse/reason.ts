import { shownWords } from '../../text/shown-name.ts';
import { misread, parsed, type Parsed } from './parsed.ts';

const longest = 200;

/**
 * Why somebody wants something, as another person may be shown it: 2 to 200 characters on one line,
 * runs of four and more digits masked. `example` stands in the sentence that asks for it.
 */
export function reasonLike(example: string): (text: string) => Parsed<string> {
  return (text) => {
    const reason = shownWords(text, 5 * longest)
      .replace(/\p{Nd}{4,}/gu, '****')
      .replace(/[。．.；;，,、\s]+$/u, '');
    const length = Array.from(reason).length;
    if (length < 2) return misread(`请写明理由，如“${example}”`);
    return length > longest ? misread('理由请控制在200字以内') : parsed(reason);
  };
}
