import type { MessageType } from './message.ts';
import type { Role } from './roles.ts';

/** What a message does. Half of the rules ask for it. */
export const acts = [
  'notice',
  'task',
  'request',
  'question',
  'report',
  'reply',
  'ack',
  'praise',
  'chat',
  'advert',
  'other',
] as const;

export type Act = (typeof acts)[number];

/** Acts that put work on somebody: what `off-hours` is about. */
export const workActs: readonly Act[] = ['notice', 'task', 'request'];

/**
 * What the words of a message alone speak for, whoever says them and whenever; `text/meaning` finds
 * them. A kind asks for a theme and adds roles, clocks and what went before.
 */
export const themes = [
  'asks-reply',
  'asks-proof',
  'canvasses',
  'ranks',
  'pushes-app',
  'due-today',
  'off-topic',
  'sells',
  'hearsay',
  'secret',
  'personal',
  'meant-for-one',
  'work-scene',
  'evidence',
] as const;

export type Theme = (typeof themes)[number];

/** A paper that a message passes on, and whose it is. */
export interface Paper {
  readonly issuer: 'superior' | 'own' | 'unknown';
  readonly form: 'file' | 'picture' | 'link' | 'chat-history' | 'text';
}

/** Two texts are alike where nearly all of `sketch` agrees and `figures` is the same. */
export interface Likeness {
  /** One character for each of so many independent keyed samples of the text. */
  readonly sketch: string;
  /** Keyed hash of its figures and days: another day makes it another notice. */
  readonly figures: string;
}

/**
 * What is worked out of a message once and kept for 30 days. There is no text in it and nothing
 * from which text could be rebuilt: `contentHash` is keyed with the installation's own key.
 */
export interface Facts {
  readonly messageId: string;
  readonly groupId: string;
  readonly senderId: string;
  readonly senderRole: Role;
  readonly sentAt: number;
  readonly type: MessageType;
  readonly act: Act;
  /** A sticker, or text of nothing but emoji and [表情] codes. */
  readonly emojiOnly: boolean;
  /** 收到, 好的, 1, thanks, praise: nothing that anybody needs to read. */
  readonly contentFree: boolean;
  /** Keyed hash of the folded text without punctuation; null where there is no text. */
  readonly contentHash: string | null;
  /** Characters of the folded text. */
  readonly length: number;
  /** Marked urgent at its head (【紧急】, 特急, 加急, or the unit's own words). */
  readonly urgentMark: boolean;
  /** An event stands behind it: flood, fire, accident, epidemic, with place, act or first-hand report. */
  readonly event: boolean;
  /** Names an event by word only, without place, act or report: enough to be its follow-up. */
  readonly eventWord: boolean;
  readonly paper: Paper | null;
  /** Gives key points AND the proposed handling. */
  readonly keyPoints: boolean;
  /** Announces that several pictures or parts follow. */
  readonly announcesSeries: boolean;
  readonly mentionsAll: boolean;
  /** What its words speak for; most speak for none. */
  readonly themes: readonly Theme[];
  /** What a near repeat is known by; null where there is too little text. */
  readonly likeness: Likeness | null;
}
