import type { Command } from '../commands/command.ts';
import type { Routed } from '../commands/route.ts';
import type { Book } from '../engine/rule-book/book.ts';
import type { Chat } from '../ports/chat.ts';
import type { Clock } from '../ports/clock.ts';
import type { Codes } from '../ports/codes.ts';
import type { Log } from '../ports/log.ts';
import type { Store } from '../ports/store.ts';
import type { Asked } from './replies.ts';

export interface RunCommandsParts {
  readonly store: Store;
  readonly chat: Chat;
  readonly clock: Clock;
  readonly log: Log;
  readonly book: () => Book;
  readonly commands: readonly Command[];
  readonly codes?: Codes;
}

/** One command on its way through, under the one book it began with. */
export interface Running extends Asked {
  readonly parts: RunCommandsParts;
  readonly book: Book;
}

/** Words that were read as a command. */
export type RoutedCommand = Extract<Routed, { kind: 'command' }>;
