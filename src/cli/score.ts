import type { TimelineLine } from '../adapters/chatlogs/timeline.ts';
import type { TimelineFinding } from './play.ts';

export interface RuleScore {
  readonly rule: string;
  readonly hits: number;
  readonly misses: number;
  readonly falseAlarms: number;
  /** Null where nothing was found, or nothing was to be found. */
  readonly precision: number | null;
  readonly recall: number | null;
  readonly f1: number | null;
}

export interface Score {
  readonly labelled: number;
  readonly rules: readonly RuleScore[];
  readonly overall: RuleScore;
  /** Rules the labels name but the book does not hold: not judged, not counted as missed. */
  readonly unjudged: readonly string[];
  /** `id rule` of each miss and each false alarm. */
  readonly missed: readonly string[];
  readonly falselyFound: readonly string[];
}

/**
 * Findings against labels: a hit is a rule in `expect` found on that line, a miss one not found,
 * a false alarm one found that is in neither `expect` nor `may`. Lines without labels count for nothing.
 */
export function scoreOf(
  lines: readonly TimelineLine[],
  findings: readonly TimelineFinding[],
  judged: ReadonlySet<string>,
): Score {
  const found = new Set(findings.map(({ id, rule }) => `${id} ${rule}`));
  const labelled = lines.filter(({ expect }) => expect !== null);
  const tally = new Map(
    [...judged].sort().map((rule) => [rule, { hits: 0, misses: 0, falseAlarms: 0 }]),
  );
  const missed: string[] = [];
  const falselyFound: string[] = [];
  const unjudged = new Set<string>();
  for (const line of labelled) {
    for (const rule of line.expect ?? []) if (!judged.has(rule)) unjudged.add(rule);
    for (const [rule, counts] of tally) {
      const here = `${line.id} ${rule}`;
      const wanted = line.expect?.includes(rule) === true;
      if (wanted && found.has(here)) counts.hits += 1;
      else if (wanted) {
        counts.misses += 1;
        missed.push(here);
      } else if (found.has(here) && !line.may.includes(rule)) {
        counts.falseAlarms += 1;
        falselyFound.push(here);
      }
    }
  }
  const rules = [...tally].map(([rule, counts]) => rated(rule, counts));
  const sum = rules.reduce(
    (all, { hits, misses, falseAlarms }) => ({
      hits: all.hits + hits,
      misses: all.misses + misses,
      falseAlarms: all.falseAlarms + falseAlarms,
    }),
    { hits: 0, misses: 0, falseAlarms: 0 },
  );
  return {
    labelled: labelled.length,
    rules,
    overall: rated('all', sum),
    unjudged: [...unjudged].sort(),
    missed,
    falselyFound,
  };
}

function rated(
  rule: string,
  counts: { readonly hits: number; readonly misses: number; readonly falseAlarms: number },
): RuleScore {
  const { hits, misses, falseAlarms } = counts;
  const precision = hits + falseAlarms === 0 ? null : hits / (hits + falseAlarms);
  const recall = hits + misses === 0 ? null : hits / (hits + misses);
  const f1 =
    precision === null || recall === null
      ? null
      : precision + recall === 0
        ? 0
        : (2 * precision * recall) / (precision + recall);
  return { rule, ...counts, precision, recall, f1 };
}
