import type { Day } from './group.ts';

/** A moment as the clock on the office wall shows it. */
export interface LocalTime {
  readonly day: Day;
  /** Minutes since midnight, 0 to 1439. */
  readonly minute: number;
  readonly second: number;
  /** 1 is Monday, 7 is Sunday. */
  readonly weekday: number;
}

const minuteMs = 60_000;
const dayMs = 86_400_000;

/** Zones change their offset on quarter hours only, so one offset holds for a whole quarter. */
const quarterMs = 15 * minuteMs;
const cachedQuarters = 20_000;

interface ZoneCache {
  readonly format: Intl.DateTimeFormat;
  readonly offsets: Map<number, number>;
}

const zones = new Map<string, ZoneCache>();

/**
 * The wall clock of a zone at an instant (milliseconds UTC), whatever zone the machine is in.
 * @throws RangeError where the zone is unknown
 */
export function localTime(zone: string, at: number): LocalTime {
  const wall = at + offsetAt(zone, at);
  const dayNumber = Math.floor(wall / dayMs);
  const seconds = Math.floor((wall - dayNumber * dayMs) / 1000);
  return {
    day: dayOfNumber(dayNumber),
    minute: Math.floor(seconds / 60),
    second: seconds % 60,
    weekday: weekdayOfNumber(dayNumber),
  };
}

/** The day on the wall at an instant. */
export function dayOf(zone: string, at: number): Day {
  return dayOfNumber(Math.floor((at + offsetAt(zone, at)) / dayMs));
}

/**
 * The instant at which the wall shows this day and minute (1440 is the next midnight).
 * A time the clock jumps over is the first instant after the jump, a doubled one the earlier.
 */
export function instantOf(zone: string, day: Day, minute: number): number {
  const wall = dayNumberOf(day) * dayMs + minute * minuteMs;
  // No offset reaches a day, so these two stand safely on either side of a change.
  const before = offsetAt(zone, wall - dayMs);
  const after = offsetAt(zone, wall + dayMs);
  const fitting = [wall - before, wall - after]
    .filter((at) => at + offsetAt(zone, at) === wall)
    .sort((a, b) => a - b);
  return fitting[0] ?? changeBetween(zone, wall - after, wall - before);
}

export function addDays(day: Day, n: number): Day {
  return dayOfNumber(dayNumberOf(day) + n);
}

/** How many days `b` lies after `a`; negative where it lies before. */
export function daysBetween(a: Day, b: Day): number {
  return dayNumberOf(b) - dayNumberOf(a);
}

/** 1 is Monday, 7 is Sunday. */
export function weekdayOf(day: Day): number {
  return weekdayOfNumber(dayNumberOf(day));
}

export function yearOf(day: Day): number {
  return Number(day.slice(0, 4));
}

/** `YYYY-MM-DD`, and a day that exists. */
export function isDay(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && dayOfNumber(dayNumberOf(text)) === text;
}

/** Minutes since midnight of `HH:MM`. */
export function minuteOf(clock: string): number {
  const [hours, minutes] = clock.split(':');
  return Number(hours) * 60 + Number(minutes);
}

function dayNumberOf(day: Day): number {
  const known = numbers.get(day);
  if (known !== undefined) return known;
  const [year, month, date] = day.split('-').map(Number);
  const dayNumber = Date.UTC(year ?? NaN, (month ?? NaN) - 1, date ?? NaN) / dayMs;
  return keep(numbers, day, dayNumber);
}

function dayOfNumber(dayNumber: number): Day {
  return (
    days.get(dayNumber) ??
    keep(days, dayNumber, new Date(dayNumber * dayMs).toISOString().slice(0, 10))
  );
}

/** Every message asks which day it is, and mostly it is the same. */
const cachedDays = 4_000;
const days = new Map<number, Day>();
const numbers = new Map<Day, number>();

function keep<Key, Value>(known: Map<Key, Value>, key: Key, value: Value): Value {
  if (known.size >= cachedDays) known.clear();
  known.set(key, value);
  return value;
}

function weekdayOfNumber(dayNumber: number): number {
  return ((((dayNumber + 3) % 7) + 7) % 7) + 1;
}

/** Milliseconds the wall clock is ahead of UTC. */
function offsetAt(zone: string, at: number): number {
  const cache = zones.get(zone) ?? openZone(zone);
  const quarter = Math.floor(at / quarterMs);
  const known = cache.offsets.get(quarter);
  if (known !== undefined) return known;
  const start = quarter * quarterMs;
  const wall = wallOf(cache.format, start);
  // A month of talk needs 2,880 quarters; a simulated century must not fill the memory.
  if (cache.offsets.size >= cachedQuarters) cache.offsets.clear();
  cache.offsets.set(quarter, wall - start);
  return wall - start;
}

function openZone(zone: string): ZoneCache {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    calendar: 'iso8601',
    numberingSystem: 'latn',
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  const cache = { format, offsets: new Map<number, number>() };
  zones.set(zone, cache);
  return cache;
}

function wallOf(format: Intl.DateTimeFormat, at: number): number {
  const parts = new Map(format.formatToParts(at).map((part) => [part.type, Number(part.value)]));
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? NaN;
  return Date.UTC(
    part('year'),
    part('month') - 1,
    part('day'),
    part('hour'),
    part('minute'),
    part('second'),
  );
}

/** The first instant after `from` with the offset that holds at `to`. */
function changeBetween(zone: string, from: number, to: number): number {
  const offset = offsetAt(zone, to);
  let before = from;
  let after = to;
  while (after - before > 1) {
    const middle = Math.floor((before + after) / 2);
    if (offsetAt(zone, middle) === offset) after = middle;
    else before = middle;
  }
  return after;
}
