import type { Day } from '../../domain/group.ts';
import { addDays, dayOf, instantOf, isDay, weekdayOf } from '../../domain/zone.ts';
import { dayMeant } from './day.ts';
import type { DayWords } from './day-words.ts';
import type { TimeWords, Written } from './moment.ts';
import { misread, parsed, type Parsed } from './parsed.ts';

/** What written words mean at the moment they are written. */
export interface Meant {
  readonly day: Day;
  /** Milliseconds UTC; null where a day alone was said. */
  readonly at: number | null;
}

/** The office's own hours on an ordinary day, in minutes since midnight. */
export interface OfficeDay {
  readonly opening: number;
  readonly closing: number;
}

const noSuchDay = '没有这一天，请核对日期';

/**
 * What was meant, seen from `now` (milliseconds UTC). It may lie in the past: 本周一 on a Friday.
 * A time without a day is the next such time; 下班前 without a day is today's.
 */
export function meant(
  written: Written,
  now: number,
  zone: string,
  office: OfficeDay,
): Parsed<Meant> {
  if (written.kind === 'span') {
    const at = now + written.milliseconds;
    return parsed({ day: dayOf(zone, at), at });
  }
  const today = dayOf(zone, now);
  const day = written.day === null ? today : dayOfWords(written.day, today);
  if (day === null) return misread(noSuchDay);
  if (written.time === null) return parsed({ day, at: null });
  const at = instantOf(zone, day, minuteOf(written.time, office));
  const passed = written.day === null && typeof written.time === 'number' && at <= now;
  if (!passed) return parsed({ day, at });
  const next = addDays(day, 1);
  return parsed({ day: next, at: instantOf(zone, next, minuteOf(written.time, office)) });
}

/** The instant at which it is over: a day alone ends with the day. */
export function endOf({ day, at }: Meant, zone: string): number {
  return at ?? instantOf(zone, day, 1440);
}

function minuteOf(time: TimeWords, { opening, closing }: OfficeDay): number {
  if (time === 'opening') return opening;
  return time === 'closing' ? closing : time;
}

/** Null for a day that does not exist: 下月31号. */
function dayOfWords(words: DayWords, today: Day): Day | null {
  switch (words.by) {
    case 'days':
      return addDays(today, words.ahead);
    case 'weekday': {
      const away = words.weekday - weekdayOf(today);
      if (words.weeks !== null) return addDays(today, away + 7 * words.weeks);
      return addDays(today, away < 0 ? away + 7 : away);
    }
    case 'month-end':
      return addDays(dateIn(today, words.months + 1, 1), -1);
    case 'year-end':
      return `${today.slice(0, 4)}-12-31`;
    case 'date':
      return dateMeant(words.months, words.date, today);
    case 'months':
      return monthsAhead(today, words.ahead);
    case 'calendar': {
      const { day, years } = words;
      if (years === null) return dayMeant(day, today);
      const year = Number(today.slice(0, 4)) + years;
      // Written out, so that 2月29日 of an ordinary year is no day.
      return existing(`${String(year)}-${two(day.month)}-${two(day.date)}`);
    }
  }
}

function dateMeant(months: number | null, date: number, today: Day): Day | null {
  if (months !== null) return existing(dateIn(today, months, date));
  // The next month that has such a date: 31号 in September is that of October.
  for (let ahead = 0; ahead <= 2; ahead += 1) {
    const day = existing(dateIn(today, ahead, date));
    if (day !== null && day >= today) return day;
  }
  return null;
}

/** The same date so many months on, the last of the month where it has no such date. */
function monthsAhead(today: Day, ahead: number): Day {
  const day = dateIn(today, ahead, Number(today.slice(8, 10)));
  return existing(day) ?? addDays(dateIn(today, ahead + 1, 1), -1);
}

/** A date of the month so many months on; it need not exist. */
function dateIn(today: Day, months: number, date: number): Day {
  const index = Number(today.slice(0, 4)) * 12 + Number(today.slice(5, 7)) - 1 + months;
  return `${String(Math.floor(index / 12))}-${two((index % 12) + 1)}-${two(date)}`;
}

function existing(day: Day): Day | null {
  return isDay(day) ? day : null;
}

function two(figure: number): string {
  return String(figure).padStart(2, '0');
}
