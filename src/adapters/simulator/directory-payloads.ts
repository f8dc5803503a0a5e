import { types } from 'wechaty-puppet';
import type { payloads } from 'wechaty-puppet';
import type { SimGroup } from './protocol.ts';
import type { World } from './world.ts';

/** @throws Error where nobody has this id */
export function contactPayload(world: World, id: string): payloads.Contact {
  const person = world.person(id);
  // Wechaty asks for contacts by the ids of groups now and then; an error would only be noise.
  const name = id === world.botId ? world.botName : (person?.name ?? world.group(id)?.name);
  if (name === undefined) throw new Error(`no contact ${id}`);
  return {
    id,
    name,
    gender: types.ContactGender.Unknown,
    type: person === null ? types.Contact.Unknown : types.Contact.Individual,
    avatar: '',
    phone: [],
    friend: person?.friend ?? false,
  };
}

export function roomPayload(group: SimGroup): payloads.Room {
  return {
    id: group.id,
    topic: group.name,
    memberIdList: memberIds(group),
    adminIdList: [...group.adminIds],
    ...(group.ownerId === null ? {} : { ownerId: group.ownerId }),
  };
}

/** @throws Error where this one is no member */
export function memberPayload(world: World, group: SimGroup, id: string): payloads.RoomMember {
  const member = group.members.find(({ personId }) => personId === id);
  if (member === undefined) throw new Error(`no member ${id}`);
  const name = world.person(id)?.name ?? member.name;
  return { id, name, roomAlias: member.name, avatar: '' };
}

export function memberIds(group: SimGroup): string[] {
  return group.members.map(({ personId }) => personId);
}
