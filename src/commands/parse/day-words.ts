import { parseDay, type WrittenDay } from './day.ts';
import { readNumber } from './number.ts';

/** A day as people point at it; which one it is depends on the day it was written. */
export type DayWords =
  /** 明天 is 1. */
  | { readonly by: 'days'; readonly ahead: number }
  /** `weeks` 0 is 本周五, 1 is 下周五; null is the next such day, today included. */
  | { readonly by: 'weekday'; readonly weeks: number | null; readonly weekday: number }
  /** 月底 is 0, 下月底 is 1. */
  | { readonly by: 'month-end'; readonly months: number }
  /** 下月5号; null is the next such date, today included. */
  | { readonly by: 'date'; readonly months: number | null; readonly date: number }
  /** 一个月后. */
  | { readonly by: 'months'; readonly ahead: number }
  | { readonly by: 'year-end' }
  /** `years`: 明年3月1日 is 1. */
  | { readonly by: 'calendar'; readonly day: WrittenDay; readonly years: number | null };

/** A number as it is written before a unit. */
export const count = '[\\d零〇一二两三四五六七八九十]{1,4}';
const units = '个?(?:星期|礼拜|周)';
const noSuchDay = { problem: '没有这一天，请核对日期' } as const;

const named: readonly (readonly [words: RegExp, ahead: number])[] = [
  [/^(?:今天|今日|今|当天|当日|本日)$/u, 0],
  [/^(?:明天|明日|明|次日|第二天)$/u, 1],
  [/^(?:后天|后日)$/u, 2],
  [/^大后天$/u, 3],
];
const weekdayShape = new RegExp(
  `^(本|这个?|这一|下下个?|下个?|下一)?(?:星期|礼拜|周)([一二三四五六日天1-7])$`,
  'u',
);
const monthEnd = /^(本|这个?|当|下个?|下一)?月(?:底|末)$/u;
const dateShape = /^(?:(本|这个?|当|下个?|下一)月(?:的)?)?([\d一二三四五六七八九十]{1,3})[日号]$/u;
const ahead = new RegExp(`^(${count})(天|日|个月|${units})(?:之后|以后|后)$`, 'u');
const endOfNamed = new RegExp(`^(?:(\\d{4})年|(今|本|明|后)年)?(?:(${count})月)?[底末]$`, 'u');
const yearDay = /^(今年|本年|明年|后年)(.+)$/u;

/** What day some plain words point at; null where they are none, a problem where it cannot be. */
export function readDay(words: string): DayWords | { readonly problem: string } | null {
  const known = named.find(([shape]) => shape.test(words));
  if (known !== undefined) return { by: 'days', ahead: known[1] };
  if (/^[今本]?年[底末]$/u.test(words)) return { by: 'year-end' };
  const [, week, weekday] = weekdayShape.exec(words) ?? [];
  if (weekday !== undefined) {
    return { by: 'weekday', weeks: weeksOf(week), weekday: weekdayNumber(weekday) };
  }
  const end = monthEnd.exec(words);
  if (end !== null) return { by: 'month-end', months: end[1]?.startsWith('下') === true ? 1 : 0 };
  const [, month, dateWord] = dateShape.exec(words) ?? [];
  if (dateWord !== undefined) {
    const date = readNumber(dateWord);
    if (date === null || date < 1 || date > 31) return noSuchDay;
    const months = month === undefined ? null : month.startsWith('下') ? 1 : 0;
    return { by: 'date', months, date };
  }
  return readNamedEnd(words) ?? readAhead(words) ?? readCalendar(words);
}

/** 2030年底, 明年底, 11月底, 2028年2月底. */
function readNamedEnd(words: string): DayWords | null {
  const [whole, written, said, monthWord] = endOfNamed.exec(words) ?? [];
  const month = monthWord === undefined ? 12 : readNumber(monthWord);
  if (whole === undefined || whole.length < 2 || month === null || month < 1 || month > 12)
    return null;
  const year = written === undefined ? null : Number(written);
  const isLeap = year !== null && year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  const date = month === 2 ? (isLeap ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31;
  return { by: 'calendar', day: { year, month, date }, years: yearsAhead(said) };
}

function readAhead(words: string): DayWords | null {
  const [, amount, unit] = ahead.exec(words) ?? [];
  const number = amount === undefined ? null : readNumber(amount);
  if (number === null || unit === undefined) return null;
  if (unit === '个月') return { by: 'months', ahead: number };
  return { by: 'days', ahead: unit === '天' || unit === '日' ? number : number * 7 };
}

function readCalendar(words: string): DayWords | { readonly problem: string } | null {
  const [, year, rest] = yearDay.exec(words) ?? [];
  const written = (rest ?? words).replace(/[(（](?:周|星期|礼拜)[一二三四五六日天][)）]$/u, '');
  // A bare 15 or 3:30 is no day.
  if (!/[-/.月]/u.test(written)) return null;
  const reading = parseDay(written);
  if (!reading.ok) return reading.problem.startsWith('没有') ? noSuchDay : null;
  if (year === undefined) return { by: 'calendar', day: reading.value, years: null };
  if (reading.value.year !== null) return null;
  return {
    by: 'calendar',
    day: reading.value,
    years: yearsAhead(year[0]),
  };
}

function yearsAhead(word: string | undefined): number | null {
  if (word === undefined) return null;
  return '今本'.includes(word) ? 0 : word === '明' ? 1 : 2;
}

function weeksOf(word: string | undefined): number | null {
  if (word === undefined) return null;
  if (word.startsWith('下下')) return 2;
  return word.startsWith('下') ? 1 : 0;
}

function weekdayNumber(word: string): number {
  const at = '一二三四五六'.indexOf(word);
  if (at >= 0) return at + 1;
  return /\d/u.test(word) ? Number(word) : 7;
}
