import { types } from 'wechaty-puppet';
import type { MessageType } from '../../domain/message.ts';
import { elementText, xmlOf } from './xml.ts';

/** Numbers that are not here, of this protocol or a later one, are `other`. */
const typesByNumber: ReadonlyMap<number, MessageType> = new Map([
  [types.Message.Attachment, 'attachment'],
  [types.Message.Audio, 'audio'],
  [types.Message.Contact, 'contact'],
  [types.Message.ChatHistory, 'chat-history'],
  [types.Message.Emoticon, 'emoticon'],
  [types.Message.Image, 'image'],
  [types.Message.Text, 'text'],
  [types.Message.Location, 'location'],
  [types.Message.MiniProgram, 'mini-program'],
  [types.Message.GroupNote, 'group-note'],
  [types.Message.Transfer, 'transfer'],
  [types.Message.RedEnvelope, 'red-packet'],
  [types.Message.Url, 'url'],
  [types.Message.Video, 'video'],
]);

export function messageTypeOf(number: number): MessageType {
  return typesByNumber.get(number) ?? 'other';
}

export interface Content {
  readonly text: string;
  readonly fileName: string | null;
}

/** What people see of a message: its words, a card's title, a link's address and title, a file's name. */
export function contentOf(type: MessageType, body: string, given: string): Content {
  if (type === 'text') return { text: body, fileName: null };
  const xml = xmlOf(body);
  // A body that is no XML is what somebody wrote beside a picture or a card.
  const caption = xml === null ? body : '';
  switch (type) {
    case 'attachment': {
      const title = elementText(xml ?? '', 'title');
      const fileName = given.trim() || title || caption.trim();
      return { text: caption.trim() === fileName ? '' : caption, fileName: fileName || null };
    }
    case 'url': {
      const card = `${elementText(xml ?? '', 'url')} ${elementText(xml ?? '', 'title')}`;
      return { text: card.trim() || caption, fileName: null };
    }
    case 'chat-history':
    case 'mini-program':
    case 'group-note':
    case 'red-packet':
    case 'transfer':
      return { text: elementText(xml ?? '', 'title') || caption, fileName: null };
    default:
      return { text: isJson(caption) ? '' : caption, fileName: null };
  }
}

/** Some providers put a sticker's or a picture's attributes there. */
function isJson(text: string): boolean {
  return /^\s{0,10}[{[]\s{0,10}["{[]/u.test(text);
}
