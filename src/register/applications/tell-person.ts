import { nextOpening } from '../../domain/calendar.ts';
import { fleetingMark, plainWord } from '../../domain/dispatch.ts';
import type { Book } from '../../engine/rule-book/book.ts';
import type { Tx } from '../../ports/store.ts';

const lasts = 7 * 24 * 60 * 60_000;

/** Tells one person what came of something, once and in office hours; what decides is late rather than lost. */
export async function tellPerson(
  tx: Tx,
  book: Book,
  word: { readonly key: string; readonly personId: string; readonly text: string },
  now: number,
): Promise<void> {
  const notBefore = nextOpening(book.calendar, book.hours, now);
  await tx.outbox.add(
    plainWord({
      key: `${word.key}${fleetingMark}`,
      to: { kind: 'person', id: word.personId },
      purpose: 'notice',
      text: word.text,
      queuedAt: now,
      notBefore,
      expiresAt: notBefore + lasts,
    }),
  );
}
