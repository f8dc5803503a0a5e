import type { Command } from '../commands/command.ts';
import { route } from '../commands/route.ts';
import type { Incoming } from '../domain/incoming.ts';
import { History } from '../engine/history.ts';
import type { Book } from '../engine/rule-book/book.ts';
import type { Job } from '../jobs/job.ts';
import type { Chat } from '../ports/chat.ts';
import type { Clock } from '../ports/clock.ts';
import type { Codes } from '../ports/codes.ts';
import type { Log } from '../ports/log.ts';
import type { Slips } from '../ports/slips.ts';
import { StoreFault, type Store } from '../ports/store.ts';
import { settleDeadlines } from './deadlines.ts';
import { Directory } from './directory.ts';
import { claimDatabase, hashKeyOf, noteAlive, noteRules } from './installation.ts';
import { befriendByCode } from './joining/befriend.ts';
import { Outbox } from './outbox.ts';
import { Pace, type PaceSettings } from './pace.ts';
import { Receive, type ReceiveFigures } from './receive.ts';
import { mayBePlainAnswer } from './plain-answers.ts';
import { burnSaid, typedCode } from './redeem.ts';
import { runCommands } from './run-commands.ts';
import { runErrands } from './run-errands.ts';
import { nextJobAt, runDueJobs } from './run-jobs.ts';
import { takeSlips } from './take-slips.ts';
import { withoutWords } from './without-words.ts';

/** How often the bot writes down that it is up. */
const aliveEvery = 60_000;

export interface BotParts {
  readonly store: Store;
  readonly chat: Chat;
  readonly clock: Clock;
  readonly log: Log;
  readonly book: () => Book;
  readonly jobs: readonly Job[];
  readonly commands: readonly Command[];
  /** Absent where nobody hands codes out. */
  readonly codes?: Codes;
  /** Absent where no console writes any. */
  readonly slips?: Slips;
  readonly pace: PaceSettings;
  /** See `ReceiveParts`. */
  readonly gatherMs: number;
}

/** The bot as a whole: what comes in is recorded, what is due is done, what waits is said. */
export class Bot {
  readonly #parts: BotParts;
  readonly #receive: Receive;
  readonly #outbox: Outbox;
  readonly #directory: Directory;
  #working: Promise<void> | null = null;
  #again = false;
  #burning: Promise<void> = Promise.resolve();
  #notedAt = -Infinity;
  #taking: Promise<void> | null = null;

  private constructor(parts: BotParts, hashKey: Uint8Array) {
    this.#parts = parts;
    const { store, chat, clock, log, book } = parts;
    const abilities = () => chat.abilities;
    this.#outbox = new Outbox({ store, chat, clock, log, book, pace: new Pace(parts.pace) });
    this.#directory = new Directory({ store, chat, clock, log, book });
    this.#receive = new Receive({
      store,
      clock,
      log,
      book,
      abilities,
      hashKey,
      isCommand: (text, place) =>
        typedCode(text) !== null ||
        route(text, place, parts.commands) !== null ||
        (place === 'private' && mayBePlainAnswer(text)),
      history: new History(),
      directory: this.#directory,
      gatherMs: parts.gatherMs,
      onStrangers: (requests) => befriendByCode(parts, requests),
      onBatch: () => {
        this.#work();
      },
    });
  }

  /** @throws StoreFault */
  static async create(parts: BotParts): Promise<Bot> {
    return new Bot(parts, await hashKeyOf(parts.store));
  }

  /** To be called once the account is logged in. @throws StoreFault, ChatRefused */
  async start(): Promise<void> {
    await claimDatabase(this.#parts.store, this.#parts.chat);
    await noteRules(this.#parts.store, this.#parts.book(), this.#parts.clock.now());
    await noteAlive(this.#parts.store, this.#parts.clock.now(), true);
    await this.#outbox.recover();
    await this.#directory.refreshAll();
  }

  /** Takes what the outside tells; never throws, never waits. */
  receive(incoming: Incoming): void {
    this.#receive.push(incoming);
    this.#burning = burnSaid(this.#parts, incoming, this.#burning);
  }

  /** A message the gateway told of and never gave: counted, and kept as a dead letter. */
  missed(messageId: string, reason: string): void {
    this.#receive.missed(messageId, reason);
  }

  figures(): ReceiveFigures {
    return this.#receive.figures();
  }

  /** The heartbeat, about once a second: what is due is done. Never throws. */
  async tick(): Promise<void> {
    try {
      const now = this.#parts.clock.now();
      if (Math.abs(now - this.#notedAt) >= aliveEvery) {
        await noteAlive(this.#parts.store, now, false);
        this.#notedAt = now;
      }
      await this.#directory.refreshOldest();
    } catch (error) {
      this.#failed(error);
    }
    await this.#takeSlips();
    this.#work();
    await this.#working;
  }

  /** Never twice at once, and never throws. */
  async #takeSlips(): Promise<void> {
    const { slips } = this.#parts;
    if (slips === undefined) return;
    this.#taking ??= takeSlips({ ...this.#parts, slips }).then(
      () => void (this.#taking = null),
      (error: unknown) => {
        this.#taking = null;
        this.#failed(error);
      },
    );
    await this.#taking;
  }

  /** Resolves once all that came in is recorded and all that may be done and said now is. */
  async settled(): Promise<void> {
    await this.#receive.drained();
    await this.#burning;
    this.#work();
    while (this.#working !== null) await this.#working;
  }

  /** The next instant after now at which something falls due; null where nothing is known to. */
  async nextWake(): Promise<number | null> {
    const { store, clock, jobs, book } = this.#parts;
    const now = clock.now();
    const [due, ready, errand, appeal] = await store.transaction(async (tx) => [
      await tx.violations.nextDue(),
      await tx.outbox.nextReady(now),
      await tx.errands.nextReady(now),
      (await tx.appeals.open())[0]?.dueAt ?? null,
    ]);
    const job = nextJobAt(jobs, book().calendar, now);
    const instants = [
      due === null ? null : due + 10_001,
      ready,
      errand,
      appeal === null ? null : appeal + 1,
      job,
    ];
    const coming = instants.filter((at): at is number => at !== null && at > now);
    return coming.length === 0 ? null : Math.min(...coming);
  }

  #work(): void {
    this.#again = true;
    this.#working ??= this.#run();
  }

  async #run(): Promise<void> {
    const { store, chat, clock, log, book, jobs, commands, codes } = this.#parts;
    const abilities = () => chat.abilities;
    const recordedUpTo = (now: number) => this.#receive.recordedUpTo(now);
    const steps = [
      () => settleDeadlines({ store, clock, log, book, abilities, recordedUpTo }),
      () => runDueJobs({ store, jobs, book, clock, log, abilities }),
      () => runCommands({ store, chat, clock, log, book, commands, ...(codes && { codes }) }),
      () => runErrands({ store, chat, clock, log, book }),
      () => this.#outbox.pump(),
    ];
    while (this.#again) {
      this.#again = false;
      for (const step of steps) {
        try {
          await step();
        } catch (error) {
          // A fault of one of them is no reason for the others to wait; without a store all do.
          this.#failed(error);
          if (error instanceof StoreFault) break;
        }
      }
    }
    // At once with the last look: what is asked for after it begins a new round.
    this.#working = null;
  }

  #failed(error: unknown): void {
    const known = error instanceof StoreFault;
    this.#parts.log.error(
      { error: withoutWords(error) },
      known ? 'The store cannot be used now; the work is taken up again' : 'A round of work failed',
    );
  }
}
