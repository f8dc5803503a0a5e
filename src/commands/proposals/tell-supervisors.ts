import { nextOpening } from '../../domain/calendar.ts';
import { fleetingMark, plainWord } from '../../domain/dispatch.ts';
import type { Recipient } from '../../domain/incoming.ts';
import type { Book } from '../../engine/rule-book/book.ts';
import type { Tx } from '../../ports/store.ts';
import { supervisorIds } from '../../register/supervisors.ts';

const day = 24 * 60 * 60_000;

/** When the others hear of it, in office hours, and until when it waits: a day from then. */
export function waitingTime(book: Book, now: number): { toldAt: number; expiresAt: number } {
  const toldAt = nextOpening(book.calendar, book.hours, now);
  return { toldAt, expiresAt: toldAt + day };
}

/** Tells every supervisor but the asker, each alone, what waits for the word of one of them. */
export async function tellSupervisors(
  tx: Tx,
  proposal: { readonly id: number; readonly byId: string; readonly text: string },
  { book, now }: { readonly book: Book; readonly now: number },
): Promise<void> {
  const { toldAt, expiresAt } = waitingTime(book, now);
  for (const personId of await supervisorIds(tx)) {
    if (personId === proposal.byId) continue;
    await tx.outbox.add(
      plainWord({
        key: keyOf(proposal.id, personId),
        to: { kind: 'person', id: personId },
        purpose: 'notice',
        text: proposal.text,
        queuedAt: now,
        notBefore: toldAt,
        expiresAt,
      }),
    );
  }
}

/** What is settled before the others heard of it they need not hear of any more. */
export async function untellSupervisors(tx: Tx, id: number, now: number): Promise<void> {
  for (const personId of await supervisorIds(tx)) {
    const to: Recipient = { kind: 'person', id: personId };
    for (const waiting of await tx.outbox.waiting(to, 'notice')) {
      if (waiting.key !== keyOf(id, personId)) continue;
      await tx.outbox.settle(waiting.id, 'expired', now, 'settled by somebody else');
    }
  }
}

/** What is asked for are words of people, and names: the outbox keeps neither once they were said. */
function keyOf(id: number, personId: string): string {
  return `proposal:${String(id)}:${personId}${fleetingMark}`;
}

/** Tells whoever asked for something what came of it: he waits for it, but not at night. */
export async function tellAsker(
  tx: Tx,
  { id, byId, text }: { readonly id: number; readonly byId: string; readonly text: string },
  { book, now }: { readonly book: Book; readonly now: number },
): Promise<void> {
  const { toldAt, expiresAt } = waitingTime(book, now);
  await tx.outbox.add(
    plainWord({
      key: `proposal:${String(id)}:settled`,
      to: { kind: 'person', id: byId },
      purpose: 'notice',
      text,
      queuedAt: now,
      notBefore: toldAt,
      expiresAt,
    }),
  );
}
