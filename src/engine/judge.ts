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
    scene.since = input.facts.sentAt - rule.bound.lookbackMinutes * 60_000;
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
  /** How far the rule that is asked looks back. */
  since = 0;
  readonly #windows: Windows;

  constructor(input: JudgeInput) {
    this.message = input.message;
    this.facts = input.facts;
    this.reading = input.reading;
    this.group = input.setting;
    this.#windows = new Windows(input.recent);
  }

  get recent(): readonly Facts[] {
    return this.#windows.from(this.since);
  }
}

const nothing: readonly Facts[] = [];

/**
 * The tails of what was said; exactly ten minutes ago is within ten minutes. Rules mostly look back
 * equally far, and a busy group's week is long: each tail is made once.
 */
class Windows {
  readonly #recent: readonly Facts[];
  readonly #last: number;
  readonly #begins: number[] = [];
  readonly #tails: (readonly Facts[])[] = [];

  constructor(recent: readonly Facts[]) {
    this.#recent = recent;
    this.#last = recent.at(-1)?.sentAt ?? -Infinity;
  }

  from(since: number): readonly Facts[] {
    if (this.#last < since) return nothing;
    const known = this.#tails[this.#begins.indexOf(since)];
    if (known !== undefined) return known;
    const first = firstSince(this.#recent, since);
    const tail = first === 0 ? this.#recent : this.#recent.slice(first);
    this.#begins.push(since);
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
