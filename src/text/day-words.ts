import type { Day } from '../domain/group.ts';
import { localTime, weekdayOf } from '../domain/zone.ts';

const weekdays = ['一', '二', '三', '四', '五', '六', '日'];

/** `10月31日`. */
export function dayWords(day: Day): string {
  return `${String(Number(day.slice(5, 7)))}月${String(Number(day.slice(8, 10)))}日`;
}

/** `2026年10月31日`. */
export function longDayWords(day: Day): string {
  return `${String(Number(day.slice(0, 4)))}年${dayWords(day)}`;
}

/** `一` to `日`, from 1 (Monday) to 7. */
export function weekdayWord(weekday: number): string {
  return weekdays[weekday - 1] ?? '';
}

/** `2026年11月15日（周日）`. */
export function dayAndWeekdayWords(day: Day): string {
  return `${longDayWords(day)}（周${weekdayWord(weekdayOf(day))}）`;
}

/** `8:30`, from minutes since midnight. */
export function minuteWords(minute: number): string {
  return `${String(Math.floor(minute / 60))}:${String(minute % 60).padStart(2, '0')}`;
}

/** `8:30`, as the wall clock of the zone shows an instant. */
export function clockWords(zone: string, at: number): string {
  return minuteWords(localTime(zone, at).minute);
}

/** `08:30`, for words in which times stand beside each other. */
export function paddedClockWords(zone: string, at: number): string {
  return clockWords(zone, at).padStart(5, '0');
}

/** `10月12日 8:30`. */
export function instantWords(zone: string, at: number): string {
  return `${dayWords(localTime(zone, at).day)} ${clockWords(zone, at)}`;
}
