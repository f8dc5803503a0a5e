import { isOfficeTime, nextOpening } from '../domain/calendar.ts';
import type { Dispatch } from '../domain/dispatch.ts';
import type { Group } from '../domain/group.ts';
import { addDays, dayOf, instantOf } from '../domain/zone.ts';
import type { Book } from '../engine/rule-book/book.ts';
import { isOverseerWord, overseerWords } from '../engine/speak.ts';
import type { Tx } from '../ports/store.ts';
import { isSupervisorsGroup, supervisorsGroupNote } from '../register/addressees.ts';
import { groupBookOf } from '../register/group-book.ts';
import { accountBudget, mayBeSaidAt, mergedText, overseerGap, wasSaidToday } from './restraint.ts';

/** Gap and budget ask for the lines of today and yesterday. */
const linesAsked = 2 * 24 * 60 * 60_000;

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
  if (isOverseerWord(dispatch)) return wordToOverseer(tx, dispatch, now);
  if (to.kind === 'person' || purpose === 'report') return alone;
  if (purpose === 'reminder') return publicLine(tx, book, dispatch, group, now);
  const supervisors = await tx.notes.get(supervisorsGroupNote);
  // The supervisors' group is no public: what it hears it is to deal with.
  if (group !== null && isSupervisorsGroup(book, group, supervisors)) return alone;
  return publicNotice(tx, book, dispatch, group, now);
}

/** When it may be said as far as account, pause and hours go; `now` or later. */
async function notBefore(
  tx: Tx,
  book: Book,
  { purpose, to }: Dispatch,
  group: Group | null,
  now: number,
): Promise<number> {
  const { zone } = book.calendar;
  const today = dayOf(zone, now);
  if (purpose !== 'report') {
    const said = await tx.outbox.countSaid(instantOf(zone, today, 0), now + 1);
    if (said >= accountBudget) return instantOf(zone, addDays(today, 1), 0);
  }
  const quiet = Math.max(now, group?.pausedUntil ?? now);
  if (purpose === 'reminder') return quiet;
  // What is said to a group waits for its pause to end; what is said of it to a person does not.
  const from = to.kind === 'group' ? quiet : now;
  const { calendar, hours } = group === null ? book : (await groupBookOf(tx, book, group)).setting;
  return isOfficeTime(calendar, hours, from) ? from : nextOpening(calendar, hours, from);
}

/** Who answers for groups hears of cases once an hour at most, of all that came up together. */
async function wordToOverseer(tx: Tx, dispatch: Dispatch, now: number): Promise<Parcel | null> {
  const said = await tx.outbox.said(dispatch.to, now - overseerGap + 1);
  const last = said.filter(isOverseerWord).at(-1)?.sentAt ?? null;
  const waiting = await tx.outbox.waiting(dispatch.to, 'notice');
  const ready = waiting.filter((one) => isOverseerWord(one) && one.notBefore <= now);
  if (last !== null) {
    for (const { id } of ready) await tx.outbox.postpone(id, last + overseerGap);
    return null;
  }
  const others = ready.filter(({ id }) => id !== dispatch.id);
  const texts = others.map(({ text }) => text);
  return { text: overseerWords([dispatch.text, ...texts]), parts: [dispatch, ...others] };
}

/** A notice to a group has a line of its own, within the same gap and budget as all the others. */
async function publicNotice(
  tx: Tx,
  book: Book,
  dispatch: Dispatch,
  group: Group | null,
  now: number,
): Promise<Parcel | null> {
  if (group?.present !== true) {
    await tx.outbox.settle(dispatch.id, 'failed', now, 'the bot is not in the group');
    return null;
  }
  const { setting } = await groupBookOf(tx, book, group);
  const said = await tx.outbox.said(dispatch.to, now - linesAsked);
  const at = mayBeSaidAt(setting, said, now);
  if (at <= now) return { text: dispatch.text, parts: [dispatch] };
  await tx.outbox.postpone(dispatch.id, at);
  return null;
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
  const said = await tx.outbox.said(dispatch.to, now - linesAsked);
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
