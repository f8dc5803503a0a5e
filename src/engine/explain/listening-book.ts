import type { Finding } from '../../domain/finding.ts';
import type { BoundKind } from '../kind.ts';
import type { Book, BoundRule } from '../rule-book/book.ts';

export type RuleInput = Parameters<BoundKind['evaluate']>[0];

/** What a rule was asked about one message, and what it answered. */
export interface RuleHeard {
  readonly rule: BoundRule;
  readonly input: RuleInput;
  readonly finding: Finding | null;
  /** It threw: nothing can be said of it. */
  readonly threw: boolean;
}

/**
 * The same book, whose rules tell what they were asked about one message: so that an explanation
 * rests on what the bot itself saw, and not on a second way of working it out.
 */
export function listeningBook(
  book: Book,
  messageId: string,
  onHeard: (heard: RuleHeard) => void,
): Book {
  const listening = new Map<BoundRule, BoundRule>();
  const listen = (rule: BoundRule): BoundRule => {
    const known = listening.get(rule);
    if (known !== undefined) return known;
    const evaluate: BoundKind['evaluate'] = (input) => {
      if (input.message.id !== messageId) return rule.bound.evaluate(input);
      // The list goes on being filled with what is said afterwards.
      const asked = { ...input, recent: [...input.recent] };
      try {
        const finding = rule.bound.evaluate(input);
        onHeard({ rule, input: asked, finding, threw: false });
        return finding;
      } catch (error) {
        onHeard({ rule, input: asked, finding: null, threw: true });
        throw error;
      }
    };
    const made = { ...rule, bound: { ...rule.bound, evaluate } };
    listening.set(rule, made);
    return made;
  };
  return {
    ...book,
    forGroup(group) {
      const groupBook = book.forGroup(group);
      return { ...groupBook, rules: groupBook.rules.map(listen) };
    },
  };
}
