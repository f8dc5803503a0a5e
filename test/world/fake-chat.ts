import type { ErrandKind } from '../../src/domain/errand.ts';
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
  /** What was done besides speaking, in order: `leave g1`, `recall s3` … */
  readonly done: string[] = [];
  /** The account's own id; another one at each login where ids change. */
  self = 'bot';
  /** Whether what the bot said can still be taken back. */
  recalls = true;
  readonly #now: () => number;

  constructor(now: () => number) {
    this.#now = now;
  }

  selfId(): string {
    return this.self;
  }

  send(to: Recipient, text: string): Promise<string | null> {
    const refusal = this.refusals.shift();
    // A connection that broke may have broken after the words were out.
    if (refusal === undefined || refusal === 'unknown') {
      if (to.kind === 'person' && this.unreachable.has(to.id)) {
        return Promise.reject(new ChatRefused('unreachable'));
      }
      this.said.push({ to, text, at: this.#now() });
    }
    return refusal === undefined
      ? Promise.resolve(`s${String(this.said.length)}`)
      : Promise.reject(new ChatRefused(refusal));
  }

  /** The words said third are `s3`. */
  act(kind: ErrandKind, target: string): Promise<boolean> {
    if (kind === 'recall' && !this.recalls) return Promise.resolve(false);
    this.done.push(`${kind} ${target}`);
    if (kind === 'leave') this.groups.delete(target);
    return Promise.resolve(true);
  }

  group(groupId: string): Promise<ChatGroup | null> {
    return Promise.resolve(this.groups.get(groupId) ?? null);
  }

  groupIds(): Promise<readonly string[]> {
    return Promise.resolve([...this.groups.keys()]);
  }
}
