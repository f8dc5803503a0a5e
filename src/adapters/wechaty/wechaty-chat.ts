import type { Abilities, Chat } from '../../ports/chat.ts';
import { ChatRefused } from '../../ports/chat.ts';
import { accountForm, hasStableIds } from './account.ts';
import { actOn, isUnsupported } from './act-on.ts';
import { withDeadline } from './deadline.ts';
import type { PuppetClient } from './puppet-client.ts';
import { readGroup } from './read-group.ts';
import { refusal, refusalCode } from './refusal.ts';

const sendMs = 15_000;
const readMs = 60_000;

export interface WechatyChatParts {
  readonly puppet: PuppetClient;
  /** The name under which the store remembers whose ids these are; the form of the account's id where nothing is said. */
  readonly provider?: string;
  /** Null while nobody is logged in. */
  readonly selfId: () => string | null;
  /** Whether the connection is broken: no event would come back, not even the echo. */
  readonly isBroken: () => boolean;
  /** Takes out of an error's words what must not be told. */
  readonly hide: (words: string) => string;
  readonly sendMs?: number;
}

export function wechatyChat(parts: WechatyChatParts): Chat {
  const { puppet, selfId, hide } = parts;

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
        const said = await withDeadline(
          puppet.messageSendText(to.id, text),
          parts.sendMs ?? sendMs,
        );
        return typeof said === 'string' && said !== '' ? said : null;
      } catch (error) {
        throw refusal(error, to.kind, hide);
      }
    },
    async act(kind, target) {
      ownId();
      try {
        return await withDeadline(actOn(puppet, kind, target), parts.sendMs ?? sendMs);
      } catch (error) {
        if (isUnsupported(error)) return false;
        throw refusal(error, kind === 'leave' ? 'group' : null, hide);
      }
    },
    async group(groupId) {
      const self = ownId();
      try {
        return await withDeadline(readGroup(puppet, groupId, self), readMs);
      } catch (error) {
        if (refusalCode(error, 'group') === 'gone') return null;
        throw refusal(error, 'group', hide);
      }
    },
    async groupIds() {
      ownId();
      try {
        return await withDeadline(puppet.roomList(), readMs);
      } catch (error) {
        throw refusal(error, null, hide);
      }
    },
  };
}

/**
 * The service never says whose puppet it serves, so the provider is the form of the account's ids
 * unless somebody said it. That keeps ids of the web protocol, whose account is a new one at each
 * login and cannot be compared, out of a database of lasting ids, and WeCom's from WeChat's. It
 * does not tell two providers of one protocol apart: what keeps their ids apart is the account.
 */
function abilities(provider: string | undefined, selfId: string | null): Abilities {
  return {
    provider: provider ?? (selfId === null ? 'unknown' : accountForm(selfId)),
    stableIds: selfId === null || hasStableIds(selfId),
    // No provider tells; who cannot be written to is learnt from its refusal.
    writesPrivately: true,
  };
}
