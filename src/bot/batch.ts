import type { Incoming } from '../domain/incoming.ts';
import { noteSkew } from '../register/clock-skew.ts';
import type { BatchParts } from './batch-messages.ts';
import { BatchRun, type BatchResult } from './batch-run.ts';
import { inOrder } from './in-order.ts';

/**
 * Takes a batch in one transaction, in order of time: seen, facts, history, judged, recorded.
 * Nothing is said here; what is to be said waits in the outbox once the transaction stands.
 * @throws what the store throws; then nothing of the batch was taken
 */
export async function takeBatch(
  parts: BatchParts,
  batch: readonly Incoming[],
  now: number,
): Promise<BatchResult> {
  const ordered = inOrder(batch);
  const ids = ordered.flatMap((item) => ('message' in item ? [item.message.id] : []));
  try {
    return await parts.store.transaction(async (tx) => {
      const fresh = await tx.messages.markSeen(ids, now);
      const run = new BatchRun(parts, tx, now, fresh, rejoined(batch));
      for (const item of ordered) await run.take(item);
      const said = ordered.flatMap((item) => (item.kind === 'message' ? [item.message] : []));
      await noteSkew(tx, said, now);
      return await run.close();
    });
  } catch (error) {
    parts.history.forget(
      ordered.flatMap((item) => (item.kind === 'message' ? [item.message.groupId] : [])),
    );
    throw error;
  }
}

/** Groups the bot left and was taken into again: their rows were read after that, and stand. */
function rejoined(batch: readonly Incoming[]): ReadonlySet<string> {
  const groupIds = new Set<string>();
  for (const item of batch) {
    if (item.kind === 'joined') groupIds.add(item.groupId);
    if (item.kind === 'removed') groupIds.delete(item.groupId);
  }
  return groupIds;
}
