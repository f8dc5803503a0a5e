import type { Book, GroupBook } from '../engine/rule-book/book.ts';
import type { GroupContext, GroupInHand } from './command.ts';

/** What an owner may change for the group by command, as keys of its overlay. */
export type OverlayKey =
  | 'hours'
  | 'ends'
  | 'pause'
  | 'duty'
  | 'trial'
  | `rule.${string}.level`
  | `exempt.${string}`
  | `publisher.${string}`;

/** The book as it would hold with one overlay changed; null takes it away. */
export async function withOverlay(
  context: GroupContext,
  key: OverlayKey,
  value: string | null,
): Promise<GroupBook> {
  const overlay = await overlayOf(context);
  if (value === null) overlay.delete(key);
  else overlay.set(key, value);
  return context.book.forGroup({ ...identity(context.group), overlay });
}

/** The book with what the owner set, before new rules are held back. */
export async function withOwnOverlay(context: GroupContext): Promise<GroupBook> {
  const overlay = await overlayOf(context);
  return context.book.forGroup({ ...identity(context.group), overlay });
}

async function overlayOf({ tx, group }: GroupContext): Promise<Map<string, string>> {
  return new Map((await tx.groups.overlays(group.row.id)).map(({ key, value }) => [key, value]));
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
  await put(context, key, value);
  await journal(context, `${key}.set`, detail);
}

/** Puts an overlay down or, with null, takes it away; the journal is the caller's. */
export async function put(
  { tx, now, senderId, group }: GroupContext,
  key: OverlayKey,
  value: string | null,
): Promise<void> {
  const groupId = group.row.id;
  if (value === null) await tx.groups.dropOverlay(groupId, key);
  else await tx.groups.setOverlay({ groupId, key, value, setBy: senderId, setAt: now });
}

export async function journal(
  context: GroupContext,
  action: string,
  detail: string,
): Promise<void> {
  const { tx, now, senderId, group } = context;
  const { row, unseen } = group;
  const groupId = unseen === undefined ? row.id : null;
  const which = unseen === undefined ? [] : [`entry=${String(unseen.number)}`];
  const words = [detail, ...which].filter((part) => part !== '').join(' ');
  await tx.journal.add({ at: now, actorId: senderId, action, groupId, detail: words });
}

function identity({ row, book }: GroupInHand) {
  return { id: row.id, name: row.name, type: book.setting.type };
}
