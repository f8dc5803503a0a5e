import type { Day } from '../../domain/group.ts';
import { dayOf } from '../../domain/zone.ts';
import type { CommandContext } from '../command.ts';
import { officeDayOf } from '../office-day.ts';
import { whenProblem } from '../parse/moment.ts';
import { misread, parsed, type Parsed } from '../parse/parsed.ts';
import { parsePastDay } from '../parse/past-day.ts';

/** A day as people write it: 2026-10-12, 10月12日, 上周五; today where nothing was written. */
export function dayMeantBy(
  { book, now }: Pick<CommandContext, 'book' | 'now'>,
  written: string | undefined,
  example: string,
): Parsed<Day> {
  const { zone } = book.calendar;
  if (written === undefined) return parsed(dayOf(zone, now));
  const words = written.replace(/^(?:和|与|跟|比|对比)\s*/u, '');
  const reading = parsePastDay(words, now, zone, officeDayOf(book.hours));
  return !reading.ok && reading.problem === whenProblem
    ? misread(`请写明日期，如“${example}”`)
    : reading;
}
