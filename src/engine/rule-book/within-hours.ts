import type { HoursRule, OfficeHours } from '../../domain/calendar.ts';

interface DayKind {
  readonly monthDay: string;
  readonly weekday: number;
  readonly worked: boolean;
}

/** Whether no minute of any day is office time by `inner` that is none by `outer`. */
export function isWithin(inner: OfficeHours, outer: OfficeHours): boolean {
  if (inner.length === 0) return true;
  return everyDayKind.every((day) => {
    const held = rulesOn(outer, day).toSorted((a, b) => a.from - b.from);
    return rulesOn(inner, day).every((rule) => covers(held, rule));
  });
}

/** As the calendar reads them: rules with a season stand before those without. */
function rulesOn(hours: OfficeHours, day: DayKind): readonly HoursRule[] {
  const onDay = hours.filter(({ days, season }) => {
    const isInSeason = season === undefined || inSeason(season, day.monthDay);
    if (!isInSeason || days === 'everyday') return isInSeason;
    return days === 'workdays' ? day.worked : days.includes(day.weekday);
  });
  const seasonal = onDay.filter(({ season }) => season !== undefined);
  return seasonal.length > 0 ? seasonal : onDay;
}

function inSeason({ from, to }: { from: string; to: string }, monthDay: string): boolean {
  return from <= to ? from <= monthDay && monthDay <= to : from <= monthDay || monthDay <= to;
}

/** `sorted` by their beginnings; spans that touch make one. */
function covers(sorted: readonly HoursRule[], { from, to }: HoursRule): boolean {
  let reached = from;
  for (const span of sorted) if (span.from <= reached) reached = Math.max(reached, span.to);
  return reached >= to;
}

const everyDayKind: readonly DayKind[] = Array.from({ length: 12 * 31 * 14 }, (_, index) => {
  const day = Math.floor(index / 14);
  const two = (figure: number): string => String(figure).padStart(2, '0');
  return {
    monthDay: `${two(Math.floor(day / 31) + 1)}-${two((day % 31) + 1)}`,
    weekday: (index % 7) + 1,
    worked: index % 14 < 7,
  };
});
