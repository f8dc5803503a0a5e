import { isOfficeTime, nextOpening } from '../domain/calendar.ts';
import type { Dispatch } from '../domain/dispatch.ts';
import type { Group } from '../domain/group.ts';
import { addDays, dayOf, instantOf } from '../domain/zone.ts';
import type { Book } from '../engine/rule-book/book.ts';
import type { Tx } from '../ports/store.ts';
import { groupBookOf } from '../register/group-book.ts';
import { accountBudget, mayBeSaidAt, mergedText, wasSaidToday } from './restraint.ts';

/** Several dispatches that leave as one message. */
export interface Parcel {
  readonly text: string;
  readonly parts: readonly [Dispatch, ...Dispatch[]];
}

/**
 * Makes a parcel of what is ready, or puts it off, or drops it. Answers and alerts leave at once;
 * everything else is held to hours, budgets and pauses, and never follows the bot out of a group.
 */
export async function parcelOf(
  tx: Tx,
  book: Book,
  dispatch: Dispatch,
  now: number,
): Promise<Parcel | null> {
  const { id, purpose, to, groupId } = dispatch;
  const alone: Parcel = { text: dispatch.text, parts: [dispatch] };
  if (purpose === 'reply' || purpose === 'alert') return alone;
  const about = to.kind === 'group' ? to.id : groupId;
  const group = about === null ? null : await tx.groups.get(about);
  if (purpose === 'reminder' && group?.present === false) {
    await tx.outbox.settle(id, 'failed', now, 'the bot is not in the group');
    return null;
  }
  const at = await notBefore(tx, book, dispatch, group, now);
  if (at > now) {
    await tx.outbox.postpone(id, at);
    return null;
  }
  if (to.kind === 'person' || purpose !== 'reminder') return alone;
  return publicLine(tx, book, dispatch, group, now);
}

/** When it may be said as far as account, pause and hours go; `now` or later. */
async function notBefore(
  tx: Tx,
  book: Book,
  { purpose }: Dispatch,
  group: Group | null,
  now: number,
): Promise<number> {
  const { zone } = book.calendar;
  const today = dayOf(zone, now);
  if (purpose !== 'report') {
    const said = await tx.outbox.countSaid(instantOf(zone, today, 0), now + 1);
    if (said >= accountBudget) return instantOf(zone, addDays(today, 1), 0);
  }
  if (purpose === 'reminder') return Math.max(now, group?.pausedUntil ?? now);
  const { calendar, hours } = group === null ? book : (await groupBookOf(tx, book, group)).setting;
  return isOfficeTime(calendar, hours, now) ? now : nextOpening(calendar, hours, now);
}

/** All that waits for one group leaves as one line; what was said there today is not said again. */
async function publicLine(
  tx: Tx,
  book: Book,
  dispatch: Dispatch,
  group: Group | null,
  now: number,
): Promise<Parcel | null> {
  if (group === null) {
    await tx.outbox.settle(dispatch.id, 'failed', now, 'the group is unknown');
    return null;
  }
  const { setting } = await groupBookOf(tx, book, group);
  const said = await tx.outbox.said(dispatch.to, now - 2 * 24 * 60 * 60_000);
  const at = mayBeSaidAt(setting, said, now);
  const parts: Dispatch[] = [];
  for (const one of await tx.outbox.waiting(dispatch.to, 'reminder')) {
    if (one.notBefore > now) continue;
    if (wasSaidToday(setting, said, one.text, now))
      await tx.outbox.settle(one.id, 'expired', now, 'said in this group today');
    else if (at > now) await tx.outbox.postpone(one.id, at);
    else parts.push(one);
  }
  const [first, ...others] = parts;
  return first === undefined ? null : { text: mergedText(parts), parts: [first, ...others] };
}
