import type { JournalEntry } from '../domain/journal.ts';
import type { Tx } from '../ports/store.ts';

const minute = 60_000;
/** No pause is longer (milliseconds), nor are all of a group within `spanMs` but by the head's word. */
export const longestPauseMs = 24 * 60 * minute;
const spanMs = 2 * longestPauseMs;
const most = 10_000;

export const pauseSet = 'pause.set';
export const pauseEnd = 'pause.end';

/** A time a group's reminders were held back: [from, to), milliseconds UTC. */
export interface Pause {
  readonly groupId: string;
  readonly from: number;
  readonly to: number;
}

/** Pauses in entries of the journal, oldest first: each to its end, to the next one's beginning, or to 启用. */
export function pausesIn(entries: readonly JournalEntry[]): readonly Pause[] {
  const ofPauses = entries.filter(({ action }) => action === pauseSet || action === pauseEnd);
  const pauses: Pause[] = [];
  for (const [index, { at, action, groupId, detail }] of ofPauses.entries()) {
    if (action !== pauseSet || groupId === null) continue;
    const next = ofPauses.slice(index + 1).find((other) => other.groupId === groupId);
    const planned = Number(/^until=(\d+)/u.exec(detail)?.[1] ?? at);
    pauses.push({
      groupId,
      from: at,
      to: Math.max(at, Math.min(planned, next?.at ?? planned)),
    });
  }
  return pauses;
}

/**
 * The latest instant to which a group may be paused from `now` on without being paused for more than
 * a day in two; `now` where none is left. A pause that runs ends where a new one begins.
 */
export async function latestPauseEnd(tx: Tx, groupId: string, now: number): Promise<number> {
  const filter = { groupId, since: now - spanMs - longestPauseMs };
  const before = pausesIn((await tx.journal.list(filter, most)).toReversed());
  for (let until = now + longestPauseMs; until > now; until -= minute) {
    const past = before.map(({ from, to }) =>
      Math.max(0, Math.min(to, now) - Math.max(from, until - spanMs)),
    );
    if (until - now + past.reduce((sum, ms) => sum + ms, 0) <= longestPauseMs) return until;
  }
  return now;
}
