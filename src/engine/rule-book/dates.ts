import type { Day } from '../../domain/group.ts';

const monthLengths = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** Whether `MM-DD` names a day that some year has. */
export function isMonthDay(text: string): boolean {
  if (!/^\d\d-\d\d$/.test(text)) return false;
  const day = Number(text.slice(3));
  return day >= 1 && day <= (monthLengths[Number(text.slice(0, 2)) - 1] ?? 0);
}

/** Whether `YYYY-MM-DD` is a day of the calendar. */
export function isDay(text: string): text is Day {
  return /^\d{4}-\d\d-\d\d$/.test(text) && dayAt(timeOf(text)) === text;
}

/** 1 is Monday, 7 is Sunday. */
export function weekdayOf(day: Day): number {
  return ((Math.floor(timeOf(day) / 86_400_000) + 3) % 7) + 1;
}

/** Every day from `from` to `to`, both included. */
export function daysBetween(from: Day, to: Day): readonly Day[] {
  const days: Day[] = [];
  for (let time = timeOf(from); time <= timeOf(to); time += 86_400_000) days.push(dayAt(time));
  return days;
}

function timeOf(day: Day): number {
  return Date.UTC(Number(day.slice(0, 4)), Number(day.slice(5, 7)) - 1, Number(day.slice(8, 10)));
}

function dayAt(time: number): Day {
  return new Date(time).toISOString().slice(0, 10);
}
