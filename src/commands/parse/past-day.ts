import type { Day } from '../../domain/group.ts';
import { addDays, dayOf } from '../../domain/zone.ts';
import { meant, type OfficeDay } from './meant.ts';
import { parseMoment, type Written } from './moment.ts';
import { parsed, type Parsed } from './parsed.ts';
import { plain } from './plain.ts';

const ago: ReadonlyMap<string, number> = new Map([
  ['昨天', 1],
  ['昨日', 1],
  ['前天', 2],
  ['前日', 2],
]);

/**
 * A day on which something was: 12月30日 in January is last year's, 周五 on a Monday the one before.
 * A day written with its year may still lie in the future.
 */
export function parsePastDay(
  text: string,
  now: number,
  zone: string,
  office: OfficeDay,
): Parsed<Day> {
  const today = dayOf(zone, now);
  const days = ago.get(plain(text));
  if (days !== undefined) return parsed(addDays(today, -days));
  const moment = parseMoment(text);
  if (!moment.ok) return moment;
  const reading = meant(moment.value, now, zone, office);
  return reading.ok ? parsed(lastSuch(moment.value, reading.value.day, today)) : reading;
}

/** What was meant as the next such day, as the last one. */
function lastSuch(written: Written, day: Day, today: Day): Day {
  if (day <= today || written.kind !== 'when' || written.day === null) return day;
  const said = written.day;
  if (said.by === 'calendar' && said.years === null && said.day.year === null) {
    const inThisYear = `${today.slice(0, 4)}${day.slice(4)}`;
    return inThisYear <= today
      ? inThisYear
      : `${String(Number(today.slice(0, 4)) - 1)}${day.slice(4)}`;
  }
  if (said.by === 'weekday' && said.weeks === null) return addDays(day, -7);
  if (said.by === 'date' && said.months === null) {
    return `${addDays(`${today.slice(0, 8)}01`, -1).slice(0, 8)}${day.slice(8)}`;
  }
  return day;
}
