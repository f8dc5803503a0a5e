import type { Day } from '../../domain/group.ts';
import { addDays, dayOf } from '../../domain/zone.ts';
import type { Book } from '../../engine/rule-book/book.ts';
import { answerBy } from '../../register/answer-by.ts';
import { officeDayOf } from '../office-day.ts';
import { meant } from '../parse/meant.ts';
import { parseMoment } from '../parse/moment.ts';
import { misread, parsed, type Parsed } from '../parse/parsed.ts';

/** Ours: longer than a year is no deadline. */
const longestDays = 366;
const deadline =
  /[\s,，;；。]*(?:限期|期限|限于|请于)[\s:：]*([^\s,，;；。]+(?:\s+[^\s,，;；。]+)?)[\s。]*$/u;

/** 事项 and the day until which it is to be done, where one is written. */
export interface OrderWords {
  readonly matter: string;
  readonly written: string | null;
}

/** `群主已调离 限期 2026-11-30`. */
export function orderWords(words: string): OrderWords {
  const match = deadline.exec(words);
  const written = match?.[1] ?? null;
  // 缺期限 and 专项群没有写明期限 speak of a term and set none.
  if (match === null || written === null || !parseMoment(written).ok) {
    return { matter: words.trim(), written: null };
  }
  return { matter: words.slice(0, match.index).trim(), written };
}

/** The last day in time: as written, else so many days from today as the book gives, never on a day off. */
export function dueDay(
  written: string | null,
  { book, now }: { readonly book: Book; readonly now: number },
): Parsed<Day> {
  const { calendar, register, hours } = book;
  const today = dayOf(calendar.zone, now);
  if (written === null) {
    return parsed(answerBy(calendar, today, register.values.rectifyWithinDays));
  }
  const moment = parseMoment(written);
  if (!moment.ok) return moment;
  const reading = meant(moment.value, now, calendar.zone, officeDayOf(hours));
  if (!reading.ok) return reading;
  const { day } = reading.value;
  if (day <= today) return misread('限期须在今天之后，请核对日期');
  return day > addDays(today, longestDays) ? misread('限期最长一年，请核对年份') : parsed(day);
}
