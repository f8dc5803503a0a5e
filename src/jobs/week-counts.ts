import type { DayCount } from '../ports/store.ts';
import type { WeekTotals } from '../reports/week-figures.ts';

/** Daily counts of some groups, added up. `violations` are no daily count and are given. */
export function totalsOf(counts: readonly DayCount[], violations: number): WeekTotals {
  const sums = new Map<string, number>();
  for (const { what, count } of counts) sums.set(what, (sums.get(what) ?? 0) + count);
  const sum = (what: string) => sums.get(what) ?? 0;
  return {
    messages: sum('messages'),
    work: sum('work'),
    notices: sum('notices'),
    offHours: sum('off-hours'),
    late: sum('late'),
    exempt: sum('exempt'),
    mentionAll: sum('mention-all'),
    contentFree: sum('content-free'),
    stickers: sum('stickers'),
    pictures: sum('pictures'),
    papers: sum('papers'),
    papersWithPoints: sum('papers-with-points'),
    violations,
  };
}

/** The middle one of what each person's groups said together; null where nobody is known. */
export function medianReceived(
  messages: ReadonlyMap<string, number>,
  members: ReadonlyMap<string, ReadonlySet<string>>,
): number | null {
  const received = new Map<string, number>();
  for (const [groupId, people] of members) {
    for (const person of people) {
      received.set(person, (received.get(person) ?? 0) + (messages.get(groupId) ?? 0));
    }
  }
  const sorted = [...received.values()].sort((a, b) => a - b);
  const upper = sorted[Math.floor(sorted.length / 2)];
  const lower = sorted[Math.floor((sorted.length - 1) / 2)];
  return upper === undefined || lower === undefined ? null : (lower + upper) / 2;
}
