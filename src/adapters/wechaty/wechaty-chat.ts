import type { Abilities, Chat } from '../../ports/chat.ts';
import { ChatRefused } from '../../ports/chat.ts';
import { withDeadline } from './deadline.ts';
import type { PuppetClient } from './puppet-client.ts';
import { readGroup } from './read-group.ts';
import { refusal, refusalCode } from './refusal.ts';

const sendMs = 15_000;
const readMs = 60_000;

export interface WechatyChatParts {
  readonly puppet: PuppetClient;
  /** The name under which the store remembers whose ids these are. */
  readonly provider: string;
  /** Null while nobody is logged in. */
  readonly selfId: () => string | null;
  /** Whether the connection is broken: no event would come back, not even the echo. */
  readonly isBroken: () => boolean;
  readonly sendMs?: number;
}

export function wechatyChat(parts: WechatyChatParts): Chat {
  const { puppet, selfId } = parts;

  function ownId(): string {
    const id = selfId();
    if (id === null || parts.isBroken()) throw new ChatRefused('offline');
    return id;
  }

  return {
    get abilities() {
      return abilities(parts.provider, selfId());
    },
    selfId,
    async send(to, text) {
      ownId();
      try {
        // Not `say()`: it loads the whole group to hand back a message nobody asked for.
        await withDeadline(puppet.messageSendText(to.id, text), parts.sendMs ?? sendMs);
      } catch (error) {
        throw refusal(error, to.kind);
      }
    },
    async group(groupId) {
      const self = ownId();
      try {
        return await withDeadline(readGroup(puppet, groupId, self), readMs);
      } catch (error) {
        if (refusalCode(error, 'group') === 'gone') return null;
        throw refusal(error, 'group');
      }
    },
    async groupIds() {
      ownId();
      try {
        return await withDeadline(puppet.roomList(), readMs);
      } catch (error) {
        throw refusal(error, null);
      }
    },
  };
}

/** The web protocol hands out new ids at each login; all of them begin with an @. */
function abilities(provider: string, selfId: string | null): Abilities {
  return { provider, stableIds: selfId?.startsWith('@') !== true, writesPrivately: true };
}
