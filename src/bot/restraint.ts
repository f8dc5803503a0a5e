import { isOfficeTime, nextOpening } from '../domain/calendar.ts';
import type { Dispatch } from '../domain/dispatch.ts';
import { addDays, dayOf, instantOf } from '../domain/zone.ts';
import type { GroupSetting } from '../engine/setting.ts';

/** No two public lines within this time, and no more than the budget in a day (design.md §4). */
export const publicGap = 30 * 60_000;
export const publicBudget = 3;
/** No two words about cases to one who answers for groups within this time. */
export const overseerGap = 60 * 60_000;
/** All an account says in a day but answers, alerts and reports; beyond it words wait or expire. */
export const accountBudget = 500;

/**
 * When a reminder or a notice may be said in a group: now, or the instant to look again. `said` are the
 * public lines of the last two days; replies to commands do not count, people asked for those.
 */
export function mayBeSaidAt(setting: GroupSetting, said: readonly Dispatch[], now: number): number {
  const { calendar, hours } = setting;
  if (!isOfficeTime(calendar, hours, now)) return nextOpening(calendar, hours, now);
  const lines = linesOf(said);
  const last = lines.at(-1);
  if (last !== undefined && now - last < publicGap) return last + publicGap;
  const today = dayOf(calendar.zone, now);
  const spent = lines.filter((at) => dayOf(calendar.zone, at) === today).length;
  if (spent < publicBudget) return now;
  return nextOpening(calendar, hours, instantOf(calendar.zone, addDays(today, 1), 0));
}

/** Whether the very line was said in the group today: saying it again would be the nagging it is against. */
export function wasSaidToday(
  setting: GroupSetting,
  said: readonly Dispatch[],
  text: string,
  now: number,
): boolean {
  const today = dayOf(setting.calendar.zone, now);
  return said.some(
    (line) =>
      line.purpose === 'reminder' &&
      line.text === text &&
      dayOf(setting.calendar.zone, line.sentAt ?? 0) === today,
  );
}

/** Merged dispatches left as one line, at one instant. */
function linesOf(said: readonly Dispatch[]): readonly number[] {
  const instants = said
    .filter(({ purpose }) => purpose === 'reminder' || purpose === 'notice')
    .flatMap(({ sentAt }) => (sentAt === null ? [] : [sentAt]));
  return [...new Set(instants)].sort((a, b) => a - b);
}

/** What waits for one group, as one line: each thing said once. */
export function mergedText(waiting: readonly Pick<Dispatch, 'text'>[]): string {
  const texts = [...new Set(waiting.map(({ text }) => text))];
  if (texts.length === 1) return texts[0] ?? '';
  return texts.map((text, index) => `${String(index + 1)}. ${text}`).join('\n');
}
