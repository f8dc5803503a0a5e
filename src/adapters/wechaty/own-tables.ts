import type { Clock } from '../../ports/clock.ts';
import { withDeadline } from './deadline.ts';
import type { PuppetClient } from './puppet-client.ts';

const mostSeen = 20_000;
const sizeAgeMs = 10 * 60_000;
const lookupMs = 5_000;

/** The little that translating needs to remember, instead of Wechaty's caches. */
export class OwnTables {
  readonly #puppet: PuppetClient;
  readonly #clock: Clock;
  readonly #seen = new Set<string>();
  readonly #sizes = new Map<string, { readonly size: number; readonly at: number }>();
  #self: { readonly id: string; readonly name: Promise<string> } | undefined;

  constructor(puppet: PuppetClient, clock: Clock) {
    this.#puppet = puppet;
    this.#clock = clock;
  }

  saw(messageId: string): void {
    this.#seen.add(messageId);
    if (this.#seen.size <= mostSeen) return;
    for (const oldest of this.#seen) {
      this.#seen.delete(oldest);
      return;
    }
  }

  wasSeen(messageId: string): boolean {
    return this.#seen.has(messageId);
  }

  /** The account's own name, '' where the provider does not tell. Never throws. */
  async selfName(selfId: string): Promise<string> {
    if (this.#self?.id !== selfId) {
      const name = withDeadline(this.#puppet.contactRawPayload(selfId), lookupMs).then(
        (contact) => contact.name,
        () => '',
      );
      this.#self = { id: selfId, name };
    }
    return this.#self.name;
  }

  /** How many sit in a group, at most ten minutes old; null where nobody tells. Never throws. */
  async groupSize(groupId: string): Promise<number | null> {
    const known = this.#sizes.get(groupId);
    const now = this.#clock.monotonic();
    if (known !== undefined && now - known.at < sizeAgeMs) return known.size;
    try {
      const members = await withDeadline(this.#puppet.roomMemberList(groupId), lookupMs);
      this.#sizes.set(groupId, { size: members.length, at: now });
      return members.length;
    } catch {
      return null;
    }
  }

  forget(groupId: string): void {
    this.#sizes.delete(groupId);
  }
}
