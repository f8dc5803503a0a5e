import type { Judgement } from '../engine/judge.ts';

/** Whether one of the rules takes the message for a leak. */
export function isLeak(judgements: readonly Judgement[]): boolean {
  return judgements.some(({ rule }) => rule.kind.severity === 'grave');
}

/**
 * Of a suspected leak other rules keep figures only: a unit's own rule would write down which of
 * its words stood in the message.
 */
export function sealed(judgements: readonly Judgement[]): readonly Judgement[] {
  return judgements.map(({ rule, finding }) => {
    if (rule.kind.severity === 'grave') return { rule, finding };
    const figures = Object.entries(finding.numbers).filter(
      ([, value]) => typeof value === 'number',
    );
    return { rule, finding: { ...finding, numbers: Object.fromEntries(figures) } };
  });
}
