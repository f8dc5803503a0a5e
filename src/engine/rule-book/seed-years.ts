import chineseDays from 'chinese-days';
import type { YearTable } from '../../domain/calendar.ts';
import type { Day } from '../../domain/group.ts';
import { daysBetween } from './dates.ts';

const firstYear = 2004;
const lastYear = 2100;

/**
 * The State Council office's lists as far as the package holds them. The package answers for any
 * year, with plain weeks where it knows nothing; a year counts only where it names holidays.
 */
export function seedYears(): ReadonlyMap<number, YearTable> {
  seeded ??= readSeed();
  return seeded;
}

/** Walking the years takes a tenth of a second and gives the same each time. */
let seeded: ReadonlyMap<number, YearTable> | null = null;

function readSeed(): ReadonlyMap<number, YearTable> {
  const years = new Map<number, YearTable>();
  for (let year = firstYear; year <= lastYear; year += 1) {
    // New Year's Day has been on every list; a year without it is not in the data.
    if (!isNamed(`${year}-01-01`)) continue;
    const off = new Set<Day>();
    const work = new Set<Day>();
    for (const day of daysBetween(`${year}-01-01`, `${year}-12-31`)) {
      if (!isNamed(day)) continue;
      (chineseDays.getDayDetail(day).work ? work : off).add(day);
    }
    years.set(year, { year, off, work });
  }
  return years;
}

/** Named days carry `English,中文,days`; ordinary ones the name of the weekday. */
function isNamed(day: Day): boolean {
  return chineseDays.getDayDetail(day).name.includes(',');
}
