import { ChatRefused, type ChatGroup } from '../ports/chat.ts';
import type { Tx } from '../ports/store.ts';
import { relationsOf } from './asked-group.ts';
import { groupAsked } from './group-asked.ts';
import type { RoutedCommand, Running } from './running.ts';

/** How many groups are read when the rows know of none the person may act for. */
const readsAtMost = 8;

/** Groups as the platform showed them just now; `unreadable` where it did not answer. */
export type Rights = ReadonlyMap<string, ChatGroup | null> | 'unreadable';

/** Reads the groups a command may be about, outside of any transaction. */
export async function readRights(running: Running, routed: RoutedCommand): Promise<Rights> {
  const { store, chat } = running.parts;
  const ids = await store.transaction((tx) => groupsToRead(tx, running, routed));
  const read = new Map<string, ChatGroup | null>();
  try {
    for (const id of ids) read.set(id, await chat.group(id));
  } catch (error) {
    if (error instanceof ChatRefused) return 'unreadable';
    throw error;
  }
  return read;
}

/** What anybody may ask needs no reading, nor does the list of supervisors, which is our own. */
async function groupsToRead(
  tx: Tx,
  { noted, book, now }: Running,
  { command, call, choice }: RoutedCommand,
): Promise<readonly string[]> {
  if (command.reads !== undefined) return command.reads(tx, noted.senderId, now);
  if (command.who === 'anyone') return [];
  if (noted.groupId !== null) return [noted.groupId];
  if (command.about === 'nothing') return [];
  if (call.groupOf !== null) {
    const groupId = await call.groupOf(tx);
    const group = groupId === null ? null : await tx.groups.get(groupId);
    return group?.present === true ? [group.id] : [];
  }
  const relations = await relationsOf(tx, book, noted.senderId, command);
  const who = { book, senderId: noted.senderId };
  const asked = await groupAsked(tx, who, { command, choice }, false);
  if (asked.kind === 'one') return asked.relation.row.present ? [asked.relation.row.id] : [];
  // Somebody may have become owner a minute ago, and nobody told us.
  return asked.kind === 'none' ? relations.slice(0, readsAtMost).map(({ row }) => row.id) : [];
}
