import type { Dispatch } from '../domain/dispatch.ts';
import { unblamed } from '../domain/violation.ts';
import type { Book } from '../engine/rule-book/book.ts';
import type { RefusalCode } from '../ports/chat.ts';
import type { Tx } from '../ports/store.ts';
import { leaveGroup } from '../register/joining/away.ts';
import { alertInstead } from './alert-instead.ts';
import { countOwn } from './own-words.ts';
import type { Parcel } from './parcel.ts';

const maxAttempts = 8;
const firstRetry = 3_000;
const longestRetry = 60 * 60_000;

/** What came of a send; `refused` is null where the platform took it. */
export interface Outcome {
  readonly parcel: Parcel;
  readonly refused: RefusalCode | null;
  /** The platform's id of what was said, where it tells one. */
  readonly messageId: string | null;
  readonly at: number;
}

/** Writes down what became of a parcel. Writing it down twice changes nothing. */
export async function settleOutcome(
  tx: Tx,
  book: Book,
  { parcel, refused, messageId, at }: Outcome,
): Promise<void> {
  const [first] = parcel.parts;
  const before = await tx.outbox.get(first.id);
  for (const dispatch of parcel.parts) {
    if (messageId !== null) await tx.outbox.saidAs(dispatch.id, messageId);
    if (refused === null) await tx.outbox.settle(dispatch.id, 'sent', at);
    else await settleRefused(tx, book, dispatch, refused, at);
  }
  // Its echo may have been quicker than the platform's answer.
  const surely = refused === null || before?.state === 'sent';
  if (surely) await countOwn(tx, book, first, at);
}

/** Nobody knows whether it was said. An alert is worth saying twice; nothing else is. */
export async function doubt(tx: Tx, dispatch: Dispatch, now: number): Promise<void> {
  if ((await tx.outbox.get(dispatch.id))?.state === 'sent') return;
  await tx.outbox.settle(dispatch.id, 'maybe', now, 'interrupted while being sent');
  if (dispatch.purpose !== 'alert' || dispatch.key.endsWith(':repeat')) return;
  await tx.outbox.add({
    ...dispatch,
    key: `${dispatch.key}:repeat`,
    text: `（重发）${dispatch.text}`,
    queuedAt: now,
    notBefore: now,
  });
}

async function settleRefused(
  tx: Tx,
  book: Book,
  dispatch: Dispatch,
  code: RefusalCode,
  now: number,
): Promise<void> {
  const { id, to, attempts } = dispatch;
  switch (code) {
    case 'unreachable':
      await tx.outbox.settle(id, 'failed', now, code);
      if (to.kind === 'person') await tx.people.setReachable(to.id, false);
      if (dispatch.purpose === 'alert') {
        await nothingToSee(tx, dispatch, now);
        await alertInstead(tx, book, dispatch, now);
      }
      return fallBack(tx, dispatch, now);
    case 'gone':
      await tx.outbox.settle(id, 'failed', now, code);
      return to.kind === 'group' ? left(tx, book, to.id, now) : undefined;
    case 'unknown':
      return doubt(tx, dispatch, now);
    case 'too-fast':
    case 'offline': {
      // `attempts` was read before this one was counted.
      if (attempts + 1 >= maxAttempts) return tx.outbox.settle(id, 'failed', now, code);
      return tx.outbox.postpone(id, now + Math.min(longestRetry, firstRetry * 4 ** attempts));
    }
  }
}

/** The platform says that the bot is no longer in it. */
async function left(tx: Tx, book: Book, groupId: string, now: number): Promise<void> {
  const group = await tx.groups.get(groupId);
  if (group !== null) await leaveGroup(tx, book, group, now);
}

/** The group's line sends whom it concerns to his private messages: there is nothing there now. */
async function nothingToSee(tx: Tx, { to, violationId }: Dispatch, now: number): Promise<void> {
  const violation = violationId === null ? null : await tx.violations.get(violationId);
  if (violation?.personId !== to.id) return;
  const group = { kind: 'group', id: violation.groupId } as const;
  for (const line of await tx.outbox.waiting(group, 'reminder')) {
    if (line.violationId !== violation.id) continue;
    await tx.outbox.settle(line.id, 'expired', now, 'the private word could not be said');
  }
}

/** The person cannot be written to: one line in the group, without a name, if the case still stands. */
async function fallBack(tx: Tx, dispatch: Dispatch, now: number): Promise<void> {
  const { fallback, violationId } = dispatch;
  if (fallback === null) return;
  const violation = violationId === null ? null : await tx.violations.get(violationId);
  if (violation !== null && unblamed.includes(violation.state)) return;
  await tx.outbox.add({
    key: `${dispatch.key}:group`,
    to: { kind: 'group', id: fallback.groupId },
    purpose: dispatch.purpose,
    text: fallback.text,
    rule: dispatch.rule,
    violationId,
    groupId: dispatch.groupId,
    queuedAt: now,
    notBefore: fallback.notBefore,
    expiresAt: fallback.expiresAt,
    fallback: null,
  });
}
