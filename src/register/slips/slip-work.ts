import type { SlipAnswer } from '../../domain/slip.ts';
import type { Book } from '../../engine/rule-book/book.ts';
import type { Tx } from '../../ports/store.ts';

export interface SlipCall {
  readonly tx: Tx;
  readonly book: Book;
  readonly now: number;
  readonly payload: unknown;
}

/** What one kind of slip asks for, in one transaction. @throws where the payload is not as we write it */
export type SlipWork = (call: SlipCall) => Promise<SlipAnswer>;
