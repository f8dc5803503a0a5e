import { dayOf, daysBetween } from '../domain/zone.ts';
import { returnedAt } from '../register/joining/away.ts';
import { keptAt } from '../register/kept.ts';
import { gapsBetween, totalOf } from './gaps.ts';
import type { JobContext } from './job.ts';
import { idleDays } from './thresholds.ts';
import type { WatchedGroup } from './watched-groups.ts';

const dayMs = 86_400_000;

/** A group without work messages: whether it is to be thought about yet, or counts as idle. */
export interface Quiet {
  readonly days: number;
  readonly stage: 'warn' | 'idle';
  /** The days from which on it counts as idle. */
  readonly limit: number;
  /** The instant it is counted from: what is said of this quiet is said once. */
  readonly since: number;
}

/** Null for a group that is in use, or never counts as idle. Days the bot was away are not counted. */
export async function quietOf(
  { tx, now, book }: Pick<JobContext, 'tx' | 'now' | 'book'>,
  { row, groupBook }: WatchedGroup,
): Promise<Quiet | null> {
  const { type, duty } = groupBook.setting;
  const limits = idleDays(type, duty, book.register.values);
  if (limits === null) return null;
  // What was said while the bot was out of the group nobody knows.
  const seen = Math.max(row.lastWorkAt ?? row.joinedAt, (await returnedAt(tx, row.id)) ?? 0);
  const { zone } = book.calendar;
  const daysSince = (at: number) => daysBetween(dayOf(zone, at), dayOf(zone, now));
  if (daysSince(seen) < limits.warn) return null;
  // Whoever said that it is needed is not warned half way to the next time.
  const kept = (await keptAt(tx, row.id)) ?? 0;
  const [since, warn] = kept > seen ? [kept, limits.idle] : [seen, limits.warn];
  const elapsed = daysSince(since);
  if (elapsed < warn) return null;
  const days = elapsed - Math.floor(totalOf(await gapsBetween(tx, since, now)) / dayMs);
  if (days < warn) return null;
  return { days, stage: days < limits.idle ? 'warn' : 'idle', limit: limits.idle, since };
}
