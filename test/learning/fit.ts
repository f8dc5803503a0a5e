import { themes, workActs } from '../../src/domain/facts.ts';
import { evened } from '../../src/text/meaning/score.ts';
import { levelled, namedFeatures } from '../../src/text/meaning/features.ts';
import { labels, type Line } from './lines.ts';

export interface Sample {
  readonly line: Line;
  readonly features: Int32Array;
  /** 1, 0, or -1 where the label says nothing. */
  readonly wanted: Int8Array;
}

export interface Vocabulary {
  readonly names: readonly string[];
  readonly of: ReadonlyMap<string, number>;
}

export interface Model {
  readonly vocabulary: Vocabulary;
  /** A row of weights a feature, a column a label; the last row is the bias. */
  readonly weights: Float32Array;
}

export interface FitOptions {
  readonly fewestLines: number;
  readonly fewestHands: number;
  readonly rounds: number;
  readonly rate: number;
  readonly shrink: number;
  /** Share of a line's features left out at each look, so that no few of them learn to rely on each other. */
  readonly leftOut: number;
  /** Models that are averaged, each with its own order of lines. */
  readonly models: number;
  /** So many features are kept, those that move the sums most. */
  readonly most: number;
}

export const usual: FitOptions = {
  fewestLines: 2,
  fewestHands: 2,
  rounds: 10,
  rate: 0.05,
  shrink: 0.0005,
  leftOut: 0.2,
  models: 3,
  most: 60_000,
};

/** Features that several hands use: what only one hand knows is its names and habits. */
function vocabularyOf(lines: readonly Line[], options: FitOptions): Vocabulary {
  const seen = new Map<string, { count: number; hands: Set<string> }>();
  for (const line of lines) {
    for (const name of featuresOf(line)) {
      const entry = seen.get(name) ?? { count: 0, hands: new Set<string>() };
      entry.count += 1;
      entry.hands.add(line.hand);
      seen.set(name, entry);
    }
  }
  const names = [...seen]
    .filter(
      ([, { count, hands }]) => count >= options.fewestLines && hands.size >= options.fewestHands,
    )
    .map(([name]) => name);
  return listed(names);
}

function sampleOf(line: Line, vocabulary: Vocabulary): Sample {
  const known: number[] = [];
  for (const name of featuresOf(line)) {
    const at = vocabulary.of.get(name);
    if (at !== undefined) known.push(at);
  }
  const wanted = new Int8Array(labels.length);
  for (const [nth, label] of labels.entries()) wanted[nth] = wantedOf(line, label);
  return { line, features: Int32Array.from(known), wanted };
}

/** 1, 0, or -1 where nobody said. */
export function wantedOf(line: Line, label: (typeof labels)[number]): -1 | 0 | 1 {
  const theme = themes.find((one) => one === label);
  if (theme !== undefined) return line.unknown.has(theme) ? -1 : line.themes.has(theme) ? 1 : 0;
  if (line.act === null) return -1;
  if (label === 'work') return workActs.includes(line.act) ? 1 : 0;
  if (label === 'empty') return line.act === 'ack' || line.act === 'praise' ? 1 : 0;
  return line.act === label ? 1 : 0;
}

/**
 * A logistic regression a label, all in one pass, by adaptive steps. First over all features, then
 * again over those that mattered most; the average of several. The same lines give the same weights.
 */
export function fit(lines: readonly Line[], options: FitOptions = usual): Model {
  const all = vocabularyOf(lines, options);
  const kept = telling(all, lines, fitOnce(lines, all, options, 1), options.most);
  const sum = fitOnce(lines, kept, options, 2);
  for (let nth = 1; nth < options.models; nth += 1) {
    const more = fitOnce(lines, kept, options, 2 + nth);
    for (let at = 0; at < sum.length; at += 1) sum[at]! += more[at]!;
  }
  return { vocabulary: kept, weights: sum.map((weight) => weight / options.models) };
}

function telling(
  { names }: Vocabulary,
  lines: readonly Line[],
  weights: Float32Array,
  most: number,
): Vocabulary {
  if (names.length <= most) return listed(names);
  const wide = labels.length;
  const counts = new Map<string, number>();
  for (const line of lines)
    for (const name of featuresOf(line)) counts.set(name, (counts.get(name) ?? 0) + 1);
  const told = names.map((name, nth) => {
    let force = 0;
    for (let label = 0; label < wide; label += 1) force += weights[nth * wide + label]! ** 2;
    return { name, force: force * Math.sqrt(counts.get(name) ?? 0) };
  });
  return listed(
    told
      .sort((a, b) => b.force - a.force)
      .slice(0, most)
      .map(({ name }) => name),
  );
}

function listed(names: readonly string[]): Vocabulary {
  return { names, of: new Map(names.map((name, nth) => [name, nth])) };
}

function fitOnce(
  lines: readonly Line[],
  vocabulary: Vocabulary,
  options: FitOptions,
  seed: number,
): Float32Array {
  const samples = lines.map((line) => sampleOf(line, vocabulary));
  const wide = labels.length;
  const bias = vocabulary.names.length * wide;
  const weights = new Float32Array(bias + wide);
  const squares = new Float32Array(bias + wide).fill(1e-4);
  const sums = new Float64Array(wide);
  const order = samples.map((_, nth) => nth);
  const next = seeded(20_261_122 + seed);
  for (let round = 0; round < options.rounds; round += 1) {
    shuffle(order, next);
    const rate = options.rate * (1 - (0.8 * round) / options.rounds);
    for (const nth of order) {
      const { features: whole, wanted } = samples[nth]!;
      const features = whole.filter(() => next() >= options.leftOut);
      const share = evened(whole.length) / (1 - options.leftOut);
      sums.fill(0);
      for (const feature of features) {
        const row = feature * wide;
        for (let label = 0; label < wide; label += 1) sums[label]! += weights[row + label]!;
      }
      for (let label = 0; label < wide; label += 1) {
        const want = wanted[label]!;
        const sum = weights[bias + label]! + share * sums[label]!;
        const error = want < 0 ? 0 : 1 / (1 + Math.exp(-sum)) - want;
        sums[label] = Math.abs(error) < 0.01 ? 0 : error;
      }
      for (let label = 0; label < wide; label += 1) {
        const error = sums[label]!;
        if (error === 0) continue;
        squares[bias + label]! += error * error;
        weights[bias + label]! -= (rate * error) / Math.sqrt(squares[bias + label]!);
        for (const feature of features) {
          const at = feature * wide + label;
          const slope = error * share + options.shrink * weights[at]!;
          squares[at]! += slope * slope;
          weights[at]! -= (rate * slope) / Math.sqrt(squares[at]!);
        }
      }
    }
  }
  return weights;
}

const read = new WeakMap<Line, readonly string[]>();

function featuresOf(line: Line): readonly string[] {
  const known = read.get(line);
  if (known !== undefined) return known;
  const features = [...namedFeatures(levelled(line.text, line.type)).keys()];
  read.set(line, features);
  return features;
}

function seeded(from: number): () => number {
  let seed = from;
  return () => {
    seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
    return seed / 2 ** 32;
  };
}

function shuffle(order: number[], next: () => number): void {
  for (let at = order.length - 1; at > 0; at -= 1) {
    const other = Math.floor(next() * (at + 1));
    const [a = 0, b = 0] = [order[at], order[other]];
    order[at] = b;
    order[other] = a;
  }
}
