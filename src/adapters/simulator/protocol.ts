import type { Recipient } from '../../domain/incoming.ts';
import type { MessageType } from '../../domain/message.ts';

/*
 * What the simulator's gateway process and its clients say to each other. The gateway holds the
 * world (groups, people, talk, clock); the bot sees it only through Wechaty, the page through the
 * control address on loopback.
 */

export interface SimPerson {
  readonly id: string;
  readonly name: string;
  readonly unit: string;
  /** What the page shows beside the name: 副镇长, 网格员 … */
  readonly post: string;
  /** Whether the bot can write to this person alone. */
  readonly friend: boolean;
}

export interface SimGroup {
  readonly id: string;
  readonly name: string;
  /** Shown on the page only; the bot learns types from its rule book. */
  readonly type: 'notice' | 'work' | 'task' | 'village' | 'supervisors';
  readonly ownerId: string | null;
  readonly adminIds: readonly string[];
  readonly members: readonly { readonly personId: string; readonly name: string }[];
}

export interface SimMessage {
  readonly id: string;
  /** The group, or for a private talk with the bot the person it is with. */
  readonly to: Recipient;
  /** A person's id, or the bot's own. */
  readonly from: string;
  readonly at: number;
  readonly type: MessageType;
  readonly text: string;
  readonly fileName: string | null;
  readonly mentionIds: readonly string[];
  readonly mentionsAll: boolean;
  readonly recalled: boolean;
}

/** Something to be said by a member. `at` is the world's present where it is left out. */
export interface SimSaying {
  /** The provider's id for it; made by the world where it is left out. The same id twice is delivered twice. */
  readonly id?: string;
  readonly to: Recipient;
  readonly from: string;
  readonly at?: number;
  readonly type: MessageType;
  readonly text: string;
  readonly fileName?: string | null;
  readonly mentionIds?: readonly string[];
  readonly mentionsAll?: boolean;
}

/** Somebody asks to be the bot's friend; he is one once the bot accepts. */
export interface SimFriendRequest {
  readonly id: string;
  readonly personId: string;
  readonly greeting: string;
  readonly at: number;
}

/** The bot is asked into a group and sits in it once it accepts. */
export interface SimInvitation {
  readonly id: string;
  readonly groupId: string;
  /** Who asks. */
  readonly by: string;
  readonly at: number;
}

/** What waits for the bot's consent: the last request of each person, the last invitation of each group. */
export interface SimAsks {
  readonly friendRequests: readonly SimFriendRequest[];
  readonly invitations: readonly SimInvitation[];
}

/** A whole world, as a file or as the page sees it. */
export interface SimWorld {
  readonly botId: string;
  readonly botName: string;
  readonly now: number;
  readonly people: readonly SimPerson[];
  readonly groups: readonly SimGroup[];
  readonly messages: readonly SimMessage[];
  /** Nothing waits in a world that begins. */
  readonly asks?: SimAsks;
}

export type SimEvent =
  | { readonly kind: 'said'; readonly message: SimMessage }
  | { readonly kind: 'recalled'; readonly messageId: string; readonly at: number }
  | { readonly kind: 'clock'; readonly now: number }
  | { readonly kind: 'groups'; readonly groups: readonly SimGroup[] }
  | { readonly kind: 'people'; readonly people: readonly SimPerson[] }
  | { readonly kind: 'asks'; readonly asks: SimAsks };

/**
 * What may be done to a group. `value`: the new name for `rename`, a person's id for `owner`,
 * `join` and `leave`. A new owner is told to the bot by no event, as on the real platform.
 */
export const groupChanges = [
  'invite-bot',
  'remove-bot',
  'rename',
  'owner',
  'join',
  'leave',
] as const;
export type GroupChange = (typeof groupChanges)[number];

/** How the bot is taken into a group by `invite-bot`. */
export interface Inviting {
  /** The person who does it; left out, the bot is not told who it was. */
  readonly by?: string;
  /** It is only asked, and sits in the group once it accepts; then somebody must ask it. */
  readonly ask?: boolean;
}

/**
 * What can go wrong with the bot's next sendings: `refuse-next` 操作过于频繁, nothing is said;
 * `drop-next-answer` it is said, but the bot is told that it failed; `hang-next-answer` it is
 * said and the bot is never told anything.
 */
export const faultKinds = ['refuse-next', 'drop-next-answer', 'hang-next-answer'] as const;
export type FaultKind = (typeof faultKinds)[number];

/*
 * Control address (HTTP on loopback, `Authorization: Bearer KEY`):
 *   GET  /world            SimWorld
 *   GET  /events           SimEvent as server-sent events
 *   POST /say              SimSaying[]  → { ids: string[] }
 *   POST /recall           { messageId, by }
 *   POST /clock            { now }      the world's clock goes on ticking from there
 *   POST /group            { groupId, change: GroupChange, value?, by?, ask? }   the last two: Inviting
 *   POST /friend           { personId, greeting }   a person asks to be the bot's friend
 *   POST /fault            { kind: FaultKind, times }   for tests
 */

/** What the bot recorded of a message, for the page. */
export interface SimRecord {
  readonly violationId: number;
  readonly rule: string;
  readonly title: string;
  readonly clause: string;
  readonly state: string;
  readonly numbers: Readonly<Record<string, number | string>>;
  readonly hits: number;
}

/** What waits in the outbox or left it, for the page. */
export interface SimDispatch {
  readonly id: number;
  readonly to: string;
  readonly purpose: string;
  readonly text: string;
  readonly state: string;
  readonly notBefore: number;
  readonly reason: string | null;
}
