import type { Dispatch } from '../domain/dispatch.ts';
import { dayOf } from '../domain/zone.ts';
import type { Book } from '../engine/rule-book/book.ts';
import { ChatRefused, type Chat, type RefusalCode } from '../ports/chat.ts';
import type { Clock } from '../ports/clock.ts';
import type { Log } from '../ports/log.ts';
import type { Store, Tx } from '../ports/store.ts';
import { groupBookOf } from '../register/group-book.ts';
import type { Pace } from './pace.ts';
import { mayBeSaidAt, mergedText, wasSaidToday } from './restraint.ts';

const minute = 60_000;
const maxAttempts = 8;
const firstRetry = 3_000;

export interface OutboxParts {
  readonly store: Store;
  readonly chat: Chat;
  readonly clock: Clock;
  readonly log: Log;
  readonly book: () => Book;
  readonly pace: Pace;
}

/** Several dispatches that leave as one message. */
interface Parcel {
  readonly text: string;
  readonly parts: readonly [Dispatch, ...Dispatch[]];
}

/**
 * The way out. A dispatch is marked before its words leave. A send that was interrupted is
 * `maybe`: a reminder is not sent again, an alert is sent once more and says so.
 */
export class Outbox {
  readonly #parts: OutboxParts;
  #pumping: Promise<void> | null = null;
  #again = false;
  /** Monotonic; set while the pace holds something back. */
  #wakeAt: number | null = null;

  constructor(parts: OutboxParts) {
    this.#parts = parts;
  }

  /** What was on its way when the process ended last. To be called once, before anything is sent. */
  async recover(): Promise<void> {
    const { store, clock } = this.#parts;
    await store.transaction(async (tx) => {
      for (const dispatch of await tx.outbox.interrupted()) {
        await this.#doubt(tx, dispatch, clock.now());
      }
    });
  }

  /** Sends what may leave now. A call while one is running makes that one look again. */
  pump(): Promise<void> {
    this.#again = true;
    this.#pumping ??= this.#run().finally(() => {
      this.#pumping = null;
    });
    return this.#pumping;
  }

  /** Monotonic instant at which the pace lets the next word go; null while nothing is held. */
  wakeAt(): number | null {
    return this.#wakeAt;
  }

  async #run(): Promise<void> {
    while (this.#again) {
      this.#again = false;
      this.#wakeAt = null;
      const skipped = new Set<number>();
      for (;;) {
        const parcel = await this.#next(skipped);
        if (parcel === null) break;
        await this.#send(parcel);
      }
    }
  }

  /** The next parcel, already marked as being sent; null where nothing may leave now. */
  async #next(skipped: Set<number>): Promise<Parcel | null> {
    const { store, clock, pace } = this.#parts;
    const now = clock.now();
    return store.transaction(async (tx) => {
      await tx.outbox.expire(now);
      for (const dispatch of await tx.outbox.ready(now, 100)) {
        if (skipped.has(dispatch.id)) continue;
        const at = pace.nextAt(dispatch.to);
        if (at > clock.monotonic()) {
          this.#wakeAt = Math.min(this.#wakeAt ?? Infinity, at);
          skipped.add(dispatch.id);
          continue;
        }
        const parcel = await this.#parcel(tx, dispatch, now);
        if (parcel === null) continue;
        for (const { id } of parcel.parts) await tx.outbox.begin(id, now);
        return parcel;
      }
      return null;
    });
  }

  /** Public reminders are held to hours, gap and budget, and all that wait leave together. */
  async #parcel(tx: Tx, dispatch: Dispatch, now: number): Promise<Parcel | null> {
    if (dispatch.to.kind !== 'group' || dispatch.purpose !== 'reminder') {
      return { text: dispatch.text, parts: [dispatch] };
    }
    const group = await tx.groups.get(dispatch.to.id);
    if (group?.present !== true) {
      await tx.outbox.settle(dispatch.id, 'failed', now, 'the bot is not in the group');
      return null;
    }
    const { setting } = await groupBookOf(tx, this.#parts.book(), group);
    const said = await tx.outbox.said(dispatch.to, now - 2 * 24 * 60 * minute);
    if (wasSaidToday(setting, said, dispatch.text, now)) {
      await tx.outbox.settle(dispatch.id, 'expired', now, 'said in this group today');
      return null;
    }
    const at = mayBeSaidAt(setting, said, now);
    if (at > now) {
      await tx.outbox.postpone(dispatch.id, at);
      return null;
    }
    const waiting = (await tx.outbox.waiting(dispatch.to, 'reminder')).filter(
      ({ id, notBefore }) => id !== dispatch.id && notBefore <= now,
    );
    const parts: Parcel['parts'] = [dispatch, ...waiting];
    return { text: mergedText(parts), parts };
  }

  async #send(parcel: Parcel): Promise<void> {
    const { chat, clock, pace, log } = this.#parts;
    const [{ to }] = parcel.parts;
    let refused: RefusalCode | null = null;
    try {
      await chat.send(to, parcel.text);
    } catch (error) {
      refused = error instanceof ChatRefused ? error.code : 'unknown';
      log.warn({ to, code: refused, dispatch: parcel.parts[0].id }, 'A dispatch was not sent');
    }
    const mono = clock.monotonic();
    if (refused === null) pace.sent(to, mono);
    else if (refused === 'too-fast') pace.rest(mono);
    else if (refused !== 'unreachable' && refused !== 'gone') pace.refused(to, mono);

    await this.#parts.store.transaction(async (tx) => {
      const now = clock.now();
      for (const dispatch of parcel.parts) {
        if (refused === null) await tx.outbox.settle(dispatch.id, 'sent', now);
        else await this.#settleRefused(tx, dispatch, refused, now);
      }
      if (refused === null) await this.#countOwn(tx, parcel.parts[0], now);
    });
  }

  async #settleRefused(tx: Tx, dispatch: Dispatch, code: RefusalCode, now: number): Promise<void> {
    switch (code) {
      case 'unreachable':
        await tx.outbox.settle(dispatch.id, 'failed', now, code);
        if (dispatch.to.kind === 'person') await tx.people.setReachable(dispatch.to.id, false);
        return this.#fallBack(tx, dispatch, now);
      case 'gone':
        await tx.outbox.settle(dispatch.id, 'failed', now, code);
        return;
      case 'unknown':
        return this.#doubt(tx, dispatch, now);
      case 'too-fast':
      case 'offline': {
        if (dispatch.attempts + 1 >= maxAttempts) {
          await tx.outbox.settle(dispatch.id, 'failed', now, code);
          return;
        }
        await tx.outbox.postpone(dispatch.id, now + firstRetry * 2 ** dispatch.attempts);
      }
    }
  }

  /** Nobody knows whether it was said. An alert is worth saying twice; nothing else is. */
  async #doubt(tx: Tx, dispatch: Dispatch, now: number): Promise<void> {
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

  /** The person cannot be written to: one line in the group, without a name. */
  async #fallBack(tx: Tx, dispatch: Dispatch, now: number): Promise<void> {
    const { fallback } = dispatch;
    if (fallback === null) return;
    await tx.outbox.add({
      key: `${dispatch.key}:group`,
      to: { kind: 'group', id: fallback.groupId },
      purpose: dispatch.purpose,
      text: fallback.text,
      rule: dispatch.rule,
      violationId: dispatch.violationId,
      groupId: dispatch.groupId,
      queuedAt: now,
      notBefore: fallback.notBefore,
      expiresAt: fallback.expiresAt,
      fallback: null,
    });
  }

  /** The bot counts its own words, in groups and to people, for every report. */
  async #countOwn(tx: Tx, dispatch: Dispatch, now: number): Promise<void> {
    const { to, groupId } = dispatch;
    const counted = to.kind === 'group' ? to.id : groupId;
    if (counted === null) return;
    const day = dayOf(this.#parts.book().calendar.zone, now);
    const what = to.kind === 'group' ? 'bot' : 'bot-private';
    await tx.counts.add([{ groupId: counted, day, what, count: 1 }]);
  }
}
