import type { OfficeHours } from '../domain/calendar.ts';
import type { OfficeDay } from './parse/meant.ts';

const usual: OfficeDay = { opening: 510, closing: 1_080 };

/** The first and the last minute of office hours, whatever the day; what 上班前 and 下班前 mean. */
export function officeDayOf(hours: OfficeHours): OfficeDay {
  if (hours.length === 0) return usual;
  return {
    opening: Math.min(...hours.map(({ from }) => from)),
    closing: Math.max(...hours.map(({ to }) => to)),
  };
}
