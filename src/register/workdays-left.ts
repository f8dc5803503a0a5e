import type { Calendar } from '../domain/calendar.ts';
import type { Day } from '../domain/group.ts';
import { workdaysAfter } from './states.ts';

/** Whether a deadline is at most so many workdays away, and not past. */
export function isNear(calendar: Calendar, today: Day, dueOn: Day, workdays: number): boolean {
  return today <= dueOn && dueOn <= workdaysAfter(calendar, today, workdays);
}
