import type { Day } from './group.ts';
import { addDays, instantOf, localTime, weekdayOf, yearOf } from './zone.ts';

/** One year of the State Council office's list: what differs from Monday to Friday. */
export interface YearTable {
  readonly year: number;
  readonly off: ReadonlySet<Day>;
  /** Weekend days that are worked. */
  readonly work: ReadonlySet<Day>;
}

/** Workdays of a zone. A year without a table is unknown, never an ordinary year. */
export interface Calendar {
  readonly zone: string;
  readonly years: ReadonlyMap<number, YearTable>;
}

/** `from` is the first minute inside, `to` the first one outside; minutes since midnight. */
export interface HoursRule {
  /** `workdays`, `everyday`, or weekdays 1 (Monday) to 7. */
  readonly days: 'workdays' | 'everyday' | readonly number[];
  readonly from: number;
  readonly to: number;
  /** `MM-DD`, both ends included; may run over New Year. */
  readonly season?: { readonly from: string; readonly to: string };
}

/** A rule with a season stands before those without one on the days of its season. */
export type OfficeHours = readonly HoursRule[];

/** An office span of one day, in minutes since its midnight; past midnight `to` goes beyond 1440. */
interface Span {
  readonly from: number;
  readonly to: number;
}

const searchDays = 60;

export function knowsYear(calendar: Calendar, year: number): boolean {
  return calendar.years.has(year);
}

/** Years without a table among this year and the year of next month. */
export function unknownYears(calendar: Calendar, at: number): readonly number[] {
  const { day } = localTime(calendar.zone, at);
  const year = yearOf(day);
  const soon = day.slice(5, 7) === '12' ? [year, year + 1] : [year];
  return soon.filter((one) => !knowsYear(calendar, one));
}

/** Whether a day is worked. In a year without a table: Monday to Friday, and the caller says so. */
export function isWorkday(calendar: Calendar, day: Day): boolean {
  const year = yearOf(day);
  // The list of a year may begin with the last days of the year before it.
  for (const table of [calendar.years.get(year), calendar.years.get(year + 1)]) {
    if (table?.off.has(day) === true) return false;
    if (table?.work.has(day) === true) return true;
  }
  return weekdayOf(day) <= 5;
}

/** The first minute is inside, the last one outside. */
export function isOfficeTime(calendar: Calendar, hours: OfficeHours, at: number): boolean {
  return spanAt(calendar, hours, at) !== null;
}

/** `at` itself inside office hours, else the next opening; sixty days on where there is none. */
export function nextOpening(calendar: Calendar, hours: OfficeHours, at: number): number {
  if (isOfficeTime(calendar, hours, at)) return at;
  const { day } = localTime(calendar.zone, at);
  for (let ahead = 0; ahead <= searchDays; ahead += 1) {
    const next = addDays(day, ahead);
    const openings = spansOf(calendar, hours, next)
      .map((span) => instantOf(calendar.zone, next, span.from))
      .filter((opening) => opening > at);
    if (openings.length > 0) return Math.min(...openings);
  }
  return at + searchDays * 86_400_000;
}

/** The end of the office hours `at` lies in, spans that touch taken as one; `at` itself outside. */
export function closingOf(calendar: Calendar, hours: OfficeHours, at: number): number {
  let end = at;
  for (let joined = 0; joined <= searchDays; joined += 1) {
    const open = spanAt(calendar, hours, end);
    if (open === null) return end;
    end = endOf(calendar.zone, open, end);
  }
  return end;
}

/** The `n`th workday after `day` (before it where `n` is negative); `day` itself for 0. */
export function addWorkdays(calendar: Calendar, day: Day, n: number): Day {
  const step = Math.sign(n);
  let reached = day;
  let left = Math.abs(n);
  while (left > 0) {
    reached = addDays(reached, step);
    if (isWorkday(calendar, reached)) left -= 1;
  }
  return reached;
}

interface OpenSpan extends Span {
  readonly day: Day;
  readonly minute: number;
  readonly second: number;
}

/** The office span an instant lies in; the one that lasts longest where they overlap. */
function spanAt(calendar: Calendar, hours: OfficeHours, at: number): OpenSpan | null {
  const { day, minute, second } = localTime(calendar.zone, at);
  const today = spansOf(calendar, hours, day).map((span) => ({ ...span, day, minute, second }));
  const yesterday = addDays(day, -1);
  const lateMinute = minute + 1440;
  const overnight = spansOf(calendar, hours, yesterday)
    .filter((span) => span.to > 1440)
    .map((span) => ({ ...span, day: yesterday, minute: lateMinute, second }));
  return [...today, ...overnight]
    .filter((span) => span.from <= span.minute && span.minute < span.to)
    .reduce<OpenSpan | null>(
      (longest, span) =>
        longest === null || span.to - span.minute > longest.to - longest.minute ? span : longest,
      null,
    );
}

function endOf(zone: string, open: OpenSpan, at: number): number {
  const wholeSecond = at - (((at % 1000) + 1000) % 1000);
  const straight = wholeSecond + ((open.to - open.minute) * 60 - open.second) * 1000;
  // By counting on, so that a doubled hour ends once for each time it is lived through; only
  // where the clock changes on the way is the wall asked again.
  const wall = localTime(zone, straight);
  return wall.minute === open.to % 1440 && wall.second === 0
    ? straight
    : instantOf(zone, open.day, open.to);
}

function spansOf(calendar: Calendar, hours: OfficeHours, day: Day): readonly Span[] {
  const onDay = hours.filter((rule) => appliesOn(calendar, rule, day));
  const seasonal = onDay.filter((rule) => rule.season !== undefined);
  return (seasonal.length > 0 ? seasonal : onDay).map(({ from, to }) => ({
    from,
    to: to > from ? to : to + 1440,
  }));
}

function appliesOn(calendar: Calendar, rule: HoursRule, day: Day): boolean {
  if (rule.season !== undefined && !inSeason(rule.season, day)) return false;
  if (rule.days === 'everyday') return true;
  if (rule.days === 'workdays') return isWorkday(calendar, day);
  return rule.days.includes(weekdayOf(day));
}

function inSeason(season: { readonly from: string; readonly to: string }, day: Day): boolean {
  const monthDay = day.slice(5);
  return season.from <= season.to
    ? season.from <= monthDay && monthDay <= season.to
    : season.from <= monthDay || monthDay <= season.to;
}
