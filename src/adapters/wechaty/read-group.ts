import { types } from 'wechaty-puppet';
import type { payloads } from 'wechaty-puppet';
import type { ChatGroup, ChatMember } from '../../ports/chat.ts';
import type { PuppetClient } from './puppet-client.ts';

/** Calls under way at once: a large group must not look like an attack to the provider. */
const mostCalls = 8;

/**
 * A group as the gateway has it now; null where the account does not sit in it. Two calls a
 * member. @throws whatever the puppet throws
 */
export async function readGroup(
  puppet: PuppetClient,
  groupId: string,
  selfId: string,
): Promise<ChatGroup | null> {
  await forget(puppet, groupId);
  // The `raw` calls go past the client's own cache.
  const room = await puppet.roomRawPayload(groupId);
  const listed = await puppet.roomMemberList(groupId);
  const ids = [...new Set(listed.length > 0 ? listed : room.memberIdList)];
  if (!ids.includes(selfId)) return null;
  const members = await eachOf(ids, async (id) => ({
    id,
    member: await orNull(puppet.roomMemberRawPayload(groupId, id)),
    contact: await orNull(puppet.contactRawPayload(id)),
  }));
  // Over gRPC an absent `friend` is false: it says something only if it is true of somebody.
  const tellsFriends = members.some(({ contact }) => contact?.friend === true);
  const { ownerId } = room;
  return {
    id: groupId,
    name: room.topic,
    // An owner who leaves hands the group to another account, ours too: then nobody answers for it.
    ownerId: ownerId === undefined || ownerId === '' || ownerId === selfId ? null : ownerId,
    adminIds: room.adminIdList.filter((id) => id !== selfId),
    members: members
      .filter(({ id }) => id !== selfId)
      .map(({ id, member, contact }) => shown(id, member, contact, tellsFriends)),
  };
}

function shown(
  id: string,
  member: payloads.RoomMember | null,
  contact: payloads.Contact | null,
  tellsFriends: boolean,
): ChatMember {
  const reachable = contact?.friend === true || contact?.coworker === true;
  return {
    id,
    name: member?.roomAlias || member?.name || contact?.name || id,
    reachable: reachable ? true : tellsFriends && contact !== null ? false : null,
  };
}

/** Gateways keep what they have read; names in it stay old until they are told to forget. */
async function forget(puppet: PuppetClient, groupId: string): Promise<void> {
  for (const type of [types.Dirty.Room, types.Dirty.RoomMember]) {
    await orNull(puppet.dirtyPayload(type, groupId));
  }
}

async function orNull<T>(work: Promise<T>): Promise<T | null> {
  return work.catch(() => null);
}

/** Results in the order of the items, a few at a time. */
async function eachOf<T, R>(items: readonly T[], work: (item: T) => Promise<R>): Promise<R[]> {
  const results = new Array<R>(items.length);
  const entries = items.entries();
  async function worker(): Promise<void> {
    for (const [index, item] of entries) results[index] = await work(item);
  }
  await Promise.all(Array.from({ length: mostCalls }, worker));
  return results;
}
