import type { SimAsks, SimFriendRequest, SimGroup, SimInvitation, SimPerson } from './protocol.ts';
import type { WorldEvent } from './world-event.ts';

/** What people ask of the bot, and its consent. */
export interface Asks {
  /** Asks the bot into a group; it sits in it once it accepts. */
  inviteBot(groupId: string, by: string): void;
  invitation(id: string): SimInvitation | null;
  acceptInvitation(id: string): void;
  /** A person asks to be the bot's friend, and is one once the bot accepts. */
  askFriend(personId: string, greeting: string): void;
  friendRequest(id: string): SimFriendRequest | null;
  acceptFriend(id: string): void;
}

/** What asking needs of the world. */
export interface AskParts {
  readonly botId: string;
  /** Tells the ids of one run of the world from those of another. */
  readonly run: string;
  now(): number;
  tell(event: WorldEvent): void;
  /** @throws Error where nobody has this id */
  person(id: string): SimPerson;
  /** @throws Error where there is no such group */
  group(id: string): SimGroup;
  befriend(person: SimPerson): void;
  takeIn(groupId: string, by: string): void;
}

/** A later wish of the same person, or into the same group, replaces the earlier one. */
export function createAsks(parts: AskParts): Asks & {
  all(): SimAsks;
  /** The bot sits in the group now, however it came. */
  satDown(groupId: string): void;
} {
  const { botId, run, now } = parts;
  const requests = new Map<string, SimFriendRequest>();
  const invitations = new Map<string, SimInvitation>();
  let made = 0;

  function all(): SimAsks {
    return { friendRequests: [...requests.values()], invitations: [...invitations.values()] };
  }
  function tellAll(): void {
    parts.tell({ kind: 'asks', asks: all() });
  }
  function friendRequest(id: string): SimFriendRequest | null {
    return [...requests.values()].find((one) => one.id === id) ?? null;
  }
  function invitation(id: string): SimInvitation | null {
    return [...invitations.values()].find((one) => one.id === id) ?? null;
  }

  return {
    all,
    friendRequest,
    invitation,
    inviteBot(groupId, by) {
      const { members } = parts.group(groupId);
      if (members.some(({ personId }) => personId === botId)) {
        throw new Error(`the bot is in ${groupId} already`);
      }
      const added = { id: `i${run}${String(++made)}`, groupId, by: parts.person(by).id, at: now() };
      invitations.set(groupId, added);
      parts.tell({ kind: 'bot-invited', invitation: added });
      tellAll();
    },
    acceptInvitation(id) {
      const found = invitation(id);
      if (found === null) throw new Error(`no invitation ${id}`);
      parts.takeIn(found.groupId, found.by);
    },
    satDown(groupId) {
      if (invitations.delete(groupId)) tellAll();
    },
    askFriend(personId, greeting) {
      if (parts.person(personId).friend) throw new Error(`${personId} is a friend already`);
      const added = { id: `f${run}${String(++made)}`, personId, greeting, at: now() };
      requests.set(personId, added);
      parts.tell({ kind: 'friend-asked', request: added });
      tellAll();
    },
    acceptFriend(id) {
      const found = friendRequest(id);
      if (found === null) throw new Error(`no friend request ${id}`);
      const { personId } = found;
      parts.befriend({ ...parts.person(personId), friend: true });
      requests.delete(personId);
      parts.tell({ kind: 'befriended', personId });
      tellAll();
    },
  };
}
