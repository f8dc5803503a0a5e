import { createHmac } from 'node:crypto';
import type { Facts } from '../domain/facts.ts';
import type { Message, MessageType } from '../domain/message.ts';
import type { Role } from '../domain/roles.ts';
import { readAct } from '../text/act.ts';
import { emptinessOf } from '../text/content-free.ts';
import { isEmojiOnly, withoutEmoji } from '../text/emoji.ts';
import { readEvent } from '../text/event.ts';
import { fold, withoutSigns, type Folded } from '../text/fold.ts';
import { isGroupNote } from '../text/group-note.ts';
import type { Offices } from '../text/issuer.ts';
import { hasKeyPoints } from '../text/key-points.ts';
import { readPaper } from '../text/paper.ts';
import { withoutQuote } from '../text/quote.ts';
import { announcesSeries } from '../text/series.ts';
import { isMarkedUrgent } from '../text/urgency.ts';
import type { UnitNames } from './setting.ts';

export interface FactsContext {
  readonly role: Role;
  readonly unit: UnitNames;
  /** The installation's own key: without it a hash says nothing about a text. */
  readonly hashKey: Uint8Array;
  /** The unit's further marks of urgency. */
  readonly urgentWords?: readonly string[];
}

/** Types whose text a person wrote or chose; of others it is a caption or nothing. */
const spoken: readonly MessageType[] = ['text', 'url', 'chat-history', 'mini-program'];
const hashLength = 22;

/** Works out of a message, once, everything any kind asks for. The text ends here. */
export function readFacts(message: Message, context: FactsContext): Facts {
  const said = withoutQuote(message.text);
  const type = message.type === 'text' && isGroupNote(said) ? 'group-note' : message.type;
  const folded = fold(said);
  const plain = withoutPictures(said, folded);
  const emptiness = type === 'text' ? emptinessOf(plain.text, plain.bare) : null;
  const emojiOnly = type === 'emoticon' || (type === 'text' && isEmojiOnly(said));
  const fileName = message.fileName === null ? null : fold(message.fileName).text;
  const paper = readPaper(type, plain.text, fileName, officesOf(context.unit));
  const reading = spoken.includes(type) ? plain : { text: '', bare: '' };

  return {
    messageId: message.id,
    groupId: message.groupId,
    senderId: message.senderId,
    senderRole: context.role,
    sentAt: message.sentAt,
    type,
    act: readAct({ type, folded: plain, emptiness, paper }),
    emojiOnly,
    contentFree: emptiness !== null || emojiOnly,
    contentHash: spoken.includes(type) ? hashOf(folded, context.hashKey) : null,
    length: folded.text.length,
    urgentMark: isMarkedUrgent(
      folded.text,
      (context.urgentWords ?? []).map((word) => fold(word).text),
    ),
    ...readEvent(plain.text),
    paper,
    keyPoints: hasKeyPoints(reading.text, reading.bare),
    announcesSeries: announcesSeries(reading.text),
    mentionsAll: message.mentionsAll,
  };
}

/** Most texts hold no picture: fold again only where one was taken out. */
function withoutPictures(said: string, folded: Folded): Folded {
  const rest = withoutEmoji(said);
  return rest === said ? folded : fold(rest);
}

/** Marks of passing on and mentions at the head, punctuation and blanks do not make a text another. */
function hashOf({ text }: Folded, key: Uint8Array): string | null {
  if (text === '') return null;
  const bare = withoutSigns(withoutHead(text));
  const content = bare === '' ? text : bare;
  return createHmac('sha256', key).update(content).digest('base64url').slice(0, hashLength);
}

function withoutHead(text: string): string {
  return text
    .replace(/^(?:@所有人 ?|@\S{1,20} ){1,4}/u, '')
    .replace(/^[【[(（]?转发?[】\])）:：] ?/u, '');
}

function officesOf(unit: UnitNames): Offices {
  return {
    own: [unit.name, ...unit.own].map((name) => fold(name).text),
    superiors: unit.superiors.map((name) => fold(name).text),
  };
}
