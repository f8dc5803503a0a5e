import { types } from 'wechaty-puppet';
import type { payloads } from 'wechaty-puppet';
import type { MessageType } from '../../domain/message.ts';
import type { SimMessage } from './protocol.ts';

const numbers: Readonly<Record<MessageType, types.Message>> = {
  text: types.Message.Text,
  image: types.Message.Image,
  emoticon: types.Message.Emoticon,
  attachment: types.Message.Attachment,
  url: types.Message.Url,
  'chat-history': types.Message.ChatHistory,
  'mini-program': types.Message.MiniProgram,
  video: types.Message.Video,
  audio: types.Message.Audio,
  contact: types.Message.Contact,
  location: types.Message.Location,
  'red-packet': types.Message.RedEnvelope,
  transfer: types.Message.Transfer,
  'group-note': types.Message.GroupNote,
  other: types.Message.Unknown,
};

/** `appmsg/type` of the cards WeChat wraps in XML. */
const cardTypes: Partial<Record<MessageType, number>> = {
  attachment: 6,
  url: 5,
  'chat-history': 19,
  'mini-program': 33,
  'red-packet': 2001,
  transfer: 2000,
};

/** The message as a provider of personal WeChat would hand it over: cards are raw XML. */
export function messagePayload(message: SimMessage, botId: string): payloads.Message {
  return {
    id: message.id,
    talkerId: message.from,
    timestamp: message.at,
    type: numbers[message.type],
    text: bodyOf(message),
    mentionIdList: [...message.mentionIds, ...(message.mentionsAll ? ['notify@all'] : [])],
    ...(message.fileName === null ? {} : { filename: message.fileName }),
    ...(message.to.kind === 'group'
      ? { roomId: message.to.id }
      : { roomId: '', listenerId: message.from === botId ? message.to.id : botId }),
  };
}

/** Providers differ: some give the system line's XML, others the bare id. Every second recall is of each sort. */
export function recallPayload(
  message: SimMessage,
  noticeId: string,
  at: number,
  botId: string,
): payloads.Message {
  const bare = message.id.charCodeAt(message.id.length - 1) % 2 === 0;
  const session = message.to.id;
  return {
    ...messagePayload(message, botId),
    id: noticeId,
    timestamp: at,
    type: types.Message.Recalled,
    mentionIdList: [],
    text: bare
      ? message.id
      : `<sysmsg type="revokemsg"><revokemsg><session>${session}</session><msgid>0</msgid>` +
        `<newmsgid>${escaped(message.id)}</newmsgid></revokemsg></sysmsg>`,
  };
}

function bodyOf(message: SimMessage): string {
  const card = cardTypes[message.type];
  const captioned = message.type === 'attachment' && message.text !== '';
  if (card !== undefined && !captioned) {
    const [first = '', ...rest] = message.text.trim().split(/\s+/u);
    const link = message.type === 'url';
    const title = message.type === 'attachment' ? (message.fileName ?? '') : message.text;
    return (
      `<msg><appmsg appid="" sdkver="0"><title>${escaped(link ? rest.join(' ') : title)}</title>` +
      `<des></des><type>${String(card)}</type><url>${link ? escaped(first) : ''}</url></appmsg></msg>`
    );
  }
  if (message.type === 'other') return '<msg><appmsg><type>51</type></appmsg></msg>';
  if (message.type === 'emoticon' && message.text === '')
    return '<msg><emoji type="2"></emoji></msg>';
  if (message.type === 'image' && message.text === '') return '<msg><img length="1024"/></msg>';
  return message.text;
}

function escaped(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}
