import type { Incoming } from '../domain/incoming.ts';
import type { Tx } from '../ports/store.ts';

/**
 * A member took a message back: a case that rests on it alone is 已自纠, and what still waits to
 * be said of it is dropped. A flood is not undone by taking one of its messages back.
 */
export async function takeBack(
  tx: Tx,
  recall: Extract<Incoming, { kind: 'recall' }>,
  now: number,
): Promise<void> {
  for (const violation of await tx.violations.ofMessage(recall.messageId)) {
    const standing = violation.state === 'pending' || violation.state === 'open';
    if (!standing || violation.hits > 1 || violation.groupId !== recall.groupId) continue;
    await tx.violations.become(violation.id, 'corrected', now);
    await tx.outbox.dropForViolation(violation.id, 'taken back', now);
  }
}
