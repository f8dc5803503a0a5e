import type { Dispatch, DispatchPurpose } from '../domain/dispatch.ts';
import type { Book } from '../engine/rule-book/book.ts';
import { ChatRefused, type Chat, type RefusalCode } from '../ports/chat.ts';
import type { Clock } from '../ports/clock.ts';
import type { Log } from '../ports/log.ts';
import type { Store } from '../ports/store.ts';
import type { Pace } from './pace.ts';
import { parcelOf, type Parcel } from './parcel.ts';
import { doubt, settleOutcome, type Outcome } from './settle.ts';

const looksAhead = 200;
/** Somebody waits for these; everything else takes its turn behind them. */
const urgent: readonly DispatchPurpose[] = ['alert', 'reply'];

export interface OutboxParts {
  readonly store: Store;
  readonly chat: Chat;
  readonly clock: Clock;
  readonly log: Log;
  readonly book: () => Book;
  readonly pace: Pace;
}

/**
 * The way out. A dispatch is marked before its words leave. A send that was interrupted is
 * `maybe`: a reminder is not sent again, an alert is sent once more and says so.
 */
export class Outbox {
  readonly #parts: OutboxParts;
  #pumping: Promise<void> | null = null;
  #again = false;
  /** What was said and could not be written down yet: until then nothing else is said. */
  #unsettled: Outcome | null = null;

  constructor(parts: OutboxParts) {
    this.#parts = parts;
  }

  /** What was on its way when the process ended last. To be called once, before anything is sent. */
  async recover(): Promise<void> {
    const { store, clock } = this.#parts;
    await store.transaction(async (tx) => {
      for (const dispatch of await tx.outbox.interrupted()) {
        await doubt(tx, dispatch, clock.now());
      }
    });
  }

  /** Sends what may leave now. A call while one is running makes that one look again. */
  pump(): Promise<void> {
    this.#again = true;
    this.#pumping ??= this.#run();
    return this.#pumping;
  }

  async #run(): Promise<void> {
    try {
      await this.#settle();
      while (this.#again) {
        this.#again = false;
        const skipped = new Set<number>();
        for (;;) {
          const parcel = await this.#next(skipped);
          if (parcel === null) break;
          await this.#send(parcel);
        }
      }
    } finally {
      // At once with the last look: what is asked for after it begins a new round.
      this.#pumping = null;
    }
  }

  /** The next parcel, already marked as being sent; null where nothing may leave now. */
  async #next(skipped: Set<number>): Promise<Parcel | null> {
    const { store, clock, pace, book } = this.#parts;
    const now = clock.now();
    return store.transaction(async (tx) => {
      await tx.outbox.expire(now);
      for (const { id } of inTurn(await tx.outbox.ready(now, looksAhead))) {
        // One that went before may have taken this one along, put it off or dropped it.
        const dispatch = skipped.has(id) ? null : await tx.outbox.get(id);
        if (dispatch?.state !== 'queued' || dispatch.notBefore > now) continue;
        if (pace.nextAt(dispatch.to) > clock.monotonic()) {
          skipped.add(id);
          continue;
        }
        const parcel = await parcelOf(tx, book(), dispatch, now);
        if (parcel === null) continue;
        for (const part of parcel.parts) await tx.outbox.begin(part.id, now);
        return parcel;
      }
      return null;
    });
  }

  async #send(parcel: Parcel): Promise<void> {
    const { chat, clock, pace, log } = this.#parts;
    const [{ to, id }] = parcel.parts;
    let refused: RefusalCode | null = null;
    let messageId: string | null = null;
    try {
      messageId = await chat.send(to, parcel.text);
    } catch (error) {
      refused = error instanceof ChatRefused ? error.code : 'unknown';
      log.warn({ to, code: refused, dispatch: id }, 'A dispatch was not sent');
    }
    const mono = clock.monotonic();
    if (refused === null) pace.sent(to, mono);
    else if (refused === 'too-fast') pace.rest(mono);
    else if (refused === 'unreachable' || refused === 'gone') pace.asked(to, mono);
    else pace.refused(to, mono);

    this.#unsettled = { parcel, refused, messageId, at: clock.now() };
    await this.#settle();
  }

  /** A store that cannot write just now is asked again before anything else leaves. */
  async #settle(): Promise<void> {
    const outcome = this.#unsettled;
    if (outcome === null) return;
    const { store, book } = this.#parts;
    await store.transaction((tx) => settleOutcome(tx, book(), outcome));
    this.#unsettled = null;
  }
}

/** People before groups: where one cannot be written to, his group's line leaves with the others. */
function inTurn(ready: readonly Dispatch[]): readonly Dispatch[] {
  const rank = ({ purpose, to }: Dispatch) => {
    if (urgent.includes(purpose)) return 0;
    return to.kind === 'person' ? 1 : 2;
  };
  return ready.toSorted((a, b) => rank(a) - rank(b));
}
