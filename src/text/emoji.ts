import emojiRegex from 'emoji-regex';
import { emojiCodes, emojiNames, placeholders } from './words/wechat-emoji.ts';

const names = new Set(emojiNames.map((name) => name.toLowerCase()));
const things = new Set(placeholders);
const codes = new RegExp(emojiCodes.map(escaped).join('|'), 'gu');
const bracketed = /[[［]([^[\]［］]{1,16})[\]］]/gu;
const shortName = /^(?:\p{Script=Han}{1,4}|[a-z]{2,10})$/u;
const picture = emojiRegex();
const ignorable = /[\p{Default_Ignorable_Code_Point}\s\p{P}~～]+/gu;

/** The text without emoji, [表情] names and old codes. [图片] and the like stay: they are things. */
export function withoutEmoji(raw: string): string {
  return raw.replace(bracketed, dropName).replace(codes, ' ').replace(picture, ' ');
}

/** Whether nothing but emoji and [表情] is said, and at least one. Punctuation says nothing. */
export function isEmojiOnly(raw: string): boolean {
  const rest = withoutEmoji(raw);
  return rest !== raw && rest.replace(ignorable, '') === '';
}

function dropName(whole: string, name: string): string {
  const folded = name
    .trim()
    .toLowerCase()
    .replace(/^表情[:：] ?/u, '');
  if (names.has(folded)) return ' ';
  // The client learns new names each year: a short unknown one is a picture unless it is a thing.
  return shortName.test(folded) && !things.has(folded) ? ' ' : whole;
}

function escaped(code: string): string {
  return code.replace(/[.*+?^${}()|[\]\\/]/gu, '\\$&');
}
