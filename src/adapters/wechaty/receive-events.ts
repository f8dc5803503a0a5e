import type { Incoming } from '../../domain/incoming.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Log } from '../../ports/log.ts';
import { withDeadline } from './deadline.ts';
import { guarded } from './guarded.ts';
import { inOrder } from './in-order.ts';
import type { PuppetClient } from './puppet-client.ts';
import { OwnTables } from './own-tables.ts';
import { mentionedIds, translate } from './translate.ts';

export interface ReceiveParts {
  readonly puppet: PuppetClient;
  readonly clock: Clock;
  readonly log: Log;
  /** Null while nobody is logged in. */
  readonly selfId: () => string | null;
  readonly onIncoming: (incoming: Incoming) => void;
}

/** Payloads fetched at once: enough to keep up with a burst, in order all the same. */
const mostFetches = 16;
const fetchMs = 10_000;
/** A list of mentions this long might be everybody: then the group's size is looked up. */
const manyMentions = 5;

/**
 * Listens on the puppet's own events. Wechaty's message event would load the whole group first,
 * 203 calls for one of 200 people, and lose the order of messages while it does.
 */
export function receiveEvents({ puppet, clock, log, selfId, onIncoming }: ReceiveParts): void {
  const tables = new OwnTables(puppet, clock);
  const add = inOrder<Incoming | null>(mostFetches, (incoming) => {
    if (incoming === null) return;
    guarded(log, 'What came in could not be handed on', () => {
      if (incoming.kind === 'message') tables.saw(incoming.message.id);
      onIncoming(incoming);
    });
  });

  async function fetched(messageId: string, receivedAt: number): Promise<Incoming | null> {
    try {
      const self = selfId();
      if (self === null) throw new Error('nobody is logged in');
      const payload = await withDeadline(puppet.messageRawPayload(messageId), fetchMs);
      const mentions = mentionedIds(payload).length;
      return translate(payload, {
        selfId: self,
        selfName: await tables.selfName(self),
        groupSize: mentions < manyMentions ? null : await tables.groupSize(payload.roomId ?? ''),
        receivedAt,
        wasSeen: (id) => tables.wasSeen(id),
      });
    } catch (error) {
      log.warn({ messageId, error: String(error) }, 'A message could not be fetched and is lost');
      return null;
    }
  }

  /** Takes its turn among the messages, so that nobody speaks in a group before it is joined. */
  function changed(kind: 'joined' | 'removed' | 'changed', groupId: string): void {
    const at = clock.now();
    add(async () => {
      tables.forget(groupId);
      return { kind, groupId, at };
    });
  }

  puppet.on('message', ({ messageId }) => {
    guarded(log, 'A message event failed', () => {
      const receivedAt = clock.now();
      add(() => fetched(messageId, receivedAt));
    });
  });
  puppet.on('room-join', ({ roomId, inviteeIdList }) => {
    guarded(log, 'A join event failed', () => {
      changed(concerns(inviteeIdList, selfId()) ? 'joined' : 'changed', roomId);
    });
  });
  puppet.on('room-leave', ({ roomId, removeeIdList }) => {
    guarded(log, 'A leave event failed', () => {
      changed(concerns(removeeIdList, selfId()) ? 'removed' : 'changed', roomId);
    });
  });
  puppet.on('room-topic', ({ roomId }) => {
    guarded(log, 'A rename event failed', () => {
      changed('changed', roomId);
    });
  });
}

function concerns(ids: readonly string[], selfId: string | null): boolean {
  return selfId !== null && ids.includes(selfId);
}
