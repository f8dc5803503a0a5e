import type { Book, GroupBook } from '../engine/rule-book/book.ts';
import type { GroupContext, GroupInHand } from './command.ts';

/** What an owner may change for the group by command, as keys of its overlay. */
export type OverlayKey = 'hours' | 'ends' | 'pause';

/** The book as it would hold with one overlay changed; null takes it away. */
export async function withOverlay(
  context: GroupContext,
  key: OverlayKey,
  value: string | null,
): Promise<GroupBook> {
  const { tx, book, group } = context;
  const overlay = new Map(
    (await tx.groups.overlays(group.row.id)).map((entry) => [entry.key, entry.value]),
  );
  if (value === null) overlay.delete(key);
  else overlay.set(key, value);
  return book.forGroup({ ...identity(group), overlay });
}

/** What the office's book alone says of the group. */
export function withoutOverlay(book: Book, group: GroupInHand): GroupBook {
  return book.forGroup(identity(group));
}

/** Puts an overlay down, and who decided it. The journal holds ids only. */
export async function keep(
  context: GroupContext,
  key: OverlayKey,
  value: string,
  detail: string,
): Promise<void> {
  const { tx, now, senderId, group } = context;
  const groupId = group.row.id;
  await tx.groups.setOverlay({ groupId, key, value, setBy: senderId, setAt: now });
  await journal(context, `${key}.set`, detail);
}

export async function journal(
  context: GroupContext,
  action: string,
  detail: string,
): Promise<void> {
  const { tx, now, senderId, group } = context;
  await tx.journal.add({ at: now, actorId: senderId, action, groupId: group.row.id, detail });
}

function identity({ row, book }: GroupInHand) {
  return { id: row.id, name: row.name, type: book.setting.type };
}
