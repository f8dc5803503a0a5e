import type { Recipient } from '../../src/domain/incoming.ts';
import {
  ChatRefused,
  type Abilities,
  type Chat,
  type ChatGroup,
  type RefusalCode,
} from '../../src/ports/chat.ts';

export interface Said {
  readonly to: Recipient;
  readonly text: string;
  readonly at: number;
}

/** A platform in memory that remembers what was said. */
export class FakeChat implements Chat {
  abilities: Abilities = { provider: 'fake', stableIds: true, writesPrivately: true };
  readonly groups = new Map<string, ChatGroup>();
  readonly said: Said[] = [];
  /** People the platform does not let the bot write to. */
  readonly unreachable = new Set<string>();
  /** The next sends fail in this way, one each. */
  readonly refusals: RefusalCode[] = [];
  readonly #now: () => number;

  constructor(now: () => number) {
    this.#now = now;
  }

  selfId(): string {
    return 'bot';
  }

  send(to: Recipient, text: string): Promise<void> {
    const refusal = this.refusals.shift();
    // A connection that broke may have broken after the words were out.
    if (refusal === undefined || refusal === 'unknown') {
      if (to.kind === 'person' && this.unreachable.has(to.id)) {
        return Promise.reject(new ChatRefused('unreachable'));
      }
      this.said.push({ to, text, at: this.#now() });
    }
    return refusal === undefined ? Promise.resolve() : Promise.reject(new ChatRefused(refusal));
  }

  group(groupId: string): Promise<ChatGroup | null> {
    return Promise.resolve(this.groups.get(groupId) ?? null);
  }

  groupIds(): Promise<readonly string[]> {
    return Promise.resolve([...this.groups.keys()]);
  }
}
