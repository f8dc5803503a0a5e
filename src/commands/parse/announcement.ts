import { readNumber } from './number.ts';
import { misread, parsed, type Parsed } from './parsed.ts';
import { plain } from './plain.ts';

/** For whom an announcement is meant, as it was written. */
export type WrittenRange =
  | { readonly by: 'all' }
  | { readonly by: 'numbers'; readonly numbers: readonly number[] }
  /** Titles of types or names of units, whichever they are. */
  | { readonly by: 'words'; readonly words: readonly string[] };

export interface WrittenAnnouncement {
  readonly range: WrittenRange;
  /** As it was written, trimmed; may be empty. */
  readonly text: string;
}

const numbered = /^(?:[#＃№]\s*[\d０-９]{1,6}[\s,，、;；]*)+/u;
const everything = ['全部', '全体', '所有', '所有群', '全部群', '各群', 'all'];

/** `全部 内容`, `通知群、专项群 内容`, `青溪镇 内容`, `#1 #3 内容`. */
export function parseAnnouncement(written: string): Parsed<WrittenAnnouncement> {
  const head = numbered.exec(written)?.[0];
  if (head !== undefined) {
    const numbers = Array.from(
      head.matchAll(/[\d０-９]+/gu),
      ([digits]) => readNumber(digits) ?? 0,
    );
    return withText({ by: 'numbers', numbers: [...new Set(numbers)] }, written.slice(head.length));
  }
  const end = written.search(/[\s,，:：;；]/u);
  const word = end < 0 ? written : written.slice(0, end);
  const text = end < 0 ? '' : written.slice(end);
  const words = plain(word)
    .split('、')
    .map((one) => one.replace(/^《|》$/gu, ''))
    .filter((one) => one !== '');
  const range: WrittenRange = words.some((one) => everything.includes(one.toLowerCase()))
    ? { by: 'all' }
    : { by: 'words', words };
  return withText(range, text);
}

function withText(range: WrittenRange, rest: string): Parsed<WrittenAnnouncement> {
  const text = rest.replace(/^[\s,，:：;；、]+/u, '').trimEnd();
  return text === '' ? misread('还缺“内容”，范围和内容之间请空一格') : parsed({ range, text });
}
