import { closingOn } from '../../domain/calendar.ts';
import { addDays, dayOf, instantOf } from '../../domain/zone.ts';
import type { Book } from '../../engine/rule-book/book.ts';
import { dueWords } from '../appeals.ts';
import { workdaysAfter } from '../states.ts';

/** The last instant at which an application handed in now is answered in time. */
export function answerDue({ calendar, hours, register }: Book, now: number): number {
  const { zone } = calendar;
  const day = workdaysAfter(calendar, dayOf(zone, now), register.values.approveWithinWorkdays);
  return (closingOn(calendar, hours, day) ?? instantOf(zone, addDays(day, 1), 0)) - 1;
}

/** `10月14日（周三）18:00`, as in 请于…前. */
export function answerDueWords({ calendar }: Book, dueAt: number): string {
  return dueWords(calendar.zone, dueAt);
}
