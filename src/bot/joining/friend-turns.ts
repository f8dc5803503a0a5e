import { z } from 'zod';
import { addDays, dayOf, instantOf } from '../../domain/zone.ts';
import type { Tx } from '../../ports/store.ts';

/** How many friends an account makes in a day, and how fast (milliseconds), before it is conspicuous. */
export const friendsADay = 20;
export const friendGap = 30_000;
/** The rest of yesterday's is taken up at nine. */
const morning = 9 * 60;

const turnsNote = 'friend-turns';
/** The last turn that was given, how many its day has by now, and whose they are. */
const turns = z.object({ at: z.number(), count: z.number(), of: z.array(z.string()) });

/**
 * When a friend request has its turn, in order: at most twenty a day, not two within half a minute.
 * Null where this very request has one already.
 */
export async function nextFriendAt(
  tx: Tx,
  zone: string,
  requestId: string,
  now: number,
): Promise<number | null> {
  const kept = await tx.notes.get(turnsNote);
  const last = kept === null ? { at: -Infinity, count: 0, of: [] } : turns.parse(JSON.parse(kept));
  if (last.of.includes(requestId)) return null;
  const today = dayOf(zone, now);
  const day = last.at > now ? dayOf(zone, last.at) : today;
  const count = last.at === -Infinity || dayOf(zone, last.at) !== day ? 0 : last.count;
  const isFull = count >= friendsADay;
  const at = isFull
    ? instantOf(zone, addDays(day, 1), morning)
    : Math.max(now, last.at + friendGap);
  const of = [...last.of, requestId].slice(-10 * friendsADay);
  const turn = { at, count: isFull ? 1 : count + 1, of };
  await tx.notes.set(turnsNote, JSON.stringify(turn));
  return at;
}
