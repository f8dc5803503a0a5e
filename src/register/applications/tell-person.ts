import { nextOpening } from '../../domain/calendar.ts';
import { fleetingMark, plainWord } from '../../domain/dispatch.ts';
import type { Book } from '../../engine/rule-book/book.ts';
import type { Tx } from '../../ports/store.ts';
import { freeOpening } from '../one-word-a-day.ts';

const lasts = 7 * 24 * 60 * 60_000;

/**
 * Tells one person what came of something, once and in office hours; what decides is late rather than
 * lost. What is said by a job is `inTurn`: not on a day the register has another word for him.
 */
export async function tellPerson(
  tx: Tx,
  book: Book,
  word: {
    readonly key: string;
    readonly personId: string;
    readonly text: string;
    readonly inTurn?: boolean;
  },
  now: number,
): Promise<void> {
  const to = { kind: 'person', id: word.personId } as const;
  const notBefore =
    word.inTurn === true
      ? await freeOpening(tx, book, to, now)
      : nextOpening(book.calendar, book.hours, now);
  await tx.outbox.add(
    plainWord({
      key: `${word.key}${fleetingMark}`,
      to,
      purpose: 'notice',
      text: word.text,
      queuedAt: now,
      notBefore,
      expiresAt: notBefore + lasts,
    }),
  );
}
