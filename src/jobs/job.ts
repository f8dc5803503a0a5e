import type { Every } from '../domain/slots.ts';
import type { Book } from '../engine/rule-book/book.ts';
import type { Abilities } from '../ports/chat.ts';
import type { Tx } from '../ports/store.ts';

/** What a job is handed: one transaction, which also claims the slot, so a job runs once or not at all. */
export interface JobContext {
  readonly tx: Tx;
  readonly now: number;
  /** The instant the job was due at; `now` for jobs of every tick. */
  readonly slot: number;
  readonly book: Book;
  /** What the platform can do just now; where nothing is said, everything. */
  readonly abilities: Abilities;
}

/** Where ids change at each login nobody known by his id is surely the one meant: nothing is said. */
export function maySpeak({ abilities }: JobContext): boolean {
  return abilities.stableIds;
}

/** A scheduled job. It reads the store and queues dispatches; it never sends and never waits. */
export interface Job {
  readonly name: string;
  readonly title: string;
  readonly every: Every;
  /** A slot missed while the bot was away runs once if it is no older than this. */
  readonly graceHours: number;
  readonly run: (context: JobContext) => Promise<void>;
}
