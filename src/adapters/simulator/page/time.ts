/*
 * Times on the page are those of the office wall in Asia/Shanghai, whatever the browser's zone.
 * No summer time since 1991, so a fixed difference is exact and a thousand lines cost nothing.
 */
const aheadMs = 8 * 3_600_000;
const dayMs = 86_400_000;
const weekdays = ['星期日', '星期一', '星期二', '星期三', '星期四', '星期五', '星期六'];

/** `YYYY-MM-DD`. */
export function dayOf(at: number): string {
  return wallText(at).slice(0, 10);
}

/** `HH:MM`. */
export function minuteOf(at: number): string {
  return wallText(at).slice(11, 16);
}

/** `HH:MM:SS`. */
export function secondOf(at: number): string {
  return wallText(at).slice(11, 19);
}

/** `2026年10月10日 星期六`. */
export function dayTitle(at: number): string {
  const wall = new Date(at + aheadMs);
  const weekday = weekdays[wall.getUTCDay()] ?? '';
  return `${wall.getUTCFullYear()}年${wall.getUTCMonth() + 1}月${wall.getUTCDate()}日 ${weekday}`;
}

/** `10月12日 09:00`, or only the time on the day of `now`. */
export function shortTime(at: number, now: number): string {
  const wall = new Date(at + aheadMs);
  const day = `${wall.getUTCMonth() + 1}月${wall.getUTCDate()}日 `;
  return (dayOf(at) === dayOf(now) ? '' : day) + minuteOf(at);
}

/** The value of a `datetime-local` field. */
export function toField(at: number): string {
  return wallText(at).slice(0, 16);
}

/** The instant a `datetime-local` field names; null where it names none. */
export function fromField(value: string): number | null {
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/.test(value)) return null;
  const at = Date.parse(`${value}Z`);
  return Number.isNaN(at) ? null : at - aheadMs;
}

/** The next time, strictly after `now`, at which the clock shows this minute of the day. */
export function nextMinuteOfDay(now: number, minute: number): number {
  const midnight = Math.floor((now + aheadMs) / dayMs) * dayMs - aheadMs;
  const today = midnight + minute * 60_000;
  return today > now ? today : today + dayMs;
}

function wallText(at: number): string {
  return new Date(at + aheadMs).toISOString();
}
