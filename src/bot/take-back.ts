import type { Incoming } from '../domain/incoming.ts';
import type { BoundRule } from '../engine/rule-book/book.ts';
import type { Tx } from '../ports/store.ts';

/**
 * A member took a message back: a case of which nothing is left in the group is 已自纠, and what
 * still waits to be said of it is dropped. A flood is not undone by taking its messages back.
 */
export async function takeBack(
  tx: Tx,
  recall: Pick<Extract<Incoming, { kind: 'recall' }>, 'groupId' | 'messageId'>,
  rules: readonly BoundRule[],
  now: number,
): Promise<void> {
  await tx.messages.markSeen([recallMark(recall.messageId)], now);
  for (const violation of await tx.violations.ofMessage(recall.messageId)) {
    const standing = violation.state === 'pending' || violation.state === 'open';
    const series = rules.find(({ id }) => id === violation.rule)?.kind.series === true;
    if (!standing || series || violation.groupId !== recall.groupId) continue;
    if (violation.hits > 1) {
      await tx.violations.dropHit(violation.id, recall.messageId);
      continue;
    }
    await tx.violations.become(violation.id, 'corrected', now);
    await tx.outbox.dropForViolation(violation.id, 'taken back', now);
  }
}

/** Whether the recall overtook its message. Asked once, when something is kept of the message. */
export async function wasTakenBack(tx: Tx, messageId: string, now: number): Promise<boolean> {
  const mark = recallMark(messageId);
  return !(await tx.messages.markSeen([mark], now)).has(mark);
}

/** Recalls leave a mark among the ids seen, under a name no provider gives a message. */
function recallMark(messageId: string): string {
  return `recall of ${messageId}`;
}
