import type { Facts } from '../domain/facts.ts';
import { severities, type Finding } from '../domain/finding.ts';
import type { Message } from '../domain/message.ts';
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
  for (const rule of input.rules) {
    const since = input.facts.sentAt - rule.bound.lookbackMinutes * 60_000;
    try {
      const finding = rule.bound.evaluate({
        message: input.message,
        facts: input.facts,
        recent: within(input.recent, since),
        group: input.setting,
      });
      if (finding !== null) judgements.push({ rule, finding });
    } catch (error) {
      input.onThrow(rule, error);
    }
  }
  return judgements.sort((a, b) => gravity(b) - gravity(a));
}

function gravity(judgement: Judgement): number {
  return severities.indexOf(judgement.rule.kind.severity);
}

/** The tail of `recent` from `since` on; exactly ten minutes ago is within ten minutes. */
function within(recent: readonly Facts[], since: number): readonly Facts[] {
  let from = recent.length;
  while (from > 0 && (recent[from - 1]?.sentAt ?? -Infinity) >= since) from -= 1;
  return recent.slice(from);
}
