import type { Day } from '../../domain/group.ts';
import { isDay } from '../../domain/zone.ts';
import { readNumber } from './number.ts';
import { misread, parsed, type Parsed } from './parsed.ts';
import { plain } from './plain.ts';

/** A day as written; without a year it is the next one of that date. */
export interface WrittenDay {
  readonly year: number | null;
  readonly month: number;
  readonly date: number;
}

const problem = '请写明日期，如“2026-12-31”或“12月31日”';
const shapes = [
  /^(?:(\d{4})[-/.])?(\d{1,2})[-/.](\d{1,2})$/,
  /^(?:(\d{4})年)?([\d一二三四五六七八九十]{1,3})月([\d一二三四五六七八九十]{1,3})[日号]?$/u,
];

/** `2026-12-31`, `2026/12/31`, `2026年12月31日`, `12月31日`, `12-31`. The day must exist. */
export function parseDay(text: string): Parsed<WrittenDay> {
  const word = plain(text).replaceAll(' ', '').replace(/[–—−]/gu, '-');
  for (const shape of shapes) {
    const match = shape.exec(word);
    if (match === null) continue;
    const year = match[1] === undefined ? null : Number(match[1]);
    const month = readNumber(match[2] ?? '');
    const date = readNumber(match[3] ?? '');
    if (month === null || date === null) return misread(problem);
    // A leap year, so that 2月29日 without a year can be read.
    if (!isDay(written(year ?? 2000, month, date))) return misread('没有这一天，请核对日期');
    return parsed({ year, month, date });
  }
  return misread(problem);
}

/** The day meant, seen from today: one without a year is today or the next to come. */
export function dayMeant(day: WrittenDay, today: Day): Day {
  if (day.year !== null) return written(day.year, day.month, day.date);
  const year = Number(today.slice(0, 4));
  // Leap years lie eight years apart at most.
  for (let ahead = 0; ahead <= 8; ahead += 1) {
    const meant = written(year + ahead, day.month, day.date);
    if (isDay(meant) && meant >= today) return meant;
  }
  throw new RangeError('A written day that is in no year');
}

function written(year: number, month: number, date: number): Day {
  const two = (n: number) => String(n).padStart(2, '0');
  return `${String(year).padStart(4, '0')}-${two(month)}-${two(date)}`;
}
