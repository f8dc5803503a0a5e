import { misread, parsed, type Parsed } from './parsed.ts';
import { plain } from './plain.ts';

const digit = '[一二两三四五六七八九]';
const chinese = new RegExp(
  `^(?:(${digit})千)?零?(?:(${digit})百)?零?(?:(${digit}?)十)?零?(${digit})?$`,
  'u',
);
/** 一百五 is 150 to some and 105 to others. */
const ambiguous = new RegExp(`[百千]${digit}$`, 'u');

/** `12`, `十二`, `两百零三`, up to 9,999 in Chinese; null for anything else. */
export function readNumber(text: string): number | null {
  const word = plain(text).replaceAll('〇', '零');
  if (/^\d{1,9}$/.test(word)) return Number(word);
  if (word === '零') return 0;
  const match = chinese.exec(word);
  if (match === null || ambiguous.test(word)) return null;
  const [, thousands, hundreds, tens, ones] = match;
  const total =
    valueOf(thousands) * 1_000 +
    valueOf(hundreds) * 100 +
    // A bare 十 is ten.
    (tens === '' ? 1 : valueOf(tens)) * 10 +
    valueOf(ones);
  return total === 0 ? null : total;
}

function valueOf(sign: string | undefined): number {
  return sign === undefined ? 0 : '零一二三四五六七八九'.indexOf(sign.replace('两', '二'));
}

/** What makes a number a length, a time or a house: 3天前, 10:30, 4号楼. */
const counted =
  '个|天|日(?!常)|小时|钟头|点(?!名)|[时分](?![间候管])|月|年|周|次(?!日)|[号条](?![\\s,，.。、:：;；]|$)|[-/.．:：]\\p{Nd}';
const numberAhead = new RegExp(
  `^((?:#|＃|№|记录|编号|第)?)\\s*(\\p{Nd}+)(?!\\p{Nd}|${counted})([号条]?)[\\s,，.。、:：;；]*`,
  'u',
);

/** Parts the number of a record from the words behind it: 记录 41 不对, 41我没有, 5：我是回复. */
export function tidyRecordNumber(rest: string): string {
  return rest.replace(numberAhead, '$1$2$3 ').trimEnd();
}

/** The number of a record: `41`, `#41`, `记录 41`, `第41号`. */
export function parseRecordNumber(text: string): Parsed<number> {
  const bare = plain(text)
    .replace(/^(?:#|№|记录|编号|第|no\.?)+ ?/iu, '')
    .replace(/[号条]+(?:记录)?$/u, '');
  const number = readNumber(bare);
  return number === null || number === 0 ? misread('请写明记录编号，如“41”') : parsed(number);
}
