import type { HoursRule, OfficeHours } from '../domain/calendar.ts';
import type { Day } from '../domain/group.ts';
import { localTime } from '../domain/zone.ts';

const weekdays = ['一', '二', '三', '四', '五', '六', '日'];

/** `10月12日`. */
export function sayDay(day: Day): string {
  const [, month, date] = day.split('-').map(Number);
  return `${String(month)}月${String(date)}日`;
}

/** `10月12日 8:30`. */
export function sayInstant(zone: string, at: number): string {
  const { day, minute } = localTime(zone, at);
  return `${sayDay(day)} ${sayMinute(minute)}`;
}

/** `8:30`, from minutes since midnight. */
export function sayMinute(minute: number): string {
  return `${String(Math.floor(minute / 60))}:${String(minute % 60).padStart(2, '0')}`;
}

/** `工作日 8:30-18:00`; several rules with a semicolon between. */
export function sayHours(hours: OfficeHours): string {
  return hours.map(sayRule).join('；') || '未设定';
}

function sayRule({ days, from, to, season }: HoursRule): string {
  const when = days === 'workdays' ? '工作日' : days === 'everyday' ? '每日' : sayWeekdays(days);
  const range = `${when} ${sayMinute(from)}-${sayMinute(to)}`;
  if (season === undefined) return range;
  return `${sayDay(`2000-${season.from}`)}至${sayDay(`2000-${season.to}`)} ${range}`;
}

function sayWeekdays(days: readonly number[]): string {
  return `周${days.map((day) => weekdays[day - 1] ?? '').join('、')}`;
}
