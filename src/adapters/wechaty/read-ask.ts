import { types } from 'wechaty-puppet';
import type { Incoming } from '../../domain/incoming.ts';
import { cutText } from '../../domain/message.ts';
import type { Log } from '../../ports/log.ts';
import { fetchPatiently, MessageMissed } from './fetch-message.ts';
import type { PuppetClient } from './puppet-client.ts';

type Invited = Extract<Incoming, { kind: 'invited' }>;
type FriendRequest = Extract<Incoming, { kind: 'friend-request' }>;

/** WeChat itself allows 50 characters; nobody needs more to say who he is. */
const mostGreeting = 200;

/** Who invites the bot into a group; null where the provider does not tell. Never throws. */
export async function readInvitation(
  puppet: PuppetClient,
  log: Log,
  invitationId: string,
  at: number,
): Promise<Invited> {
  let inviterId: string | null = null;
  try {
    const payload = await fetchPatiently(() => puppet.roomInvitationRawPayload(invitationId));
    inviterId = idOrNull(payload.inviterId);
  } catch (error) {
    const reason = reasonOf(error);
    log.warn({ invitation: invitationId, reason }, 'An invitation does not say who sent it');
  }
  return { kind: 'invited', invitationId, inviterId, at };
}

/**
 * Somebody's wish to be a contact; null where it is something else, as a request of ours that was
 * accepted, or cannot be had: without the person nothing can be decided. Never throws.
 */
export async function readFriendRequest(
  puppet: PuppetClient,
  log: Log,
  requestId: string,
  at: number,
): Promise<FriendRequest | null> {
  try {
    const payload = await fetchPatiently(() => puppet.friendshipRawPayload(requestId));
    const personId = idOrNull(payload.contactId);
    if (payload.type !== types.Friendship.Receive || personId === null) return null;
    const greeting = cutText(payload.hello ?? '', mostGreeting);
    return { kind: 'friend-request', requestId, personId, greeting, at };
  } catch (error) {
    log.warn({ request: requestId, reason: reasonOf(error) }, 'A friend request could not be read');
    return null;
  }
}

/** Over gRPC an absent id is an empty one. */
export function idOrNull(id: string | undefined): string | null {
  return id === undefined || id === '' ? null : id;
}

/** Not the error's own words: a gateway may quote a greeting or a group's name in them. */
function reasonOf(error: unknown): string {
  return error instanceof MessageMissed ? error.message : 'it could not be read';
}
