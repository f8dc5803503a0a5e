import type { Entry } from '../domain/entry.ts';
import type { Day } from '../domain/group.ts';
import { addDays } from '../domain/zone.ts';
import { termWarnings } from './thresholds.ts';
import type { WatchedGroup } from './watched-groups.ts';

/** The last day of a group's term, as the office set it or it was filed. */
export function endOf({ groupBook }: WatchedGroup, entry: Entry | null): Day | null {
  return groupBook.setting.endsOn ?? entry?.ends ?? null;
}

/**
 * Whether a term is over or so near its end that this is spoken of: then nothing else is asked about
 * the group's going on. One case has one deadline.
 */
export function isAtEnd(group: WatchedGroup, entry: Entry, today: Day): boolean {
  const ends = endOf(group, entry);
  return ends !== null && ends <= addDays(today, Math.max(...termWarnings));
}
