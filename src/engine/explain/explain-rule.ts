import { z } from 'zod';
import { themes, type Theme } from '../../domain/facts.ts';
import type { Level, Numbers } from '../../domain/finding.ts';
import type { BoundRule } from '../rule-book/book.ts';
import { withTheme } from './changes.ts';
import type { RuleHeard, RuleInput } from './listening-book.ts';
import { whatIf } from './what-if.ts';

/** What a rule reads in the words, against what it asks for; 0 to 100. */
export interface Certainty {
  readonly theme: Theme;
  readonly certainty: number;
  readonly atLeast: number;
}

/** A setting that is a little short of finding it, and what it would have found. */
export interface Nearest {
  readonly option: string;
  readonly set: number | string;
  readonly wouldFireAt: number | string;
  readonly numbers: Numbers;
}

/** Every check of one rule on one message. No word of the message is in it. */
export interface RuleExplanation {
  readonly rule: string;
  readonly title: string;
  readonly level: Level;
  readonly verdict: 'fires' | 'silent' | 'threw';
  /** Of the finding; null where there is none. */
  readonly numbers: Numbers | null;
  /** Why it is silent, as half sentences; null where even variations of the message do not move it. */
  readonly because: readonly string[] | null;
  readonly certainties: readonly Certainty[];
  readonly nearest: readonly Nearest[];
  readonly exemptions: readonly { readonly name: string; readonly holds: boolean }[];
  readonly options: Readonly<Record<string, unknown>>;
  /** How much of what went before it was shown; null where it looks at the message alone. */
  readonly window: {
    readonly minutes: number;
    readonly messages: number;
    readonly own: number;
  } | null;
  /** Findings of one person in a day that pass in silence. */
  readonly patience: number;
  readonly clause: string;
}

const mostSteps = 200;

/** Explains a rule's word on a message from what it was asked: numbers also where it is silent. */
export function explainRule(heard: RuleHeard): RuleExplanation {
  const { rule, input, finding, threw } = heard;
  const { lacking, found, exemptions } = whatIf(heard);
  const { lookbackMinutes: minutes } = rule.bound;
  return {
    rule: rule.id,
    title: rule.title,
    level: rule.level,
    verdict: threw ? 'threw' : finding === null ? 'silent' : 'fires',
    numbers: finding?.numbers ?? null,
    because: threw ? null : (lacking?.map(({ is }) => is) ?? null),
    certainties: found === null ? [] : certaintiesOf(rule, input, found),
    nearest: finding === null && !threw ? nearestOf(rule, input) : [],
    exemptions: exemptions.map(({ name, present }) => ({ name, holds: present })),
    options: rule.bound.options,
    window:
      minutes === 0
        ? null
        : {
            minutes,
            messages: input.recent.length,
            own: input.recent.filter(({ senderId }) => senderId === input.facts.senderId).length,
          },
    patience: rule.patience,
    clause: rule.clause,
  };
}

/** The themes without which it would not find what it finds. */
function certaintiesOf(
  { bound }: BoundRule,
  { reading }: RuleInput,
  found: RuleInput,
): readonly Certainty[] {
  const sure = bound.options['sure'];
  const atLeast = typeof sure === 'number' ? sure : 50;
  return themes
    .filter((theme) => evaluated(bound.evaluate, withTheme(theme, false)(found)) === null)
    .map((theme) => ({ theme, certainty: reading.meaning.certainty(theme), atLeast }));
}

/** For each setting that can be made stricter by steps, the first step at which it would find it. */
function nearestOf({ kind, bound }: BoundRule, input: RuleInput): readonly Nearest[] {
  const nearest: Nearest[] = [];
  for (const [option, way] of Object.entries(kind.tighter)) {
    const set = bound.options[option];
    if (typeof set !== 'number' && typeof set !== 'string') continue;
    for (const stricter of stricterThan(set, way, leastOf(kind.schema, option))) {
      const tried = boundTo(kind.bind, { ...bound.options, [option]: stricter });
      const finding = tried === null ? null : evaluated(tried.evaluate, input);
      if (finding === null) continue;
      nearest.push({ option, set, wouldFireAt: stricter, numbers: finding.numbers });
      break;
    }
  }
  return nearest;
}

function* stricterThan(
  set: number | string,
  way: unknown,
  least: { readonly minimum: number; readonly whole: boolean },
): Generator<number | string> {
  if (Array.isArray(way)) {
    for (const value of way.slice(way.indexOf(set) + 1) as unknown[]) {
      if (typeof value === 'string') yield value;
    }
    return;
  }
  // A wider window would need what lies further back, which the rule was not shown.
  if (way !== 'less' || typeof set !== 'number') return;
  const step = least.whole ? 1 : 0.01;
  for (let nth = 1; nth <= mostSteps; nth += 1) {
    const value = Math.round((set - nth * step) * 100) / 100;
    if (value < least.minimum) return;
    yield value;
  }
}

const numberShape = z.object({ type: z.string(), minimum: z.number().default(0) });

function leastOf(schema: z.ZodObject, option: string) {
  const written = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }).properties;
  const shape = numberShape.safeParse(written?.[option]).data;
  return { minimum: shape?.minimum ?? 0, whole: shape?.type !== 'number' };
}

function boundTo(bind: BoundRule['kind']['bind'], options: unknown) {
  try {
    return bind(options);
  } catch {
    return null;
  }
}

function evaluated(evaluate: BoundRule['bound']['evaluate'], input: RuleInput) {
  try {
    return evaluate(input);
  } catch {
    return null;
  }
}
