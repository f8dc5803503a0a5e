import { expect, onTestFinished, test } from 'vitest';
import { types } from 'wechaty-puppet';
import type { payloads } from 'wechaty-puppet';
import { systemClock } from '../../src/adapters/clock.ts';
import { PuppetClient } from '../../src/adapters/wechaty/puppet-client.ts';
import { receiveEvents } from '../../src/adapters/wechaty/receive-events.ts';
import type { Log } from '../../src/ports/log.ts';
import { silent, until } from './open-gateway.ts';

type Fetch = (messageId: string, turn: number) => payloads.Message;

/** A client that was never connected: what the gateway would answer is made up. */
class MadeUpClient extends PuppetClient {
  readonly asked = new Map<string, number>();
  readonly #fetch: Fetch;

  constructor(fetch: Fetch) {
    super({ token: 'insecure_made_up', endpoint: '127.0.0.1:1' });
    this.#fetch = fetch;
  }

  override async messageRawPayload(messageId: string): Promise<payloads.Message> {
    const turn = (this.asked.get(messageId) ?? 0) + 1;
    this.asked.set(messageId, turn);
    return this.#fetch(messageId, turn);
  }

  override async contactRawPayload(id: string): Promise<payloads.Contact> {
    throw new Error(`no contact ${id}`);
  }
}

function payload(id: string): payloads.Message {
  return {
    id,
    talkerId: 'wxid_a',
    roomId: 'g1@chatroom',
    listenerId: '',
    mentionIdList: [],
    text: id,
    timestamp: 0,
    type: types.Message.Text,
  };
}

/** What came of these messages, in the order in which it was told: an id, or `lost` and the reason. */
function receiving(fetch: Fetch, more: { log?: Log; onInvited?: (id: string) => void } = {}) {
  const told: string[] = [];
  const puppet = new MadeUpClient(fetch);
  onTestFinished(() => {
    puppet.hangUp();
  });
  receiveEvents({
    puppet,
    clock: systemClock(),
    log: silent,
    selfId: () => 'wxid_bot',
    onIncoming(incoming) {
      if (incoming.kind === 'message') told.push(incoming.message.id);
    },
    onMissed: (id, reason) => told.push(`lost ${id}: ${reason}`),
    onInvited: () => undefined,
    ...more,
  });
  return { puppet, told };
}

test('a message that cannot be fetched at first is asked for again and keeps its place', async () => {
  const { puppet, told } = receiving((id, turn) => {
    if (id === 'slow' && turn < 3) throw new Error('14 UNAVAILABLE');
    return payload(id);
  });
  for (const messageId of ['first', 'slow', 'last']) puppet.emit('message', { messageId });
  await until('all three', () => told.length >= 3);
  expect(told).toEqual(['first', 'slow', 'last']);
});

test('one that cannot be had at all is told of in its place, without a word of it', async () => {
  const warned: object[] = [];
  const log: Log = { ...silent, warn: (fields) => void warned.push(fields) };
  const { puppet, told } = receiving(
    (id) => {
      if (id === 'gone') throw new Error('2 UNKNOWN: 明早九点报数据');
      return payload(id);
    },
    { log },
  );
  for (const messageId of ['first', 'gone', 'last']) puppet.emit('message', { messageId });
  await until('all three', () => told.length >= 3);
  expect(told).toEqual(['first', 'lost gone: the gateway did not give it (2 UNKNOWN)', 'last']);
  expect(warned).toHaveLength(1);
  expect(JSON.stringify(warned)).not.toContain('数据');
});

test('one that is larger than the gateway carries is not asked for again', async () => {
  const { puppet, told } = receiving(() => {
    throw new Error('8 RESOURCE_EXHAUSTED: Received message larger than max');
  });
  puppet.emit('message', { messageId: 'huge' });
  await until('the loss', () => told.length > 0);
  expect(told).toEqual(['lost huge: larger than the gateway carries']);
  expect(puppet.asked.get('huge')).toBe(1);
});

test('an invitation into a group is told of, for a person must accept it', async () => {
  const invited: string[] = [];
  const warned: object[] = [];
  const log: Log = { ...silent, warn: (fields) => void warned.push(fields) };
  const { puppet } = receiving(payload, { log, onInvited: (id) => invited.push(id) });
  puppet.emit('room-invite', { roomInvitationId: 'invitation-1' });
  puppet.emit('room-invite', { roomInvitationId: 'invitation-2' });
  expect(invited).toEqual(['invitation-1', 'invitation-2']);
  expect(warned).toEqual([{ invitation: 'invitation-1' }, { invitation: 'invitation-2' }]);
});
