import type { Theme } from '../../domain/facts.ts';
import type { MessageType } from '../../domain/message.ts';
import { featuresOf, levelled } from './features.ts';
import { learnt, type Weights } from './learnt.ts';

/** A part of the text as the scorer read it (names and figures levelled), and its share. */
export interface Part {
  readonly words: string;
  /** How much it spoke for the theme, against it where negative. */
  readonly weight: number;
}

/** What the words of one message speak for. */
export interface Meaning {
  /** 0 to 100; from 50 on the theme is there. 0 where nothing was read. */
  readonly certainty: (theme: Theme) => number;
  /** The sum behind it, before any limit. */
  readonly sum: (theme: Theme) => number;
  /** Above 0 it puts work on somebody: notice, task, request. */
  readonly work: number;
  /** Above 0 it asks, above 0 it tells what was done. */
  readonly question: number;
  readonly report: number;
  /** Above 0 it acknowledges or praises and says nothing else. */
  readonly empty: number;
  /** Which parts of the text spoke for a theme, the loudest first. Costs as much as reading anew. */
  readonly parts: (theme: Theme) => readonly Part[];
}

/** Reads a folded text without what it quotes and without emoji. */
export type ReadMeaning = (text: string, type: MessageType) => Meaning;

/** Nothing was said. */
export const silence: Meaning = {
  certainty: () => 0,
  sum: () => -9,
  work: -9,
  question: -9,
  report: -9,
  empty: -9,
  parts: () => [],
};
const mostParts = 5;
/** A part that moves the sum by less than this says nothing worth showing. */
const leastShare = 0.4;

/**
 * Makes a reader of weights. Runs of characters and classes of words speak with learnt weights;
 * their sum, evened out by how much was said, decides.
 */
export function meaningReader(weights: Weights): ReadMeaning {
  const model = readModel(weights);
  return (text, type) => {
    if (text === '') return silence;
    return new Heard(model, levelled(text, type));
  };
}

/** Reads with the weights of this version; docs/judgement.md says how well it reads unseen units. */
export const readMeaning: ReadMeaning = meaningReader(learnt());

const unasked = -1;
/** What is asked for in the last few words of a notice. */
const inTails: readonly Theme[] = ['asks-reply'];
const lastWords = /^\^.{10,},([^,?]{4,16}),?\$$/su;
const surelyAlone = 75;

function certaintyOf(model: Model, sums: Float64Array, theme: Theme): number {
  const past = (sums[model.columnOf(theme)] ?? 0) - model.limits[theme];
  return Math.round(100 / (1 + Math.exp(-past)));
}

/** One text, read. A class, because its functions would be made anew for each message. */
class Heard implements Meaning {
  readonly work: number;
  readonly question: number;
  readonly report: number;
  readonly empty: number;
  readonly #model: Model;
  readonly #level: string;
  readonly #sums: Float64Array;
  readonly #certainties: Int8Array;

  constructor(model: Model, level: string) {
    this.#model = model;
    this.#level = level;
    this.#sums = sumsOf(model, level);
    this.#certainties = new Int8Array(model.wide).fill(unasked);
    this.work = this.#sums[model.columnOf('work')] ?? 0;
    this.question = this.#sums[model.columnOf('question')] ?? 0;
    this.report = this.#sums[model.columnOf('report')] ?? 0;
    this.empty = this.#sums[model.columnOf('empty')] ?? 0;
  }

  certainty(theme: Theme): number {
    // Reading asks for each theme, and so does its rule.
    const column = this.#model.columnOf(theme);
    const known = this.#certainties[column] ?? unasked;
    if (known !== unasked) return known;
    const whole = certaintyOf(this.#model, this.#sums, theme);
    const certainty = whole < 50 && inTails.includes(theme) ? this.#inTail(theme, whole) : whole;
    this.#certainties[column] = certainty;
    return certainty;
  }

  /** A long notice drowns the few words at its end; heard alone they must be all the surer. */
  #inTail(theme: Theme, whole: number): number {
    const tail = lastWords.exec(this.#level)?.[1];
    if (tail === undefined) return whole;
    const alone = certaintyOf(this.#model, sumsOf(this.#model, `^${tail}$`), theme);
    return alone >= surelyAlone ? alone : whole;
  }

  sum(theme: Theme): number {
    return this.#sums[this.#model.columnOf(theme)] ?? 0;
  }

  parts(theme: Theme): readonly Part[] {
    return partsOf(this.#model, this.#level, theme);
  }
}

interface Model {
  readonly wide: number;
  readonly limits: Weights['limits'];
  readonly columnOf: (label: string) => number;
  readonly bias: readonly number[];
  /** Open addressing, a power of two long and at most half full: feature and row side by side. */
  readonly table: Int32Array;
  /** Whole bytes, summed as they are and multiplied by `unit` once: they stay near at hand. */
  readonly rows: Int8Array;
  readonly unit: number;
  /** When a row was last counted: a run that stands twice counts once. */
  readonly stamps: Uint32Array;
  generation: number;
}

/** Where the rows begin that one text met: of use within a call only. */
let met = new Int32Array(4_096);

function sumsOf(model: Model, level: string): Float64Array {
  const { bias, wide, stamps, rows } = model;
  const { count, hashes } = featuresOf(level);
  if (count > met.length) met = new Int32Array(count * 2);
  const generation = (model.generation += 1);
  let counted = 0;
  for (let nth = 0; nth < count; nth += 1) {
    const row = rowOf(model, hashes[nth] ?? 0);
    if (row < 0 || stamps[row] === generation) continue;
    stamps[row] = generation;
    met[counted] = row * wide;
    counted += 1;
  }
  const share = evened(counted) * model.unit;
  const sums = new Float64Array(wide);
  for (let label = 0; label < wide; label += 1) {
    let sum = 0;
    for (let nth = 0; nth < counted; nth += 1) sum += rows[(met[nth] ?? 0) + label] ?? 0;
    sums[label] = (bias[label] ?? 0) + share * sum;
  }
  return sums;
}

function rowOf({ table }: Model, hash: number): number {
  const mask = table.length / 2 - 1;
  for (let at = hash & mask; ; at = (at + 1) & mask) {
    const row = table[at * 2 + 1] ?? -1;
    if (row < 0 || table[at * 2] === hash) return row;
  }
}

/** What one feature of so many counts: a long text must not shout because it is long. */
export function evened(features: number): number {
  return 8 / Math.sqrt(features + 20);
}

/** The runs are laid over the text; a stretch that speaks one way is one part. */
function partsOf(model: Model, level: string, theme: Theme): readonly Part[] {
  const label = model.columnOf(theme);
  const shares = new Float64Array(level.length);
  const counted = new Set<number>();
  const features = featuresOf(level);
  for (let nth = 0; nth < features.count; nth += 1) {
    const row = rowOf(model, features.hashes[nth] ?? 0);
    const from = features.from[nth] ?? 0;
    const to = features.to[nth] ?? 0;
    if (row < 0 || counted.has(row) || to - from === level.length) continue;
    counted.add(row);
    const share = (model.unit * (model.rows[row * model.wide + label] ?? 0)) / (to - from);
    for (let at = from; at < to; at += 1) shares[at] = (shares[at] ?? 0) + share;
  }
  const even = evened(counted.size);
  const parts: Part[] = [];
  let from = 0;
  for (let to = 1; to <= level.length; to += 1) {
    const same = to < level.length && sideOf(shares[to] ?? 0) === sideOf(shares[from] ?? 0);
    if (same) continue;
    const weight = even * shares.subarray(from, to).reduce((sum, share) => sum + share, 0);
    const words = level.slice(from, to).replace(/[\^$ＦＶＬ]/gu, '');
    if (Math.abs(weight) >= leastShare && words !== '') {
      parts.push({ words, weight: Math.round(weight * 10) / 10 });
    }
    from = to;
  }
  return parts.sort((a, b) => b.weight - a.weight).slice(0, mostParts);
}

function sideOf(share: number): number {
  return Math.abs(share) < 0.05 ? 0 : Math.sign(share);
}

function readModel({ labels, limits, bias, features, rows, unit }: Weights): Model {
  const columns = new Map(labels.map((label, nth) => [label, nth]));
  let places = 16;
  while (places < features.length * 2) places *= 2;
  const table = new Int32Array(places * 2).fill(-1);
  for (const [row, hash] of features.entries()) {
    let at = hash & (places - 1);
    while ((table[at * 2 + 1] ?? -1) >= 0) at = (at + 1) & (places - 1);
    table[at * 2] = hash;
    table[at * 2 + 1] = row;
  }
  return {
    wide: labels.length,
    limits,
    columnOf: (label) => columns.get(label) ?? 0,
    bias,
    table,
    rows,
    unit,
    stamps: new Uint32Array(features.length),
    generation: 0,
  };
}
