import type { Message, PrivateMessage } from './message.ts';

/** Everything the outside tells the bot, in our own words. */
export type Incoming =
  | { readonly kind: 'message'; readonly message: Message }
  | { readonly kind: 'private'; readonly message: PrivateMessage }
  /** A member took a message back. */
  | {
      readonly kind: 'recall';
      readonly groupId: string;
      readonly messageId: string;
      readonly at: number;
    }
  /** One of the bot's own messages came back from the platform: it was surely sent. */
  | { readonly kind: 'echo'; readonly to: Recipient; readonly text: string; readonly at: number }
  /** The bot was taken into a group, or saw one for the first time. */
  | {
      readonly kind: 'joined';
      readonly groupId: string;
      readonly at: number;
      /** Who took it in; null or absent where the platform does not tell. */
      readonly inviterId?: string | null;
    }
  /** The bot is asked into a group and sits in it only once it accepts. */
  | {
      readonly kind: 'invited';
      readonly invitationId: string;
      readonly inviterId: string | null;
      readonly at: number;
    }
  /** Somebody asks to be a contact; the greeting is what he wrote, at most 200 code units. */
  | {
      readonly kind: 'friend-request';
      readonly requestId: string;
      readonly personId: string;
      readonly greeting: string;
      readonly at: number;
    }
  /** The bot was removed from a group. */
  | { readonly kind: 'removed'; readonly groupId: string; readonly at: number }
  /** Name, owner, administrators or members of a group changed: read it again. */
  | { readonly kind: 'changed'; readonly groupId: string; readonly at: number };

/** Where words go: a group or one person, by stable id. */
export type Recipient =
  | { readonly kind: 'group'; readonly id: string }
  | { readonly kind: 'person'; readonly id: string };
