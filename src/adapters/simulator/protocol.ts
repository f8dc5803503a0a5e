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

/** A whole world, as a file or as the page sees it. */
export interface SimWorld {
  readonly botId: string;
  readonly botName: string;
  readonly now: number;
  readonly people: readonly SimPerson[];
  readonly groups: readonly SimGroup[];
  readonly messages: readonly SimMessage[];
}

export type SimEvent =
  | { readonly kind: 'said'; readonly message: SimMessage }
  | { readonly kind: 'recalled'; readonly messageId: string; readonly at: number }
  | { readonly kind: 'clock'; readonly now: number }
  | { readonly kind: 'groups'; readonly groups: readonly SimGroup[] };

/**
 * What may be done to a group. `value`: the new name for `rename`, a person's id for `owner`,
 * `join` and `leave`.
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
 *   POST /group            { groupId, change: GroupChange, value? }
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
