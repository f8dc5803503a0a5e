import { expect, onTestFinished, test } from 'vitest';
import { types } from 'wechaty-puppet';
import type { payloads } from 'wechaty-puppet';
import { systemClock } from '../../src/adapters/clock.ts';
import { PuppetClient } from '../../src/adapters/wechaty/puppet-client.ts';
import { receiveEvents } from '../../src/adapters/wechaty/receive-events.ts';
import type { Incoming } from '../../src/domain/incoming.ts';
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

  override async roomInvitationRawPayload(id: string): Promise<payloads.RoomInvitation> {
    if (id === 'broken') throw new Error('2 UNKNOWN: 青溪镇政务工作群');
    const inviterId = id === 'secretive' ? '' : 'wxid_inviter';
    const rest = { topic: '政务群', avatar: '', invitation: '', memberCount: 1, memberIdList: [] };
    return { id, inviterId, timestamp: 0, receiverId: 'wxid_bot', ...rest };
  }

  override async friendshipRawPayload(id: string): Promise<payloads.Friendship> {
    if (id === 'broken') throw new Error('2 UNKNOWN: 我是沈强');
    const common = { id, contactId: 'wxid_asker', timestamp: 0 };
    if (id === 'confirmed') return { ...common, type: types.Friendship.Confirm };
    const asks = { ...common, type: types.Friendship.Receive, ticket: '' } as const;
    if (id === 'faceless') return { ...asks, contactId: '' };
    // The pair of surrogates at the end would be cut in two.
    if (id === 'long') return { ...asks, hello: `${'好'.repeat(199)}👍${'好'.repeat(50)}` };
    return { ...asks, hello: '我是柳湾村沈强' };
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

/** What came in, in a line. */
function shown(incoming: Incoming): string {
  switch (incoming.kind) {
    case 'message':
      return incoming.message.id;
    case 'joined':
      return `joined by ${incoming.inviterId ?? 'nobody'}`;
    case 'invited':
      return `invited ${incoming.invitationId} by ${incoming.inviterId ?? 'nobody'}`;
    case 'friend-request':
      return `friend-request ${incoming.requestId} of ${incoming.personId}: ${incoming.greeting}`;
    default:
      return incoming.kind;
  }
}

/** What came of these messages, in the order in which it was told: an id, or `lost` and the reason. */
function receiving(fetch: Fetch, more: { log?: Log } = {}) {
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
      told.push(shown(incoming));
    },
    onMissed: (id, reason) => told.push(`lost ${id}: ${reason}`),
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

/** A log that keeps the fields of its warnings. */
function warnings(): { readonly log: Log; readonly warned: object[] } {
  const warned: object[] = [];
  return { log: { ...silent, warn: (fields) => void warned.push(fields) }, warned };
}

test('invitations and friend requests keep their place among the messages', async () => {
  const { puppet, told } = receiving(payload);
  puppet.emit('message', { messageId: 'first' });
  puppet.emit('room-invite', { roomInvitationId: 'i1' });
  puppet.emit('friendship', { friendshipId: 'f1' });
  puppet.emit('message', { messageId: 'last' });
  await until('all four', () => told.length >= 4);
  expect(told).toEqual([
    'first',
    'invited i1 by wxid_inviter',
    'friend-request f1 of wxid_asker: 我是柳湾村沈强',
    'last',
  ]);
});

test('an invitation that does not tell who sent it comes all the same, without a word in the log', async () => {
  const { log, warned } = warnings();
  const { puppet, told } = receiving(payload, { log });
  puppet.emit('room-invite', { roomInvitationId: 'secretive' });
  puppet.emit('room-invite', { roomInvitationId: 'broken' });
  await until('both', () => told.length >= 2);
  expect(told).toEqual(['invited secretive by nobody', 'invited broken by nobody']);
  expect(warned).toEqual([
    { invitation: 'broken', reason: 'the gateway did not give it (2 UNKNOWN)' },
  ]);
});

test('a friend request that cannot be read is dropped, without a word in the log', async () => {
  const { log, warned } = warnings();
  const { puppet, told } = receiving(payload, { log });
  puppet.emit('friendship', { friendshipId: 'broken' });
  puppet.emit('message', { messageId: 'last' });
  await until('the message', () => told.length > 0);
  expect(told).toEqual(['last']);
  expect(warned).toEqual([
    { request: 'broken', reason: 'the gateway did not give it (2 UNKNOWN)' },
  ]);
});

test('only somebody who asks is a request: what was accepted elsewhere is none', async () => {
  const { puppet, told } = receiving(payload);
  for (const friendshipId of ['confirmed', 'faceless']) puppet.emit('friendship', { friendshipId });
  puppet.emit('friendship', { friendshipId: 'long' });
  await until('the request', () => told.length > 0);
  const greeting = '好'.repeat(199);
  expect(told).toEqual([`friend-request long of wxid_asker: ${greeting}`]);
});

test('who took the account into a group is told, where the platform says it', async () => {
  const { puppet, told } = receiving(payload);
  const join = (inviterId: string, who = 'wxid_bot') =>
    puppet.emit('room-join', {
      roomId: 'g1@chatroom',
      inviteeIdList: [who],
      inviterId,
      timestamp: 0,
    });
  for (const inviterId of ['wxid_inviter', '', 'wxid_bot']) join(inviterId);
  join('wxid_inviter', 'wxid_other');
  await until('all four', () => told.length >= 4);
  expect(told).toEqual([
    'joined by wxid_inviter',
    'joined by nobody',
    'joined by nobody',
    'changed',
  ]);
});
