import type { Incoming } from '../../domain/incoming.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Log } from '../../ports/log.ts';
import { fetchMessage, MessageMissed } from './fetch-message.ts';
import { guarded } from './guarded.ts';
import { inOrder } from './in-order.ts';
import type { PuppetClient } from './puppet-client.ts';
import { OwnTables } from './own-tables.ts';
import { idOrNull, readFriendRequest, readInvitation } from './read-ask.ts';
import { mentionedIds, translate } from './translate.ts';

export interface ReceiveParts {
  readonly puppet: PuppetClient;
  readonly clock: Clock;
  readonly log: Log;
  /** Null while nobody is logged in. */
  readonly selfId: () => string | null;
  readonly onIncoming: (incoming: Incoming) => void;
  /** Called in the message's place for one that was announced and could not be had. */
  readonly onMissed: (messageId: string, reason: string) => void;
}

/** What came of a message that was announced. */
type Fetched =
  | { readonly kind: 'there'; readonly incoming: Incoming | null }
  | { readonly kind: 'missed'; readonly messageId: string; readonly reason: string };

/** Payloads fetched at once: enough to keep up with a burst, in order all the same. */
const mostFetches = 16;
/** A list of mentions this long might be everybody: then the group's size is looked up. */
const manyMentions = 5;

/**
 * Listens on the puppet's own events. Wechaty's message event would load the whole group first,
 * 203 calls for one of 200 people, and lose the order of messages while it does.
 */
export function receiveEvents(parts: ReceiveParts): void {
  const { puppet, clock, log, selfId } = parts;
  const tables = new OwnTables(puppet, clock);
  const add = inOrder<Fetched>(mostFetches, (fetched) => {
    guarded(log, 'What came in could not be handed on', () => {
      if (fetched.kind === 'missed') {
        parts.onMissed(fetched.messageId, fetched.reason);
        return;
      }
      const { incoming } = fetched;
      if (incoming === null) return;
      if (incoming.kind === 'message') tables.saw(incoming.message.id);
      parts.onIncoming(incoming);
    });
  });

  async function fetched(messageId: string, receivedAt: number): Promise<Fetched> {
    try {
      const payload = await fetchMessage(puppet, messageId);
      const self = selfId();
      if (self === null) throw new MessageMissed('nobody is logged in');
      const mentions = mentionedIds(payload).length;
      const incoming = translate(payload, {
        selfId: self,
        selfName: await tables.selfName(self),
        groupSize: mentions < manyMentions ? null : await tables.groupSize(payload.roomId ?? ''),
        receivedAt,
        wasSeen: (id) => tables.wasSeen(id),
      });
      return { kind: 'there', incoming };
    } catch (error) {
      // Not the error's own words: a gateway may quote the message in them.
      const reason = error instanceof MessageMissed ? error.message : 'it could not be read';
      log.warn({ messageId, reason }, 'A message could not be fetched and is lost');
      return { kind: 'missed', messageId, reason };
    }
  }

  /** Takes its turn among the messages, so that nobody speaks in a group before it is joined. */
  function changed(incoming: Extract<Incoming, { kind: 'joined' | 'removed' | 'changed' }>): void {
    add(async () => {
      tables.forget(incoming.groupId);
      return { kind: 'there', incoming };
    });
  }

  puppet.on('message', ({ messageId }) => {
    guarded(log, 'A message event failed', () => {
      const receivedAt = clock.now();
      add(() => fetched(messageId, receivedAt));
    });
  });
  puppet.on('room-join', ({ roomId: groupId, inviteeIdList, inviterId }) => {
    guarded(log, 'A join event failed', () => {
      const at = clock.now();
      if (!concerns(inviteeIdList, selfId())) {
        changed({ kind: 'changed', groupId, at });
        return;
      }
      // Some providers name the account itself where they do not know who took it in.
      const inviter = inviterId === selfId() ? null : idOrNull(inviterId);
      changed({ kind: 'joined', groupId, inviterId: inviter, at });
    });
  });
  puppet.on('room-leave', ({ roomId: groupId, removeeIdList }) => {
    guarded(log, 'A leave event failed', () => {
      const kind = concerns(removeeIdList, selfId()) ? 'removed' : 'changed';
      changed({ kind, groupId, at: clock.now() });
    });
  });
  puppet.on('room-topic', ({ roomId: groupId }) => {
    guarded(log, 'A rename event failed', () => {
      changed({ kind: 'changed', groupId, at: clock.now() });
    });
  });
  puppet.on('room-invite', ({ roomInvitationId }) => {
    guarded(log, 'An invitation event failed', () => {
      const at = clock.now();
      add(async () => ({
        kind: 'there',
        incoming: await readInvitation(puppet, log, roomInvitationId, at),
      }));
    });
  });
  puppet.on('friendship', ({ friendshipId }) => {
    guarded(log, 'A friendship event failed', () => {
      const at = clock.now();
      add(async () => ({
        kind: 'there',
        incoming: await readFriendRequest(puppet, log, friendshipId, at),
      }));
    });
  });
}

function concerns(ids: readonly string[], selfId: string | null): boolean {
  return selfId !== null && ids.includes(selfId);
}
