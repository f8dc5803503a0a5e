import type { Facts } from '../domain/facts.ts';

/** A busy group's week, which is how far the rules look back; older facts fall out first. */
const maxFactsPerGroup = 20_000;
const maxGroups = 500;
/** Of all groups: some 130 MB. Nearly every group talks far less than the busy one. */
const maxFacts = 400_000;

interface Held {
  /** From here on nothing is missing but what fell out. */
  readonly since: number;
  readonly facts: Facts[];
}

/**
 * The recent facts of each group, a bounded cache over the store. What is not held is loaded
 * again; what may be wrong after a rollback is forgotten.
 */
export class History {
  /** In order of use, the longest unused first. */
  readonly #groups = new Map<string, Held>();
  #count = 0;

  /**
   * The group's facts in order of message time; null where they must be loaded first, also
   * because a late message or a changed rule looks further back than was loaded.
   */
  of(groupId: string, since: number): readonly Facts[] | null {
    const held = this.#groups.get(groupId);
    if (held === undefined || since < held.since) return null;
    this.#groups.delete(groupId);
    this.#groups.set(groupId, held);
    return held.facts;
  }

  /** Takes over everything the store holds of a group from `since` on. */
  load(groupId: string, since: number, facts: readonly Facts[]): void {
    this.#drop(groupId);
    this.#groups.set(groupId, { since, facts: [...facts] });
    this.#count += facts.length;
    this.#makeRoom();
  }

  /** Puts facts in their place by message time: a late one stands before what came after it. */
  add(facts: Facts): void {
    const held = this.#groups.get(facts.groupId)?.facts;
    if (held === undefined) return;
    held.splice(after(held, facts.sentAt), 0, facts);
    this.#count += 1;
    if (held.length > maxFactsPerGroup) {
      this.#count -= held.splice(0, held.length - maxFactsPerGroup).length;
    }
    this.#makeRoom();
  }

  forget(groupIds: Iterable<string>): void {
    for (const id of groupIds) this.#drop(id);
  }

  /** The group used last stays, however much it says. */
  #makeRoom(): void {
    for (const id of this.#groups.keys()) {
      const tooMany = this.#groups.size > maxGroups || this.#count > maxFacts;
      if (!tooMany || this.#groups.size === 1) return;
      this.#drop(id);
    }
  }

  #drop(groupId: string): void {
    this.#count -= this.#groups.get(groupId)?.facts.length ?? 0;
    this.#groups.delete(groupId);
  }
}

/** What was said up to and at this instant, so that a late message is not judged by what followed it. */
export function upTo(facts: readonly Facts[], sentAt: number): readonly Facts[] {
  const end = after(facts, sentAt);
  return end === facts.length ? facts : facts.slice(0, end);
}

function after(facts: readonly Facts[], sentAt: number): number {
  let end = facts.length;
  while (end > 0 && (facts[end - 1]?.sentAt ?? -Infinity) > sentAt) end -= 1;
  return end;
}
