import { changesOf, exemptionsOf, type Change, type Exemption } from './changes.ts';
import type { RuleHeard, RuleInput } from './listening-book.ts';

/** Why a rule is silent, found by asking it again about a message that is a little different. */
export interface WhatIf {
  /** The fewest things found that would have to be otherwise; empty where it fires, null where none were found. */
  readonly lacking: readonly Change[] | null;
  /** A message of this sort that it does find; null where none was found. */
  readonly found: RuleInput | null;
  /** Exemptions that count for this rule. */
  readonly exemptions: readonly Exemption[];
}

/**
 * Asks a rule, which is pure, about variations of a message: first with what might excuse it
 * lifted, then with up to three further things otherwise; what turns out not to be needed is left
 * out again. Works for every kind, also for one that is written tomorrow.
 */
export function whatIf({ rule, input, finding }: RuleHeard): WhatIf {
  const fires = firesWith(rule.bound.evaluate);
  const exemptions = exemptionsOf(input);
  if (finding !== null) {
    return { lacking: [], found: input, exemptions: counting(exemptions, input, fires) };
  }
  const lifted = exemptions.filter(({ present }) => present).map(({ lift }) => lift);
  // A rule that looks at the message alone does not ask what was said before.
  const changes = changesOf(input).filter(
    ({ before }) => before !== true || rule.bound.lookbackMinutes > 0,
  );
  const usual = changes.filter(({ lastly }) => lastly !== true);
  const set = fewest(input, lifted, usual, fires) ?? fewest(input, lifted, changes, fires);
  if (set === null) return { lacking: null, found: null, exemptions: [] };
  const found = changed(input, set);
  const held = exemptions.filter(({ lift }) => set.includes(lift));
  return {
    lacking: set.map((change) => whoever(input, set, change, fires)),
    found,
    exemptions: [
      ...held,
      ...counting(
        exemptions.filter((one) => !held.includes(one)),
        found,
        fires,
      ),
    ],
  };
}

type Fires = (input: RuleInput) => boolean;

/** A variation nobody ever sent may be one a kind cannot judge. */
function firesWith(evaluate: (input: RuleInput) => unknown): Fires {
  return (input) => {
    try {
      return evaluate(input) !== null;
    } catch {
      return false;
    }
  };
}

function counting(
  exemptions: readonly Exemption[],
  found: RuleInput,
  fires: Fires,
): readonly Exemption[] {
  return exemptions.filter(({ grant }) => !fires(grant(found)));
}

function fewest(
  input: RuleInput,
  lifted: readonly Change[],
  changes: readonly Change[],
  fires: Fires,
): readonly Change[] | null {
  const tries = [
    { base: lifted, more: 0 },
    { base: [], more: 2 },
    { base: lifted, more: 3 },
  ];
  for (const { base, more } of tries) {
    for (const { others, made } of upTo(more, changes, changed(input, base))) {
      const set = [...base, ...others];
      if (set.length > 0 && fires(made)) return needed(input, set, fires);
    }
  }
  return null;
}

interface Tried {
  readonly others: readonly Change[];
  readonly made: RuleInput;
}

/** Sets of at most so many, the small ones first, each in the order given. */
function* upTo(most: number, changes: readonly Change[], input: RuleInput): Generator<Tried> {
  for (let size = 0; size <= most; size += 1) yield* ofSize(size, changes, 0, input);
}

function* ofSize(
  size: number,
  changes: readonly Change[],
  from: number,
  input: RuleInput,
): Generator<Tried> {
  if (size === 0) {
    yield { others: [], made: input };
    return;
  }
  for (let at = from; at < changes.length; at += 1) {
    const first = changes[at];
    if (first === undefined) continue;
    // Those that add messages stand last: after one of them there is nothing more to try.
    const next = first.before === true ? changes.length : at + 1;
    // What two sets begin with alike is made once for both.
    for (const { others, made } of ofSize(size - 1, changes, next, first.make(input))) {
      yield { others: [first, ...others], made };
    }
  }
}

function needed(input: RuleInput, set: readonly Change[], fires: Fires): readonly Change[] {
  let left = set;
  for (const change of set) {
    const without = left.filter((one) => one !== change);
    if (without.length > 0 && fires(changed(input, without))) left = without;
  }
  return left;
}

/** The change as it is told: of whomever it may be, where it may be anybody. */
function whoever(input: RuleInput, set: readonly Change[], change: Change, fires: Fires): Change {
  const { orElse } = change;
  if (orElse === undefined) return change;
  const other = set.map((one) => (one === change ? orElse : one));
  return fires(changed(input, other)) ? orElse : change;
}

function changed(input: RuleInput, set: readonly Change[]): RuleInput {
  return set.reduce((made, { make }) => make(made), input);
}
