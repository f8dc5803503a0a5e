import { readNumber } from './number.ts';
import { misread, parsed, type Parsed } from './parsed.ts';
import { plain } from './plain.ts';

const minute = 60_000;
const units: readonly (readonly [pattern: RegExp, milliseconds: number])[] = [
  // 10月 is October: only 个月 is a length.
  [/^个月/u, 30 * 24 * 60 * minute],
  [/^个?(?:星期|礼拜|周)|^w(?:eeks?)?/iu, 7 * 24 * 60 * minute],
  [/^(?:天|日)|^d(?:ays?)?/iu, 24 * 60 * minute],
  [/^个?(?:小时|钟头)|^h(?:ours?)?/iu, 60 * minute],
  [/^(?:分钟|分)|^m(?:in(?:utes?)?)?/iu, minute],
];

const problem = '请写明时长，如“2小时”“30分钟”“7天”';

/**
 * A length of time in milliseconds: `2小时`, `两小时`, `半天`, `一个半小时`, `1.5小时`,
 * `1小时30分`, `7天`, `半个月` (thirty days make one), `2h`. Units fall from the greater to the smaller; nothing is negative.
 */
export function parseSpan(text: string): Parsed<number> {
  let rest = plain(text).replaceAll(' ', '');
  let total = 0;
  let above = Infinity;
  if (rest === '') return misread(problem);
  while (rest !== '') {
    const amount = /^(?:\d{1,6}(?:\.\d{1,3})?|[零〇一二两三四五六七八九十百千]{1,9}|半)/u.exec(
      rest,
    )?.[0];
    if (amount === undefined) return misread(problem);
    const count =
      amount === '半' ? 0.5 : amount.includes('.') ? Number(amount) : readNumber(amount);
    rest = rest.slice(amount.length);
    const half = /^个半/u.test(rest);
    if (half) rest = rest.replace(/^个半(?=月)/u, '个').replace(/^个半/u, '');
    const unit = units.find(([pattern]) => pattern.test(rest));
    if (count === null || unit === undefined || unit[1] >= above) return misread(problem);
    rest = rest.replace(unit[0], '');
    total += (count + (half ? 0.5 : 0)) * unit[1];
    above = unit[1];
    if (rest === '半') {
      total += 0.5 * unit[1];
      rest = '';
    }
  }
  return total > 0 ? parsed(Math.round(total)) : misread(problem);
}

const day = 24 * 60 * minute;
/** Each reaches back at least to where the words begin. */
const periods: readonly (readonly [words: RegExp, days: number])[] = [
  [/^(?:今天|今日|当天)$/u, 1],
  [/^(?:昨天|昨日)$/u, 2],
  [/^(?:本|这个?|这一)(?:周|星期|礼拜)$/u, 7],
  [/^上个?(?:周|星期|礼拜)$/u, 14],
  [/^(?:本|这个?|当)月$/u, 31],
  [/^上个?月$/u, 62],
  [/^(?:本|这个?)季度?$/u, 90],
];

/** How far to look back: a span, or `上周`, `本月`, `近30天`, in milliseconds. */
export function parsePeriod(text: string): Parsed<number> {
  const words = plain(text)
    .replaceAll(' ', '')
    .replace(/^(?:最近|近|过去)(?=.)/u, '')
    .replace(/(?:以来|内|的|的?记录)$/u, '');
  const known = periods.find(([shape]) => shape.test(words));
  return known === undefined ? parseSpan(words) : parsed(known[1] * day);
}
