import { z } from 'zod';
import type { YearTable } from '../../domain/calendar.ts';
import type { Day } from '../../domain/group.ts';
import type { Fault } from './book.ts';
import { check } from './check.ts';
import { listOf } from './empty-lists.ts';
import { daysBetween, isDay, weekdayOf } from './dates.ts';
import { readSource, type Source } from './source.ts';
import type { BookFile } from './yaml-text.ts';

const spans = listOf(
  z.string().transform((text, context): readonly Day[] => {
    const [from = '', to = from, more] = text.split('..').map((part) => part.trim());
    if (more === undefined && isDay(from) && isDay(to) && from <= to && to < farther(from)) {
      return daysBetween(from, to);
    }
    context.issues.push({
      code: 'custom',
      input: text,
      message: `“${text.slice(0, 30)}”不是日期：请写 "2026-10-10"，或一段 "2026-10-01..2026-10-07"（前早后晚）。`,
    });
    return z.NEVER;
  }),
  400,
);

const yearFile = z.strictObject({ off: spans.optional(), work: spans.optional() });

/**
 * Lays calendar files (`2026.yaml`: days off, weekend days worked) over the tables known so far.
 * A file changes only the days it names, so a unit can add one day off without writing out the
 * whole list. A faulty file changes nothing.
 */
export function readYearTables(
  files: readonly BookFile[],
  known: ReadonlyMap<number, YearTable>,
): { years: ReadonlyMap<number, YearTable>; faults: readonly Fault[] } {
  const years = new Map(known);
  const faults: Fault[] = [];
  for (const file of files) {
    const year = Number(/(?:^|\/)(\d{4})\.yaml$/.exec(file.path)?.[1] ?? NaN);
    if (Number.isNaN(year)) {
      const message = '日历文件请以年份命名，如 2027.yaml。';
      faults.push({ file: file.path, line: 1, column: 1, message });
      continue;
    }
    const read = readSource(file);
    faults.push(...read.faults);
    if (read.source === null) continue;
    const { table, faults: found } = readYear(read.source, year, years.get(year));
    faults.push(...found);
    if (table !== null) years.set(year, table);
  }
  return { years, faults };
}

function readYear(
  source: Source,
  year: number,
  before: YearTable | undefined,
): { table: YearTable | null; faults: readonly Fault[] } {
  const { value, faults } = check(yearFile, source.data, source, []);
  if (value === null) return { table: null, faults };
  const found: Fault[] = [];
  const off = new Set(before?.off);
  const work = new Set(before?.work);
  const written = new Set<Day>();
  for (const list of ['off', 'work'] as const) {
    for (const [index, days] of (value[list] ?? []).entries()) {
      for (const day of days) {
        const fault = faultOf(day, list, year, written, before);
        if (fault !== null) found.push(source.fault([list, index], fault));
        written.add(day);
        if (list === 'off') {
          work.delete(day);
          off.add(day);
        } else {
          off.delete(day);
          if (weekdayOf(day) > 5) work.add(day);
        }
      }
    }
  }
  return found.length > 0
    ? { table: null, faults: found }
    : { table: { year, off, work }, faults: [] };
}

function faultOf(
  day: Day,
  list: 'off' | 'work',
  year: number,
  written: ReadonlySet<Day>,
  before: YearTable | undefined,
): string | null {
  if (!day.startsWith(`${year}-`)) return `${day} 不在 ${year} 年：请写到那一年的文件里。`;
  if (written.has(day)) return `${day} 写了两次：请只留一处。`;
  const isOrdinary = weekdayOf(day) <= 5 && before?.off.has(day) !== true;
  if (list === 'work' && isOrdinary) return `${day} 本来就是工作日：请核对日期，或删去这一项。`;
  return null;
}

function farther(from: Day): Day {
  return `${Number(from.slice(0, 4)) + 1}${from.slice(4)}`;
}
