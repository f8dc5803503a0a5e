import type { Incoming } from '../domain/incoming.ts';

/**
 * A batch in order of time, then of arrival. Nobody speaks in the future: a message is no later
 * than its receipt, whatever the sender's clock says.
 */
export function inOrder(batch: readonly Incoming[]): readonly Incoming[] {
  return batch.map(bounded).toSorted((a, b) => instantOf(a) - instantOf(b));
}

function bounded(item: Incoming): Incoming {
  if (item.kind !== 'message' || item.message.sentAt <= item.message.receivedAt) return item;
  return { kind: 'message', message: { ...item.message, sentAt: item.message.receivedAt } };
}

function instantOf(item: Incoming): number {
  return 'message' in item ? item.message.sentAt : item.at;
}
