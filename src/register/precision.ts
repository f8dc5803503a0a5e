import type { Violation, ViolationState } from '../domain/violation.ts';
import type { Tx } from '../ports/store.ts';

/** How a rule's cases of a time fared with the people who looked at them. */
export interface RulePrecision {
  readonly rule: string;
  readonly standing: number;
  /** Marked 误报. */
  readonly mistaken: number;
  /** Overturned on appeal, also by nobody's deciding in time. */
  readonly overturned: number;
  /** standing / (standing + mistaken + overturned), 0 to 1. */
  readonly precision: number;
}

/** What counts on either side: it stands, or somebody found that it should not. */
export const lookedAt: readonly ViolationState[] = ['open', 'closed', 'mistaken', 'overturned'];
const most = 20_000;

/**
 * Per rule with a case that began in [since, until), milliseconds UTC, the worst first. What is
 * under appeal or can still be cured counts on neither side; what its sender mended is no error.
 */
export async function precisionOf(
  tx: Tx,
  since: number,
  until: number,
): Promise<readonly RulePrecision[]> {
  const looked = await tx.violations.list({ states: lookedAt, since, until }, most);
  return fared(looked);
}

/** The same of cases that were read already, all of them in one of those four states. */
export function fared(looked: readonly Violation[]): readonly RulePrecision[] {
  return [...new Set(looked.map(({ rule }) => rule))]
    .map((rule) => {
      const own = looked.filter((violation) => violation.rule === rule);
      const mistaken = own.filter(({ state }) => state === 'mistaken').length;
      const overturned = own.filter(({ state }) => state === 'overturned').length;
      const standing = own.length - mistaken - overturned;
      return { rule, standing, mistaken, overturned, precision: standing / own.length };
    })
    .sort((a, b) => a.precision - b.precision || b.standing - a.standing);
}
