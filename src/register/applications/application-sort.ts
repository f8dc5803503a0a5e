import type { Application, ApplicationKind } from '../../domain/application.ts';
import type { Entry } from '../../domain/entry.ts';
import type { Day } from '../../domain/group.ts';
import type { Book } from '../../engine/rule-book/book.ts';
import type { Tx } from '../../ports/store.ts';

/** An application with the entry it is about. */
export interface AboutApplication {
  readonly tx: Tx;
  readonly now: number;
  readonly book: Book;
  readonly application: Application;
  readonly entry: Entry;
}

/** Who decides, by id and by the name the register shall bear, and the day it is decided on. */
export interface Deciding extends AboutApplication {
  readonly actorId: string;
  readonly actorName: string;
  readonly day: Day;
}

/** What came of a decision: words for whoever decided and for whoever applied, or why it cannot be. */
export type Carried =
  | { readonly ok: true; readonly said: string; readonly told: string }
  | { readonly ok: false; readonly why: string };

/** What may be applied for. One file each; index.ts is the list. */
export interface ApplicationSort {
  readonly kind: ApplicationKind;
  /** What whoever decides reads of it, a line each. */
  readonly describe: (about: AboutApplication) => Promise<readonly string[]>;
  /** `words`: a reason, or the number of the paper that approves it; null where none was given. */
  readonly approve: (deciding: Deciding, words: string | null) => Promise<Carried>;
  readonly reject: (deciding: Deciding, reason: string) => Promise<Carried>;
  /** Answers it with an entry that stands; absent where that is no answer. */
  readonly join?: (deciding: Deciding, kept: Entry) => Promise<Carried>;
  /** What is left of a payload once it is decided: nobody's name. Absent where it names nobody. */
  readonly keptOf?: (payload: string) => string;
  /** What is left of a payload once whoever applied is forgotten: no words of his. Absent where it has none. */
  readonly wordless?: (payload: string) => string;
  /** Takes it back for whoever applied. */
  readonly withdraw: (deciding: Deciding) => Promise<void>;
}

/** The note of a change that a decision brings. */
export function noteOf(
  { now, actorId, day }: Pick<Deciding, 'now' | 'actorId' | 'day'>,
  reason: string,
) {
  return { at: now, actorId, reason, day };
}
