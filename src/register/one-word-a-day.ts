import { nextOpening, type Calendar, type OfficeHours } from '../domain/calendar.ts';
import type { Dispatch } from '../domain/dispatch.ts';
import type { Day } from '../domain/group.ts';
import type { Recipient } from '../domain/incoming.ts';
import { addDays, dayOf, instantOf } from '../domain/zone.ts';
import type { Tx } from '../ports/store.ts';

/** Nobody has words waiting for so many mornings. */
const farthest = 30;

/** How the keys of what jobs of the register say to a person begin. */
const topics: readonly string[] = [
  'account-ended',
  'account-idle',
  'applications',
  'closing',
  'idle',
  'lapsed',
  'lapsing',
  'member-check',
  'member-limit',
  'owners',
  'rectifications',
  'register',
  'removed',
  'review',
  'term',
  'unfiled',
];

/** By the topic of a job, or the key of what it said. */
export function isOfRegister(key: string): boolean {
  return topics.includes(key.split(':', 1)[0] ?? '');
}

/**
 * Whether the register has a word for this person on this day, today or later: said, or on its way.
 * What waits since earlier days leaves today.
 */
export async function hasWordOn(
  tx: Tx,
  { zone }: Calendar,
  to: Recipient,
  { day, now }: { readonly day: Day; readonly now: number },
): Promise<boolean> {
  if (to.kind === 'group') return false;
  const waiting = await tx.outbox.waiting(to, 'notice');
  const begin = instantOf(zone, day, 0);
  const leaves = (one: Dispatch) =>
    dayOf(zone, Math.max(one.notBefore, now)) === day && one.expiresAt > begin;
  if (waiting.some((one) => isOfRegister(one.key) && leaves(one))) return true;
  const said = await tx.outbox.said(to, begin);
  if (said.some(({ key }) => isOfRegister(key))) return true;
  const leaving = await tx.outbox.interrupted();
  return leaving.some(
    (one) => one.to.kind === to.kind && one.to.id === to.id && isOfRegister(one.key),
  );
}

/**
 * The first opening of an office from this instant on at which the register has no other word for
 * this person: for what is settled already and cannot be said anew the next morning.
 */
export async function freeOpening(
  tx: Tx,
  { calendar, hours }: { readonly calendar: Calendar; readonly hours: OfficeHours },
  to: Recipient,
  now: number,
): Promise<number> {
  const { zone } = calendar;
  let opening = nextOpening(calendar, hours, now);
  for (let tried = 0; tried < farthest; tried += 1) {
    const day = dayOf(zone, opening);
    if (!(await hasWordOn(tx, calendar, to, { day, now }))) return opening;
    opening = nextOpening(calendar, hours, instantOf(zone, addDays(day, 1), 0));
  }
  return opening;
}
