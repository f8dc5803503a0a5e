import type { Incoming } from '../domain/incoming.ts';
import type { Clock } from '../ports/clock.ts';
import { StoreFault } from '../ports/store.ts';
import { takeBatch, type BatchParts } from './batch.ts';
import type { Directory } from './directory.ts';

const batchSize = 500;
/** How many may wait while the store cannot write; beyond it the newest are counted and lost. */
const queueLimit = 20_000;
const retryAfter = 2_000;

export interface ReceiveParts extends BatchParts {
  readonly clock: Clock;
  readonly directory: Directory;
  /** How long a batch gathers, in milliseconds of real time; 0 takes at once. */
  readonly gatherMs: number;
  /** After each batch that stands: commands and outbox may have work. */
  readonly onBatch: () => void;
}

export interface ReceiveFigures {
  readonly recorded: number;
  readonly repeated: number;
  readonly dead: number;
  /** Not taken because the queue was full. */
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
    this.#worker ??= this.#work().finally(() => {
      this.#worker = null;
    });
  }

  /** Resolves once nothing waits. */
  async drained(): Promise<void> {
    while (this.#worker !== null) await this.#worker;
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

  async #work(): Promise<void> {
    while (this.#queue.length > 0) {
      if (this.#parts.gatherMs > 0 && this.#queue.length < batchSize)
        await pause(this.#parts.gatherMs);
      const batch = this.#queue.slice(0, batchSize);
      try {
        await this.#readGroups(batch);
        await this.#take(batch);
        this.#queue.splice(0, batch.length);
      } catch (error) {
        if (!(error instanceof StoreFault)) throw error;
        this.#parts.log.error(
          { error: error.message, waiting: this.#queue.length },
          'The store cannot write; messages wait',
        );
        await pause(retryAfter);
        continue;
      }
      this.#parts.onBatch();
    }
  }

  async #readGroups(batch: readonly Incoming[]): Promise<void> {
    const { directory } = this.#parts;
    const changed = new Set(
      batch.flatMap((item) =>
        item.kind === 'joined' || item.kind === 'changed' ? [item.groupId] : [],
      ),
    );
    for (const groupId of changed) await directory.refresh(groupId);
    await directory.ensure(
      batch.flatMap((item) => (item.kind === 'message' ? [item.message.groupId] : [])),
    );
  }

  async #take(batch: readonly Incoming[]): Promise<void> {
    try {
      await this.#takeAsOne(batch);
    } catch (error) {
      if (error instanceof StoreFault) throw error;
      this.#parts.log.error(
        { error: String(error), size: batch.length },
        'A batch failed; it is taken one by one',
      );
      for (const item of batch) await this.#takeAlone(item);
    }
  }

  async #takeAsOne(batch: readonly Incoming[]): Promise<void> {
    const result = await takeBatch(this.#parts, batch, this.#parts.clock.now());
    this.#recorded += result.recorded;
    this.#repeated += result.repeated;
  }

  async #takeAlone(item: Incoming): Promise<void> {
    try {
      await this.#takeAsOne([item]);
    } catch (error) {
      if (error instanceof StoreFault) throw error;
      this.#dead += 1;
      const id = 'message' in item ? item.message.id : item.kind;
      this.#parts.log.error(
        { messageId: id, error: String(error) },
        'A message could not be taken',
      );
      const { store, clock } = this.#parts;
      const reason = error instanceof Error ? error.name : 'unknown';
      await store.transaction((tx) => tx.messages.addDeadLetter(id, reason, clock.now()));
    }
  }
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
