import { plain } from './parse/plain.ts';

const longest = 200;
/** The mark WeChat sets behind a mention. */
const mentionEnd = '\u2005';

/**
 * A message as a command line: mentions at its head dropped, widths folded. Null for what cannot
 * be a command: more than one line, a quotation, a card, or more than 200 characters.
 */
export function commandLine(text: string): string | null {
  const trimmed = text.trim();
  if (trimmed.length > longest || /[\r\n\u2028\u2029]/u.test(trimmed)) return null;
  const said = withoutMentions(trimmed);
  // Quotations open with 「, cards arrive as XML.
  if (/^[「『<＜>＞]/u.test(said)) return null;
  return plain(said)
    .replace(/^[“"](.*)[”"]$/u, '$1')
    .replace(/^\/ ?/, '')
    .replace(/(?<=\d)(?<!#\d{1,6}) +(?=个|天|日|星期|周|小时|钟头|分|点|时|月|年)/gu, '')
    .replace(/[.。,!?~;、…]+$/u, '')
    .trim();
}

const greeting =
  /^(?:(?:你好|您好|早上好|上午好|中午好|下午好|晚上好|大家好|在吗|打扰一?下?了?)[啊呀哦吗]?(?:[\s,.!?~、;:。]+|(?=请问)))+(?=.)/u;
const thanks =
  /(?:[\s,.!~、;。]*(?:非常|十分|万分)?(?:谢谢|多谢|感谢|谢了|辛苦了?|麻烦了|拜托了)(?:您|你|您们|大家|啦|了|支持|配合)?[\s.!~。]*)+$/u;

/** A command line without the greeting before it and the thanks behind it, unless it is nothing else. */
export function withoutCourtesy(line: string): {
  readonly line: string;
  readonly greeted: boolean;
} {
  const asked = line.replace(greeting, '');
  const bare = asked.replace(thanks, '').replace(/[\s,、;]+$/u, '');
  return { line: bare === '' ? asked : bare, greeted: asked !== line };
}

function withoutMentions(text: string): string {
  let rest = text;
  while (/^[@＠]/u.test(rest)) {
    const marked = rest.indexOf(mentionEnd);
    const end = marked >= 0 ? marked : rest.search(/\s/u);
    if (end < 0) return '';
    rest = rest.slice(end + 1).trimStart();
  }
  return rest;
}

/** How many letters must be changed, added or dropped to make one word the other. */
export function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const above = row;
    row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const change = (above[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      row.push(Math.min(change, (above[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1));
    }
  }
  return row[b.length] ?? 0;
}
