import { firstWorkdayAfter, isWorkday, type Calendar } from '../domain/calendar.ts';
import type { Day } from '../domain/group.ts';
import { addDays } from '../domain/zone.ts';

/** The last day on which whoever was asked on `asked` is in time: never one on which nobody works. */
export function answerBy(calendar: Calendar, asked: Day, days: number): Day {
  const last = addDays(asked, days);
  return isWorkday(calendar, last) ? last : firstWorkdayAfter(calendar, last);
}
