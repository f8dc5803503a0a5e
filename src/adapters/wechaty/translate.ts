import { types } from 'wechaty-puppet';
import type { payloads } from 'wechaty-puppet';
import type { Incoming } from '../../domain/incoming.ts';
import { cutText, maxTextLength } from '../../domain/message.ts';
import { mentionsAll, mentionsBot } from './mentions.ts';
import type { MentionContext } from './mentions.ts';
import { contentOf, messageTypeOf } from './message-content.ts';
import { elementText, systemLineType, xmlOf } from './xml.ts';

export interface TranslateContext extends MentionContext {
  readonly receivedAt: number;
  /** Whether a message of this id was handed on before. */
  readonly wasSeen: (messageId: string) => boolean;
}

/** Accounts that are no people: they answer to nobody and take no commands. */
const machines =
  /^(?:gh_|weixin$|fmessage$|filehelper$|newsapp$|floatbottle$|medianote$|notification)/u;
const uploadCard = 74;
const patCard = 62;

/**
 * A puppet's payload in our own words, or null where nothing of it concerns the bot: system lines,
 * pats, private pictures. Never throws, whatever a provider sends.
 */
export function translate(payload: payloads.Message, context: TranslateContext): Incoming | null {
  const body = payload.text ?? '';
  const groupId = payload.roomId ?? '';
  const talkerId = payload.talkerId;
  const at = sentAt(payload.timestamp, context.receivedAt);
  const xml = payload.type === types.Message.Text ? null : xmlOf(body);

  if (payload.type === types.Message.Recalled) return recall(body, xml, groupId, at, context);
  if (payload.type === types.Message.Unknown && xml !== null && systemLineType(xml) !== null) {
    return recall(body, xml, groupId, at, context);
  }
  if (talkerId === '' || talkerId === groupId || payload.id === '') return null;

  const type = messageTypeOf(payload.type);
  const content = contentOf(type, body, payload.filename ?? '');
  const text = cutText(content.text, maxTextLength);
  if (talkerId === context.selfId) {
    const partner = payload.listenerId ?? '';
    if (groupId === '' && partner === '') return null;
    const to =
      groupId === ''
        ? ({ kind: 'person', id: partner } as const)
        : ({ kind: 'group', id: groupId } as const);
    return { kind: 'echo', to, text, at };
  }
  const common = { id: payload.id, senderId: talkerId, sentAt: at, receivedAt: context.receivedAt };
  if (groupId === '') {
    if (type !== 'text' || machines.test(talkerId)) return null;
    return { kind: 'private', message: { ...common, text } };
  }
  if (type === 'other' && isNoMessage(payload.type, xml)) return null;
  const mentioned = mentionedIds(payload);
  const aheadMs = timeOf(payload.timestamp, context.receivedAt) - context.receivedAt;
  const spoken = type === 'text' || type === 'image' ? text : '';
  return {
    kind: 'message',
    message: {
      ...common,
      groupId,
      ...(aheadMs > 0 ? { aheadMs } : {}),
      type,
      text,
      length: content.text.length,
      fileName: content.fileName === null ? null : cutText(content.fileName, 255),
      mentionsAll: mentionsAll(mentioned, spoken, context),
      mentionsBot: mentionsBot(mentioned, spoken, context),
    },
  };
}

/** Empty for private messages and for providers that tell no ids. */
export function mentionedIds(payload: payloads.Message): readonly string[] {
  return 'mentionIdList' in payload ? (payload.mentionIdList ?? []) : [];
}

/** Nobody speaks in the future. */
function sentAt(timestamp: number, receivedAt: number): number {
  return Math.min(timeOf(timestamp, receivedAt), receivedAt);
}

/** Providers send seconds or milliseconds, some nothing. */
function timeOf(timestamp: number, receivedAt: number): number {
  if (!Number.isFinite(timestamp) || timestamp <= 0) return receivedAt;
  return Math.round(timestamp < 100_000_000_000 ? timestamp * 1000 : timestamp);
}

/**
 * A message taken back; null where the line says something else: pats, to-dos and joins come
 * under the same number. Only the platform writes such lines; what people type arrives as text.
 */
function recall(
  body: string,
  xml: string | null,
  roomId: string,
  at: number,
  { wasSeen }: TranslateContext,
): Incoming | null {
  if (xml !== null && systemLineType(xml) !== 'revokemsg') return null;
  const session = xml === null ? '' : elementText(xml, 'session');
  const groupId = roomId === '' && session.endsWith('@chatroom') ? session : roomId;
  // Providers use either number as the message's id; the one that came before is the right one.
  const named =
    xml === null ? [body.trim()] : [elementText(xml, 'newmsgid'), elementText(xml, 'msgid')];
  const ids = named.filter((id) => /^[\w@.:-]{1,200}$/u.test(id));
  const messageId = ids.find(wasSeen) ?? ids[0];
  if (groupId === '' || messageId === undefined) return null;
  return { kind: 'recall', groupId, messageId, at };
}

/** System lines and pats come as unknown, and a file is announced once while it is uploaded. */
function isNoMessage(number: types.Message, xml: string | null): boolean {
  if (number !== types.Message.Unknown) return false;
  if (xml === null) return true;
  return [patCard, uploadCard].includes(Number(elementText(xml, 'type')));
}
