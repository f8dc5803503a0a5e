import { types } from 'wechaty-puppet';
import type { Puppet, payloads } from 'wechaty-puppet';
import type { WorldEvent } from './world-event.ts';
import type { World } from './world.ts';

const confirmed = 'confirmed-';

/** Says what people ask of the account the way puppets do. */
export function tellAsk(puppet: Puppet, event: WorldEvent): void {
  if (event.kind === 'bot-invited') {
    puppet.emit('room-invite', { roomInvitationId: event.invitation.id });
  } else if (event.kind === 'friend-asked') {
    puppet.emit('friendship', { friendshipId: event.request.id });
  } else if (event.kind === 'befriended') {
    // Providers tell of the new friend by the same event, under another type.
    puppet.emit('friendship', { friendshipId: `${confirmed}${event.personId}` });
  }
}

/** @throws Error where no such invitation waits */
export function invitationPayload(world: World, id: string): payloads.RoomInvitation {
  const invitation = world.invitation(id);
  const group = invitation === null ? null : world.group(invitation.groupId);
  if (invitation === null || group === null) throw new Error(`no invitation ${id}`);
  return {
    id,
    inviterId: invitation.by,
    topic: group.name,
    avatar: '',
    invitation: '',
    memberCount: group.members.length,
    memberIdList: [],
    timestamp: invitation.at,
    receiverId: world.botId,
  };
}

/** @throws Error where no such request waits */
export function friendshipPayload(world: World, id: string): payloads.Friendship {
  if (id.startsWith(confirmed)) {
    const contactId = id.slice(confirmed.length);
    return { id, contactId, timestamp: world.now(), type: types.Friendship.Confirm };
  }
  const request = world.friendRequest(id);
  if (request === null) throw new Error(`no friend request ${id}`);
  return {
    id,
    contactId: request.personId,
    hello: request.greeting,
    timestamp: request.at,
    type: types.Friendship.Receive,
    ticket: '',
  };
}
