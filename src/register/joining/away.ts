import { z } from 'zod';
import type { Group } from '../../domain/group.ts';
import type { Book } from '../../engine/rule-book/book.ts';
import type { Tx } from '../../ports/store.ts';
import { closeWhereRemoved } from '../closing/bot-removed.ts';
import { introduceAtLast } from './introduce.ts';
import { isStrange, setMark, strangeMark } from './standing.ts';

/** The overlay that holds when the bot was out of the group last. */
const awayKey = 'away';
const absence = z.object({ from: z.number(), to: z.number().nullable() });
type Absence = z.output<typeof absence>;

/** The bot is out of a group: what waited for it is dropped, what was set and found there stays. */
export async function leaveGroup(tx: Tx, book: Book, group: Group, now: number): Promise<void> {
  if (group.present) {
    await tx.groups.put({ ...group, present: false });
    await keep(tx, group.id, { from: now, to: null });
    await closeWhereRemoved(tx, book, group.id, now);
  }
  await tx.outbox.dropForGroup(group.id, 'the bot left the group', now);
  // Who sat among strangers is no business of the bot's any more.
  if (await isStrange(tx, group.id)) await tx.people.setMembers(group.id, []);
}

/**
 * The bot is in a group again: nothing is said anew, and its trial goes on for as long as was left
 * of it. The row to be written.
 */
export async function returnTo(tx: Tx, book: Book, group: Group, now: number): Promise<Group> {
  const away = await absenceOf(tx, group.id);
  const from = away?.to === null ? away.from : now;
  await keep(tx, group.id, { from, to: now });
  await introduceAtLast(tx, book, group, now);
  // Strangers who ask it back have their three workdays anew.
  if (await isStrange(tx, group.id)) await setMark(tx, group.id, strangeMark, '', now);
  const { trialUntil } = group;
  const left = trialUntil === null || trialUntil <= from ? null : trialUntil - from;
  return { ...group, present: true, trialUntil: left === null ? trialUntil : now + left };
}

/** Whether the bot was out of the group at any time between two instants. */
export async function wasOut(
  tx: Tx,
  groupId: string,
  from: number,
  until: number,
): Promise<boolean> {
  const away = await absenceOf(tx, groupId);
  return away !== null && away.from < until && (away.to ?? Infinity) > from;
}

/** When the bot came back last; null where it never was away. */
export async function returnedAt(tx: Tx, groupId: string): Promise<number | null> {
  return (await absenceOf(tx, groupId))?.to ?? null;
}

/** Since when the bot is out of the group; null where it is not, or never was in it. */
export async function leftAt(tx: Tx, groupId: string): Promise<number | null> {
  const away = await absenceOf(tx, groupId);
  return away?.to === null ? away.from : null;
}

async function absenceOf(tx: Tx, groupId: string): Promise<Absence | null> {
  const written = (await tx.groups.overlays(groupId)).find(({ key }) => key === awayKey);
  if (written === undefined) return null;
  return absence.parse(JSON.parse(written.value));
}

async function keep(tx: Tx, groupId: string, away: Absence): Promise<void> {
  const value = JSON.stringify(away);
  const setAt = away.to ?? away.from;
  await tx.groups.setOverlay({ groupId, key: awayKey, value, setBy: '', setAt });
}
