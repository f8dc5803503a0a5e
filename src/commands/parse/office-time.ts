import { readNumber } from './number.ts';
import { misread, parsed, type Parsed } from './parsed.ts';
import { plain } from './plain.ts';

/** `from` is the first minute inside, `to` the first outside; minutes since midnight. */
export interface TimeRange {
  readonly from: number;
  readonly to: number;
}

const problem = '请写明起止时间，如“8:30-18:00”';

const shape =
  /^(凌晨|早上|早晨|清晨|早|上午|中午|下午|傍晚|晚上|晚)?([\d一二两三四五六七八九十]{1,3})(?:[::]([0-5]\d)|[点时](?:(半)|(一刻)|(三刻)|([\d一二三四五六七八九十零]{1,3})分?)?整?)?$/u;
const afternoon = ['下午', '傍晚', '晚上', '晚'];

/** Minutes since midnight of `8:30`, `08：30`, `8点半`, `下午2点`, `晚上8点15分`; null where it is no time. */
export function readTime(text: string): number | null {
  const match = shape.exec(plain(text).replaceAll(' ', ''));
  if (match === null) return null;
  const [whole, part, hourWord = '', colon, half, quarter, threeQuarters, minuteWord] = match;
  const hour = readNumber(hourWord);
  const minutes = half
    ? 30
    : quarter
      ? 15
      : threeQuarters
        ? 45
        : readNumber(colon ?? minuteWord?.replace(/^零(?=.)/u, '') ?? '0');
  // A bare number is a time only where a part of the day stands before it.
  const bare = !/[::点时]/u.test(whole);
  if (hour === null || minutes === null || minutes > 59 || hour > 24 || (bare && !part))
    return null;
  const later =
    part !== undefined && hour < 12 && (afternoon.includes(part) || (part === '中午' && hour < 3));
  // 晚上12点 ends the day, 中午12点 does not.
  const midnight = hour === 12 && (part === '晚' || part === '晚上');
  const at = (later || midnight ? hour + 12 : hour) * 60 + minutes;
  return at <= 24 * 60 ? at : null;
}

const dash = /[-~–—−]+|至|到/u;
const partOfDay = /[凌早清上中下傍晚]/u;
/** Nobody's office closes before it: 到6点 ends in the evening. */
const earliestEnd = 8 * 60;
const halfDay = 12 * 60;

/**
 * `8:30-18:00`, `8：30～18：00`, `上午8点半到下午6点`, `9-17点`. The second must be the later one; one
 * that is not, without a part of the day and before eight, is meant in the afternoon: `8点半到6点`.
 */
export function parseTimeRange(text: string): Parsed<TimeRange> {
  const words = plain(text);
  const [first = '', second, ...more] = words.split(dash);
  const said = second?.trim() ?? '';
  // 9-17点: what the second is called the first is, too.
  const from = readTime(first) ?? (/[点时]/u.test(said) ? readTime(`${first.trim()}点`) : null);
  const to = readTime(said);
  if (from === null || to === null || more.length > 0) {
    return misread(isTwoSpans(words) ? oneSpan : problem);
  }
  const inAfternoon = to <= from && to < earliestEnd && !partOfDay.test(said);
  const end = inAfternoon ? to + halfDay : to;
  return from < end ? parsed({ from, to: end }) : misread('下班时间应晚于上班时间，如“8:30-18:00”');
}

const oneSpan = '工作时间只能设一段，可从上午上班写到下午下班，如“8:30-17:30”';

/** 8:30-12:00 14:00-17:30. */
function isTwoSpans(words: string): boolean {
  const times = words
    .split(/[\s,、;和及]+|(?=上午|中午|下午)|[-~–—−]+|至|到/u)
    .filter((part) => part.trim() !== '');
  const dashes = words.match(new RegExp(dash, 'gu'))?.length ?? 0;
  return dashes === 2 && times.length === 4 && times.every((part) => readTime(part) !== null);
}
