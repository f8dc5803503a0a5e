import type { Day } from '../domain/group.ts';

/** 10月31日. */
export function dayWords(day: Day): string {
  return `${String(Number(day.slice(5, 7)))}月${String(Number(day.slice(8, 10)))}日`;
}

/** 2026年10月31日. */
export function longDayWords(day: Day): string {
  return `${String(Number(day.slice(0, 4)))}年${dayWords(day)}`;
}
