import type { Incoming } from '../domain/incoming.ts';
import type { Clock } from '../ports/clock.ts';
import { StoreFault } from '../ports/store.ts';
import { takeBatch } from './batch.ts';
import type { BatchParts } from './batch-messages.ts';
import type { Directory } from './directory.ts';
import type { FriendRequest } from './joining/befriend.ts';
import type { Came } from './joining/learn.ts';
import { PaperTitles } from './notice-lines.ts';
import { nameOf, withoutWords } from './without-words.ts';

const batchSize = 500;
/** How many may wait while the store cannot write; beyond it the newest are counted and lost. */
const queueLimit = 20_000;
const retryAfter = 2_000;

export interface ReceiveParts extends Omit<BatchParts, 'titles'> {
  readonly clock: Clock;
  readonly directory: Directory;
  /** How long a batch gathers, in milliseconds of real time; 0 takes at once. */
  readonly gatherMs: number;
  /** Friend requests of people nobody here knows. Never rejects. */
  readonly onStrangers: (requests: readonly FriendRequest[]) => Promise<void>;
  /** After each batch that stands: commands and outbox may have work. */
  readonly onBatch: () => void;
}

export interface ReceiveFigures {
  readonly recorded: number;
  readonly repeated: number;
  readonly dead: number;
  /** Not taken: the queue was full, or the gateway told of a message and never gave it. */
  readonly lost: number;
  readonly waiting: number;
}

/**
 * The way in. What arrives is queued at once, taken in batches, and recorded before anything is
 * said. A batch that fails is taken again one by one; the one that fails becomes a dead letter.
 * While the store cannot write, everything waits.
 */
export class Receive {
  readonly #parts: ReceiveParts;
  readonly #titles = new PaperTitles();
  readonly #queue: Incoming[] = [];
  #worker: Promise<void> | null = null;
  #recorded = 0;
  #repeated = 0;
  #dead = 0;
  #lost = 0;

  constructor(parts: ReceiveParts) {
    this.#parts = parts;
  }

  /** Never throws and never waits. */
  push(incoming: Incoming): void {
    if (this.#queue.length >= queueLimit) {
      this.#lost += 1;
      if (this.#lost === 1)
        this.#parts.log.error({ queueLimit }, 'The queue is full; messages are being lost');
      return;
    }
    this.#queue.push(incoming);
    this.#worker ??= this.#work();
  }

  /** Resolves once nothing waits. */
  async drained(): Promise<void> {
    while (this.#worker !== null) await this.#worker;
  }

  /** The instant (milliseconds UTC, `now` at the latest) until which all that came in is recorded. */
  recordedUpTo(now: number): number {
    const oldest = this.#queue.find((item) => item.kind === 'message');
    return oldest?.kind === 'message' ? Math.min(now, oldest.message.receivedAt) : now;
  }

  figures(): ReceiveFigures {
    return {
      recorded: this.#recorded,
      repeated: this.#repeated,
      dead: this.#dead,
      lost: this.#lost,
      waiting: this.#queue.length,
    };
  }

  /** Nothing but a store that cannot write keeps the head of the queue where it is. */
  async #work(): Promise<void> {
    while (this.#queue.length > 0) {
      if (this.#parts.gatherMs > 0 && this.#queue.length < batchSize)
        await pause(this.#parts.gatherMs);
      try {
        await this.#takeNext();
      } catch (error) {
        this.#parts.log.error(
          { error: withoutWords(error), waiting: this.#queue.length },
          'The store cannot write; messages wait',
        );
        await pause(retryAfter);
        continue;
      }
      this.#parts.onBatch();
    }
    // At once with the last look: what comes after it begins a new round.
    this.#worker = null;
  }

  async #takeNext(): Promise<void> {
    const batch = this.#queue.slice(0, batchSize);
    await this.#readGroups(batch);
    try {
      await this.#take(batch);
      this.#queue.splice(0, batch.length);
    } catch (error) {
      if (error instanceof StoreFault) throw error;
      this.#parts.log.error(
        { error: withoutWords(error), size: batch.length },
        'A batch failed; it is taken one by one',
      );
      for (const item of batch) {
        await this.#takeAlone(item);
        this.#queue.shift();
      }
    }
  }

  async #readGroups(batch: readonly Incoming[]): Promise<void> {
    const { directory, log } = this.#parts;
    const changed = new Map<string, Came>();
    const spokenIn = new Set<string>();
    for (const item of batch) {
      if (item.kind === 'joined')
        changed.set(item.groupId, { by: 'event', inviterId: item.inviterId ?? null });
      if (item.kind === 'changed' && !changed.has(item.groupId))
        changed.set(item.groupId, { by: 'word' });
      if (item.kind === 'message') spokenIn.add(item.message.groupId);
    }
    try {
      for (const [groupId, came] of changed) await directory.refresh(groupId, came);
      await directory.ensure(spokenIn);
    } catch (error) {
      if (error instanceof StoreFault) throw error;
      log.error({ error: withoutWords(error) }, 'Groups could not be read; the rows we have stand');
    }
  }

  async #take(batch: readonly Incoming[]): Promise<void> {
    const result = await takeBatch(
      { ...this.#parts, titles: this.#titles },
      batch,
      this.#parts.clock.now(),
    );
    this.#recorded += result.recorded;
    this.#repeated += result.repeated;
    this.#parts.directory.doubt(result.thoughtAbsent);
    if (result.strangers.length > 0) await this.#parts.onStrangers(result.strangers);
  }

  async #takeAlone(item: Incoming): Promise<void> {
    try {
      await this.#take([item]);
    } catch (error) {
      if (error instanceof StoreFault) throw error;
      await this.#bury(item, error);
    }
  }

  /** A message the gateway told of and never gave; the letter may be lost, the count is not. */
  missed(messageId: string, reason: string): void {
    this.#lost += 1;
    const { store, clock, log } = this.#parts;
    store
      .transaction((tx) => tx.messages.addDeadLetter(messageId, reason, clock.now()))
      .catch((error: unknown) => {
        log.error({ messageId, error: withoutWords(error) }, 'A lost message could not be noted');
      });
  }

  /** Marks it as seen, too: a message that cannot be taken is not tried at each delivery. */
  async #bury(item: Incoming, error: unknown): Promise<void> {
    const { store, clock, log } = this.#parts;
    const id = 'message' in item ? item.message.id : item.kind;
    log.error({ messageId: id, error: withoutWords(error) }, 'A message could not be taken');
    const reason = nameOf(error);
    const now = clock.now();
    this.#dead += 1;
    try {
      await store.transaction(async (tx) => {
        if ('message' in item) await tx.messages.markSeen([id], now);
        await tx.messages.addDeadLetter(id, reason, now);
      });
    } catch (fault) {
      if (!(fault instanceof StoreFault)) return;
      this.#dead -= 1;
      throw fault;
    }
  }
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
