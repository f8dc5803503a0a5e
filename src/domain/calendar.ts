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

/** Years without a table among this year and the year of next month. */
export function unknownYears(calendar: Calendar, at: number): readonly number[] {
  const { day } = localTime(calendar.zone, at);
  const year = yearOf(day);
  const soon = day.slice(5, 7) === '12' ? [year, year + 1] : [year];
  return soon.filter((one) => !calendar.years.has(one));
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

/** The day itself where it is worked, else the last workday before it; the day after sixty days of none. */
export function lastWorkdayUpTo(calendar: Calendar, day: Day): Day {
  for (let back = 0; back <= searchDays; back += 1) {
    const earlier = addDays(day, -back);
    if (isWorkday(calendar, earlier)) return earlier;
  }
  return day;
}

/** The first workday after a day; the day after sixty days of none. */
export function firstWorkdayAfter(calendar: Calendar, day: Day): Day {
  for (let ahead = 1; ahead <= searchDays; ahead += 1) {
    const later = addDays(day, ahead);
    if (isWorkday(calendar, later)) return later;
  }
  return addDays(day, searchDays + 1);
}

/** The first minute is inside, the last one outside. */
export function isOfficeTime(calendar: Calendar, hours: OfficeHours, at: number): boolean {
  const { day, minute } = localTime(calendar.zone, at);
  if (isWithin(spansOf(calendar, hours, day), minute)) return true;
  const overMidnight = hours.some(({ from, to }) => to <= from && minute < to);
  return overMidnight && isWithin(spansOf(calendar, hours, addDays(day, -1)), minute + 1440);
}

function isWithin(spans: readonly Span[], minute: number): boolean {
  for (const { from, to } of spans) if (from <= minute && minute < to) return true;
  return false;
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

/** The instant at which the office closes for the day; null on a day without office hours. */
export function closingOn(calendar: Calendar, hours: OfficeHours, day: Day): number | null {
  const last = Math.max(...spansOf(calendar, hours, day).map(({ to }) => to));
  return last === -Infinity ? null : instantOf(calendar.zone, day, last);
}

/** Every message asks for today and yesterday; a calendar and its hours are never changed, only replaced. */
const knownSpans = new WeakMap<Calendar, WeakMap<OfficeHours, Map<Day, readonly Span[]>>>();
const cachedDays = 1_000;

function spansOf(calendar: Calendar, hours: OfficeHours, day: Day): readonly Span[] {
  let ofCalendar = knownSpans.get(calendar);
  if (ofCalendar === undefined) knownSpans.set(calendar, (ofCalendar = new WeakMap()));
  let ofHours = ofCalendar.get(hours);
  if (ofHours === undefined) ofCalendar.set(hours, (ofHours = new Map<Day, readonly Span[]>()));
  let spans = ofHours.get(day);
  if (spans === undefined) {
    if (ofHours.size >= cachedDays) ofHours.clear();
    ofHours.set(day, (spans = readSpans(calendar, hours, day)));
  }
  return spans;
}

function readSpans(calendar: Calendar, hours: OfficeHours, day: Day): readonly Span[] {
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
