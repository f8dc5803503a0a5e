import type { Facts } from '../domain/facts.ts';
import { severities, type Finding } from '../domain/finding.ts';
import type { Message } from '../domain/message.ts';
import type { Reading } from './reading.ts';
import type { BoundRule } from './rule-book/book.ts';
import type { GroupSetting } from './setting.ts';

/** A finding with the rule it is of. */
export interface Judgement {
  readonly rule: BoundRule;
  readonly finding: Finding;
}

export interface JudgeInput {
  readonly message: Message;
  readonly facts: Facts;
  readonly reading: Reading;
  /** The group's facts of at least the longest lookback, oldest first, without this message's. */
  readonly recent: readonly Facts[];
  readonly setting: GroupSetting;
  readonly rules: readonly BoundRule[];
  /** Told of a rule that threw; the other rules go on. */
  readonly onThrow: (rule: BoundRule, error: unknown) => void;
}

/** Every rule's word on one message, the gravest first. Pure but for `onThrow`. */
export function judge(input: JudgeInput): readonly Judgement[] {
  const judgements: Judgement[] = [];
  const scene = new Scene(input);
  for (const rule of input.rules) {
    scene.lookbackMinutes = rule.bound.lookbackMinutes;
    try {
      const finding = rule.bound.evaluate(scene);
      if (finding !== null) judgements.push({ rule, finding });
    } catch (error) {
      input.onThrow(rule, error);
    }
  }
  return judgements.length < 2 ? judgements : judgements.sort((a, b) => gravity(b) - gravity(a));
}

function gravity(judgement: Judgement): number {
  return severities.indexOf(judgement.rule.kind.severity);
}

/** What each rule is asked about, in turn. Most answer without a look at what was said before. */
class Scene {
  readonly message: Message;
  readonly facts: Facts;
  readonly reading: Reading;
  readonly group: GroupSetting;
  /** Of the rule that is asked. */
  lookbackMinutes = 0;
  readonly #before: Before;

  constructor(input: JudgeInput) {
    this.message = input.message;
    this.facts = input.facts;
    this.reading = input.reading;
    this.group = input.setting;
    this.#before = new Before(input.recent, input.facts.sentAt);
  }

  get recent(): readonly Facts[] {
    return this.#before.within(this.lookbackMinutes);
  }
}

const nothing: readonly Facts[] = [];

/**
 * What was said before an instant; exactly ten minutes ago is within ten minutes. Rules mostly look
 * back equally far, and a busy group's week is long: each tail is made once.
 */
class Before {
  readonly #facts: readonly Facts[];
  readonly #at: number;
  readonly #last: number;
  readonly #minutes: number[] = [];
  readonly #tails: (readonly Facts[])[] = [];

  constructor(facts: readonly Facts[], at: number) {
    this.#facts = facts;
    this.#at = at;
    this.#last = facts.at(-1)?.sentAt ?? -Infinity;
  }

  within(minutes: number): readonly Facts[] {
    const since = this.#at - minutes * 60_000;
    if (this.#last < since) return nothing;
    const known = this.#tails[this.#minutes.indexOf(minutes)];
    if (known !== undefined) return known;
    const first = firstSince(this.#facts, since);
    const tail = first === 0 ? this.#facts : this.#facts.slice(first);
    this.#minutes.push(minutes);
    this.#tails.push(tail);
    return tail;
  }
}

function firstSince(recent: readonly Facts[], since: number): number {
  let from = 0;
  let to = recent.length;
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((recent[middle]?.sentAt ?? Infinity) < since) from = middle + 1;
    else to = middle;
  }
  return from;
}
