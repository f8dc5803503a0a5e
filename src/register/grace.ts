import type { Group } from '../domain/group.ts';
import type { Book } from '../engine/rule-book/book.ts';
import type { Tx } from '../ports/store.ts';
import { metMark } from './joining/standing.ts';

/*
 * A township that takes the bot in has groups enough that were never filed, sleep, or are over their
 * term. For 35 days (as M365 gives groups that were there before the policy) their owners hear nothing
 * of it: the supervisors get one report, and the office has time to fill in its list. How the trial of
 * his group went an owner hears all the same: that is of the bot's own work, and nothing to be made good.
 * An office whose book says `start: live` wants the bot to work from the first hour: it gets neither grace
 * nor report.
 */

const dayMs = 24 * 60 * 60_000;
/** Ours, after M365. */
export const graceDays = 35;
/** Some platforms tell of the groups the account sits in only when somebody speaks there. */
const foundWithin = dayMs;

/** Since when the register is filled here, in milliseconds UTC, and whether that began with a grace. */
const begunNote = 'register-begun';

interface RegisterBegun {
  readonly at: number;
  readonly grace: boolean;
}

async function registerBegun(tx: Tx): Promise<RegisterBegun | null> {
  const written = await tx.notes.get(begunNote);
  if (written === null) return null;
  const [at, grace] = written.split(' ');
  return { at: Number(at), grace: grace === 'grace' };
}

/** Since when the register is filled here, in milliseconds UTC; null before the bot saw its first group. */
export async function registerBegan(tx: Tx): Promise<number | null> {
  return (await registerBegun(tx))?.at ?? null;
}

/** Holds the instant; true where it was not held before. */
export async function beginRegister(tx: Tx, book: Book, now: number): Promise<boolean> {
  if ((await tx.notes.get(begunNote)) !== null) return false;
  await tx.notes.set(begunNote, `${String(now)} ${book.start === 'live' ? 'live' : 'grace'}`);
  return true;
}

/** Until when old groups are left alone; null where there is no grace. */
export async function graceUntil(tx: Tx): Promise<number | null> {
  const begun = await registerBegun(tx);
  return begun?.grace === true ? begun.at + graceDays * dayMs : null;
}

/** Whether a group was there before the register began, and its days of grace are not over. */
export async function inGrace(tx: Tx, group: Group, now: number): Promise<boolean> {
  const begun = await registerBegun(tx);
  if (begun === null || !begun.grace || now >= begun.at + graceDays * dayMs) return false;
  if (group.joinedAt <= begun.at) return true;
  if (group.joinedAt > begun.at + foundWithin) return false;
  // Into a group without this mark nobody took the bot: its account sat there before.
  return !(await tx.groups.overlays(group.id)).some(({ key }) => key === metMark);
}
