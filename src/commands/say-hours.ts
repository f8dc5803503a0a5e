import type { HoursRule, OfficeHours } from '../domain/calendar.ts';
import { dayWords, minuteWords, weekdayWord } from '../text/day-words.ts';

/** `工作日 8:30-18:00`; several rules with a semicolon between. */
export function sayHours(hours: OfficeHours): string {
  return hours.map(sayRule).join('；') || '未设定';
}

function sayRule({ days, from, to, season }: HoursRule): string {
  const when = days === 'workdays' ? '工作日' : days === 'everyday' ? '每日' : sayWeekdays(days);
  const range = `${when} ${minuteWords(from)}-${minuteWords(to)}`;
  if (season === undefined) return range;
  return `${dayWords(`2000-${season.from}`)}至${dayWords(`2000-${season.to}`)} ${range}`;
}

function sayWeekdays(days: readonly number[]): string {
  return `周${days.map(weekdayWord).join('、')}`;
}
