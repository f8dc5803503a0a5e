import type { Tx } from '../ports/store.ts';

/** Under which job tell keeps what was said about idleness, and how the keys of such words begin. */
export const idleTopic = 'idle';
const told = `told:${idleTopic}`;
const most = 10_000;

/**
 * Takes words about idleness that still wait out of the outbox where they speak of one of these
 * groups. A word that spoke of others, too, counts as unheard and is said again of those.
 */
export async function dropIdleWords(
  tx: Tx,
  groupIds: ReadonlySet<string>,
  now: number,
): Promise<void> {
  if (groupIds.size === 0) return;
  const waiting = new Map(
    (await tx.outbox.list(['queued'], most))
      .filter(({ key }) => key.startsWith(`${idleTopic}:`))
      .map(({ key, id }) => [key, id]),
  );
  if (waiting.size === 0) return;
  for (const [note, value] of await tx.notes.beginning(told)) {
    const groupId = note.slice(note.indexOf(':', told.length) + 1);
    const id = waiting.get(value.split('\n')[1] ?? '');
    if (id === undefined || !groupIds.has(groupId)) continue;
    await tx.outbox.settle(id, 'expired', now, 'the group is in use');
  }
}
