import type { Facts } from '../domain/facts.ts';
import type { Violation } from '../domain/violation.ts';
import { dayOf } from '../domain/zone.ts';
import type { BoundRule } from '../engine/rule-book/book.ts';
import type { Log } from '../ports/log.ts';
import type { Tx } from '../ports/store.ts';
import { withoutWords } from './without-words.ts';

const minute = 60_000;

/** What is pending in the groups of one batch, read once and met by the messages that meet it. */
export class Obligations {
  readonly #tx: Tx;
  readonly #log: Log;
  readonly #now: number;
  readonly #zone: string;
  readonly #pending = new Map<string, readonly Violation[]>();

  constructor(tx: Tx, log: Log, now: number, zone: string) {
    this.#tx = tx;
    this.#log = log;
    this.#now = now;
    this.#zone = zone;
  }

  /** Cures every obligation of the group that this message meets. */
  async meet(facts: Facts, rules: readonly BoundRule[]): Promise<void> {
    const { groupId } = facts;
    const pending = this.#pending.get(groupId) ?? (await this.#tx.violations.pending([groupId]));
    this.#pending.set(groupId, pending);
    for (const violation of pending) {
      const rule = rules.find(({ id }) => id === violation.rule);
      if (rule === undefined || !this.#meets(facts, rule, violation)) continue;
      await this.#tx.violations.become(violation.id, 'cured', this.#now);
      if (rule.kind.name === 'raw-forward') await this.#countPoints(violation);
      this.forget(groupId);
    }
  }

  async #countPoints({ groupId, at }: Violation): Promise<void> {
    const day = dayOf(this.#zone, at);
    await this.#tx.counts.add([{ groupId, day, what: 'papers-with-points', count: 1 }]);
  }

  /** Something else changed a case of the group: it is read again. */
  forget(groupId: string): void {
    this.#pending.delete(groupId);
  }

  /** What was said before but came late would have kept the finding from being made: it cures too. */
  #meets(facts: Facts, { id, bound }: BoundRule, pending: Violation): boolean {
    const from = pending.at - bound.lookbackMinutes * minute;
    if (pending.dueAt === null || facts.sentAt > pending.dueAt || facts.sentAt < from) return false;
    try {
      return bound.cures?.({ facts, pending }) ?? false;
    } catch (error) {
      this.#log.error(
        { rule: id, messageId: facts.messageId, error: withoutWords(error) },
        'A rule threw; the other rules went on',
      );
      return false;
    }
  }
}
