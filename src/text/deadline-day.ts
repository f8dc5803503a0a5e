import type { Day } from '../domain/group.ts';
import { addDays, isDay, weekdayOf, yearOf } from '../domain/zone.ts';

const figure = '(?:\\d{1,2}|[一二三四五六七八九十廿两]{1,3})';

/** The day such words mean when they are said on that day; null where they name none that is known. */
export function deadlineDay(phrase: string, saidOn: Day): Day | null {
  return (
    relative(phrase, saidOn) ??
    inWeek(phrase, saidOn) ??
    dated(phrase, saidOn) ??
    sameDay(phrase, saidOn)
  );
}

function relative(phrase: string, saidOn: Day): Day | null {
  const count = new RegExp(
    `(${figure}|半)个?(工作日|小时|钟头|钟|分|天|日|周|星期|月)(?:钟)?(?:之|以)?内`,
    'u',
  ).exec(phrase);
  if (count !== null) return addDays(saidOn, daysOf(count[1] ?? '', count[2] ?? ''));
  const ahead = [
    /^大后/u,
    /后[天日儿]/u,
    /明[天日儿早晚晨]|次日/u,
    /今[天日儿早晚晨夜]|当[天日晚]/u,
  ].findIndex((one) => one.test(phrase));
  return ahead < 0 ? null : addDays(saidOn, 3 - ahead);
}

function daysOf(count: string, unit: string): number {
  const many = count === '半' ? 0.5 : numberOf(count);
  if (unit === '小时' || unit === '钟头') return Math.floor(many / 24);
  if (unit === '分' || unit === '钟') return 0;
  if (unit === '工作日') return Math.ceil((many * 7) / 5);
  if (unit === '月') return Math.round(many * 30);
  return Math.ceil(unit === '天' || unit === '日' ? many : many * 7);
}

function inWeek(phrase: string, saidOn: Day): Day | null {
  const monday = addDays(saidOn, 1 - weekdayOf(saidOn));
  const named = /(下下|本|这|下|上)?个?(?:周|星期|礼拜)([一二三四五六日天末1-6])/u.exec(phrase);
  if (named !== null && !/月/u.test(phrase)) {
    const sign = named[2] ?? '';
    const at = '日天末'.includes(sign)
      ? 6
      : Math.max('一二三四五六'.indexOf(sign), Number(sign) - 1 || 0);
    const weeks = { 下下: 14, 下: 7, 上: -7 }[named[1] ?? ''] ?? 0;
    const meant = addDays(monday, at + weeks);
    return named[1] === undefined && meant < saidOn ? addDays(meant, 7) : meant;
  }
  return /(?:本|这)(?:周|星期|礼拜)/u.test(phrase) || phrase.includes('周末')
    ? addDays(monday, 6)
    : null;
}

function dated(phrase: string, saidOn: Day): Day | null {
  const year = yearOf(saidOn);
  const full = /(20\d\d)[-./年](\d{1,2})[-./月](\d{1,2})/u.exec(phrase);
  if (full !== null) return dayAt(Number(full[1]), Number(full[2]), Number(full[3]));
  const month = new RegExp(`(${figure})[月./](?:(${figure})|([底末初中]))?`, 'u').exec(phrase);
  if (month !== null) return inMonth(phrase, saidOn, month);
  if (/年[底末]/u.test(phrase)) return `${String(year)}-12-31`;
  const shift = /下个?月/u.test(phrase) ? 1 : 0;
  const now = Number(saidOn.slice(5, 7));
  if (/月[底末内]|[本这]月$/u.test(phrase)) return lastOf(year, now + shift);
  const alone = new RegExp(`(${figure})[日号]`, 'u').exec(phrase);
  if (alone === null) return null;
  const meant = dayAt(year, now + shift, numberOf(alone[1] ?? ''));
  return meant !== null && meant < saidOn ? dayAt(year, now + 1, numberOf(alone[1] ?? '')) : meant;
}

function inMonth(phrase: string, saidOn: Day, found: RegExpExecArray): Day | null {
  const month = numberOf(found[1] ?? '');
  const said = Number(saidOn.slice(5, 7));
  // In December 1月5日 is next year's.
  const later =
    phrase.includes('明年') || (month < said - 6 && !/20\d\d年|今年/u.test(phrase)) ? 1 : 0;
  const year = Number(/(20\d\d)年/u.exec(phrase)?.[1] ?? yearOf(saidOn) + later);
  if (found[2] !== undefined) return dayAt(year, month, numberOf(found[2]));
  if (found[3] === '初') return dayAt(year, month, 5);
  if (found[3] === '中') return dayAt(year, month, 15);
  // 10月前 is before its first day.
  return found[3] === undefined && /月份?(?:之|以)?前/u.test(phrase)
    ? addDays(`${String(year)}-${pad(month)}-01`, -1)
    : lastOf(year, month);
}

/** What names an hour alone means the day it is said on. */
function sameDay(phrase: string, saidOn: Day): Day | null {
  return /[点时:：前班]/u.test(phrase) &&
    !/(?:国庆|元旦|春节|五一|端午|中秋|清明|重阳|节)前|学期|季/u.test(phrase)
    ? saidOn
    : null;
}

function dayAt(year: number, month: number, date: number): Day | null {
  const [inYear, inMonth] = month > 12 ? [year + 1, month - 12] : [year, month];
  const meant = `${String(inYear)}-${pad(inMonth)}-${pad(date)}`;
  return isDay(meant) ? meant : null;
}

function lastOf(year: number, month: number): Day | null {
  const next = dayAt(year, month + 1, 1);
  return next === null ? null : addDays(next, -1);
}

function pad(number: number): string {
  return String(number).padStart(2, '0');
}

function numberOf(text: string): number {
  if (/^\d+$/u.test(text)) return Number(text);
  const digits = text.replaceAll('两', '二').replaceAll('廿', '二十');
  const [tens, ones] = digits.includes('十') ? digits.split('十') : ['0', digits];
  const value = (sign: string | undefined) =>
    '零一二三四五六七八九'.indexOf((sign ?? '')[0] ?? '零');
  return (
    (tens === '' ? 1 : Math.max(0, value(tens))) * 10 +
    Math.max(0, value(ones === '' ? '零' : ones))
  );
}
