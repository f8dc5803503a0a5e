import type { ErrandKind } from '../domain/errand.ts';
import type { Recipient } from '../domain/incoming.ts';

/** What the provider behind the gateway can do. No rule depends on one ability only. */
export interface Abilities {
  readonly provider: string;
  /** Whether ids of people and groups survive a login. Without it: observe only, no commands. */
  readonly stableIds: boolean;
  /** Whether the bot may write to a person alone at all. */
  readonly writesPrivately: boolean;
}

export interface ChatMember {
  readonly id: string;
  /** 群昵称, or the own name where none is set. */
  readonly name: string;
  /** Whether the bot can write to this person; null where the provider does not say. */
  readonly reachable: boolean | null;
}

/** A group as the platform shows it at this moment, not from any cache; without the bot's own account. */
export interface ChatGroup {
  readonly id: string;
  readonly name: string;
  /** Null where the platform tells none, and where it is the bot's own account: nobody answers for it. */
  readonly ownerId: string | null;
  readonly adminIds: readonly string[];
  readonly members: readonly ChatMember[];
}

export const refusalCodes = ['unreachable', 'gone', 'too-fast', 'offline', 'unknown'] as const;
/**
 * `unreachable` this person cannot be written to; `gone` the bot is not in that group;
 * `too-fast` 操作过于频繁; `offline` nothing was sent; `unknown` it may or may not have been sent.
 */
export type RefusalCode = (typeof refusalCodes)[number];

/** Sending failed. Only `unknown` leaves open whether the words went out. */
export class ChatRefused extends Error {
  override readonly name = 'ChatRefused';
  readonly code: RefusalCode;

  constructor(code: RefusalCode, options?: { cause?: unknown }) {
    super(`The platform refused: ${code}`, options);
    this.code = code;
  }
}

/** The platform, as the bot needs it. */
export interface Chat {
  readonly abilities: Abilities;
  /** The account's own id; null while it is not logged in. */
  selfId(): string | null;
  /** Says plain text; gives the platform's id of it, null where it tells none. @throws ChatRefused */
  send(to: Recipient, text: string): Promise<string | null>;
  /**
   * Does something other than speak: `target` is the group to leave, the invitation or the request to
   * accept, the bot's own message to take back. False where the platform cannot. The effect itself
   * is seen by the event that follows. @throws ChatRefused
   */
  act(kind: ErrandKind, target: string): Promise<boolean>;
  /** Reads a group afresh; null where the bot is not in it. @throws ChatRefused */
  group(groupId: string): Promise<ChatGroup | null>;
  /** The groups the account sits in. @throws ChatRefused */
  groupIds(): Promise<readonly string[]>;
}
