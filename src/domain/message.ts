/**
 * What a message can be. WeChat knows more; a type nobody here asks about is `other`
 * and is never a violation.
 */
export const messageTypes = [
  'text',
  'image',
  'emoticon',
  'attachment',
  'url',
  'chat-history',
  'mini-program',
  'video',
  'audio',
  'contact',
  'location',
  'red-packet',
  'transfer',
  'group-note',
  'other',
] as const;

export type MessageType = (typeof messageTypes)[number];

/** Text is cut here before anything reads it, so that no input can be slow. */
export const maxTextLength = 8_000;

/** The beginning of a text, at most `most` code units, no character cut in two. */
export function cutText(text: string, most: number): string {
  if (text.length <= most) return text;
  const last = text.charCodeAt(most - 1);
  const head = text.slice(0, last >= 0xd800 && last <= 0xdbff ? most - 1 : most);
  // Written anew: a piece of a string keeps the whole of it in memory for as long as it waits.
  return JSON.parse(JSON.stringify(head)) as string;
}

/** One thing said in a group. Times are milliseconds UTC. */
export interface Message {
  /** The provider's id, unique within one account. */
  readonly id: string;
  readonly groupId: string;
  readonly senderId: string;
  /** When it was said, bounded by `receivedAt`: windows use this. */
  readonly sentAt: number;
  readonly receivedAt: number;
  /** How far the platform's own time of it lies after its receipt: our clock is behind. */
  readonly aheadMs?: number;
  readonly type: MessageType;
  /**
   * Text; for an image or video a caption (usually empty); for a link its address and title;
   * for a merged record or a mini program the card's title. At most `maxTextLength` code units.
   */
  readonly text: string;
  /** The length in code units before the text was cut. */
  readonly length: number;
  /** Of an attachment only. */
  readonly fileName: string | null;
  readonly mentionsAll: boolean;
  readonly mentionsBot: boolean;
}

/** Something said to the bot alone. Only commands are expected here. */
export interface PrivateMessage {
  readonly id: string;
  readonly senderId: string;
  readonly sentAt: number;
  readonly receivedAt: number;
  readonly text: string;
}
