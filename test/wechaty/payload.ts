import { types } from 'wechaty-puppet';
import type { payloads } from 'wechaty-puppet';
import { translate } from '../../src/adapters/wechaty/translate.ts';
import type { TranslateContext } from '../../src/adapters/wechaty/translate.ts';
import type { Incoming } from '../../src/domain/incoming.ts';
import type { Message } from '../../src/domain/message.ts';

export const receivedAt = Date.parse('2026-10-12T09:00:05+08:00');

/** `type` may be any number: later protocols have more of them. */
export type AnyPayload = Partial<Omit<payloads.Message, 'type'>> & {
  readonly type?: number;
  readonly roomId?: string;
  readonly listenerId?: string;
  readonly mentionIdList?: string[];
};

/** A payload as the puppet service hands it over, translated. */
export function translated(
  payload: AnyPayload,
  context: Partial<TranslateContext> = {},
): Incoming | null {
  const usual: payloads.Message = {
    id: 'm1',
    talkerId: 'wxid_a',
    roomId: 'g1@chatroom',
    listenerId: '',
    mentionIdList: [],
    filename: '',
    text: '',
    timestamp: receivedAt - 5_000,
    type: types.Message.Text,
  };
  return translate(Object.assign(usual, payload), {
    selfId: 'wxid_bot',
    selfName: '群规助手',
    groupSize: null,
    receivedAt,
    wasSeen: () => false,
    ...context,
  });
}

/** The same where a group message must come of it. */
export function message(payload: AnyPayload, context: Partial<TranslateContext> = {}): Message {
  const incoming = translated(payload, context);
  if (incoming?.kind !== 'message') throw new Error(`Came out as ${JSON.stringify(incoming)}`);
  return incoming.message;
}
