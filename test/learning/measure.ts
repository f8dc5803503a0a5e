import { themes, type Theme } from '../../src/domain/facts.ts';
import { meaningReader, type Meaning, type ReadMeaning } from '../../src/text/meaning/score.ts';
import { fit, usual, type FitOptions } from './fit.ts';
import { timelines, type Line } from './lines.ts';
import { weightsOf } from './weights.ts';

/** A line with what was made of it by a reader that never saw a line of its hand. */
export interface Read {
  readonly line: Line;
  readonly meaning: Meaning;
}

/** Lines that are only there to learn from: no rule was labelled in them. */
const unlabelled = ['chat', 'terse'];
const none = Object.fromEntries(themes.map((theme) => [theme, 0])) as Record<Theme, number>;

/** A reader learnt from these lines, each theme beginning at these limits. */
export function readerOf(
  lines: readonly Line[],
  limits: Readonly<Record<Theme, number>> = none,
  options: FitOptions = usual,
): ReadMeaning {
  return meaningReader(weightsOf(fit(lines, options), limits));
}

export function handsOf(lines: readonly Line[]): readonly string[] {
  return [...new Set(lines.map(({ hand }) => hand))].filter((hand) => !unlabelled.includes(hand));
}

const folds = 5;

/** Each hand's lines, read by a reader learnt from other hands (a fifth of the hands is left out at a time). */
export function readByOthers(lines: readonly Line[], options: FitOptions = usual): readonly Read[] {
  const hands = handsOf(lines);
  return Array.from({ length: folds }, (_, fold) => {
    const out = new Set(hands.filter((__, nth) => nth % folds === fold));
    const read = readerOf(
      lines.filter(({ hand }) => !out.has(hand)),
      none,
      options,
    );
    return lines
      .filter(({ hand }) => out.has(hand))
      .map((line) => ({ line, meaning: read(line.text, line.type) }));
  }).flat();
}

/** Where each theme begins: the sum at which hits outweigh misses and false alarms best. */
export function limitsOf(read: readonly Read[]): Readonly<Record<Theme, number>> {
  return Object.fromEntries(themes.map((theme) => [theme, limitOf(read, theme)])) as Record<
    Theme,
    number
  >;
}

/**
 * A false alarm costs more than a miss: who is reminded without cause stops listening. An advert is
 * called one more readily: strangers' groups have kinds of them that no unit's lines hold. Who calls
 * everybody mostly means everybody.
 */
const costOfAlarm: Readonly<Partial<Record<Theme, number>>> = { sells: 0.7, 'meant-for-one': 4 };
const usualCost = 2;
/** Limits that are nearly as good as the best are as good: the middle of them hangs least on chance. */
const nearlyBest = 0.004;

/** A theme that timelines do not label is measured on the lines out of context. */
function isCounted({ hand }: Line, theme: Theme): boolean {
  return ['meant-for-one', 'work-scene', 'evidence'].includes(theme) || timelines.includes(hand);
}

function limitOf(read: readonly Read[], theme: Theme): number {
  const known = read
    .filter(({ line }) => !line.unknown.has(theme) && isCounted(line, theme))
    .map(({ line, meaning }) => ({ is: line.themes.has(theme), sum: meaning.sum(theme) }))
    .sort((a, b) => b.sum - a.sum);
  const all = known.filter(({ is }) => is).length;
  const cost = costOfAlarm[theme] ?? usualCost;
  let [hits, alarms] = [0, 0];
  const worths = known.map(({ is, sum }) => {
    if (is) hits += 1;
    else alarms += 1;
    return { sum, worth: hits / (all + cost * alarms) };
  });
  const best = Math.max(0, ...worths.map(({ worth }) => worth));
  const good = worths.filter(({ worth }) => worth >= best - nearlyBest).map(({ sum }) => sum);
  return good.length === 0 ? 0 : (Math.max(...good) + Math.min(...good)) / 2;
}
