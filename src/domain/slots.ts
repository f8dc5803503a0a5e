import { isWorkday, type Calendar } from './calendar.ts';
import type { Day } from './group.ts';
import { addDays, dayOf, daysBetween, instantOf, minuteOf, weekdayOf } from './zone.ts';

/**
 * When a job is due, in the zone of the rule book. `at` is `HH:MM`.
 * `holiday`: what becomes of a slot on a day without work. It is dropped, moved to the same
 * time of the next workday, or kept.
 */
export type Every =
  | 'tick'
  | {
      /** 1 Monday … 7 Sunday; every day where none is given. */
      readonly weekday?: number;
      readonly at: string;
      readonly holiday: 'skip' | 'next-workday' | 'keep';
    };

const longestWalkDays = 400;
const longestHolidayDays = 60;

/**
 * The instants (milliseconds UTC) a job is due at, oldest first: `after` exclusive, `upTo`
 * inclusive. However an interval is split, each slot is in exactly one part. An interval longer
 * than 400 days gives the slots of its last 400. `tick` has no slots.
 */
export function slotsBetween(
  every: Every,
  calendar: Calendar,
  after: number,
  upTo: number,
): readonly number[] {
  if (every === 'tick' || upTo <= after) return [];
  const { zone } = calendar;
  const minute = minuteOf(every.at);
  const last = dayOf(zone, upTo);
  const earliest = addDays(last, -longestWalkDays);
  const begin = dayOf(zone, after);
  const slots: number[] = [];
  for (
    let day = daysBetween(earliest, begin) > 0 ? begin : earliest;
    day <= last;
    day = addDays(day, 1)
  ) {
    if (!firesOn(every, calendar, day)) continue;
    const slot = instantOf(zone, day, minute);
    // A zone that skips a whole day puts two days' slots on one instant.
    if (slot > after && slot <= upTo && slot !== slots.at(-1)) slots.push(slot);
  }
  return slots;
}

/** Looks back from a day instead of ahead from a slot: so the answer depends on the day alone. */
function firesOn(every: Exclude<Every, 'tick'>, calendar: Calendar, day: Day): boolean {
  const meant = (one: Day) => every.weekday === undefined || weekdayOf(one) === every.weekday;
  if (every.holiday === 'keep') return meant(day);
  if (!isWorkday(calendar, day)) return false;
  if (meant(day)) return true;
  if (every.holiday === 'skip') return false;
  for (let back = 1; back <= longestHolidayDays; back += 1) {
    const earlier = addDays(day, -back);
    if (isWorkday(calendar, earlier)) return false;
    if (meant(earlier)) return true;
  }
  return false;
}
