import type { Errand } from '../domain/errand.ts';
import type { Book } from '../engine/rule-book/book.ts';
import { ChatRefused, type Chat } from '../ports/chat.ts';
import type { Clock } from '../ports/clock.ts';
import type { Log } from '../ports/log.ts';
import type { Store } from '../ports/store.ts';
import { wordsWereTakenBack } from '../register/unsay.ts';
import { welcomeFriend } from './joining/welcome-friend.ts';

const firstRetry = 10_000;
const longestRetry = 60 * 60_000;

export interface ErrandParts {
  readonly store: Store;
  readonly chat: Chat;
  readonly clock: Clock;
  readonly log: Log;
  readonly book: () => Book;
}

/**
 * Does what waits to be done on the platform, one after the other. What the platform cannot do is
 * given up; a gateway that is away is asked again, ever more rarely, until the errand runs out.
 * @throws StoreFault
 */
export async function runErrands(parts: ErrandParts): Promise<void> {
  const { store, clock } = parts;
  for (const errand of await store.transaction((tx) => tx.errands.ready(clock.now()))) {
    await runOne(parts, errand);
  }
}

async function runOne(parts: ErrandParts, errand: Errand): Promise<void> {
  const { store, chat, clock, log, book } = parts;
  const { id, key, kind, target, about, attempts } = errand;
  try {
    const done = await chat.act(kind, target);
    if (!done) log.warn({ errand: id, kind }, 'The platform cannot do an errand');
    await store.transaction(async (tx) => {
      await tx.errands.settle(id, done ? 'done' : 'failed');
      if (done && kind === 'accept-friend' && about !== undefined) {
        await welcomeFriend(tx, book(), about, clock.now());
      }
      if (done && kind === 'recall') await wordsWereTakenBack(tx, key, clock.now());
    });
  } catch (error) {
    if (!(error instanceof ChatRefused)) throw error;
    log.warn({ errand: id, kind, code: error.code }, 'An errand was refused');
    // Gone: the bot is not in that group, which is all that leaving it could bring about.
    const again = error.code === 'offline' || error.code === 'too-fast' || error.code === 'unknown';
    const wait = Math.min(longestRetry, firstRetry * 4 ** attempts);
    await store.transaction((tx) =>
      again ? tx.errands.postpone(id, clock.now() + wait) : tx.errands.settle(id, 'failed'),
    );
  }
}
