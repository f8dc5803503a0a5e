import { bias, work } from './words/work.ts';

const weights = readWeights();

/**
 * How much a folded text (without emoji) sounds like putting work on somebody: above 0 it does.
 * Short runs of characters propose, each with a learnt weight; their sum decides. Learnt from
 * labelled lines by `test/text/learn-work-words.ts`.
 */
export function workScore(text: string): number {
  let score = bias;
  for (const gram of gramsOf(text)) score += weights.get(gram) ?? 0;
  return score;
}

const longestGram = 3;
/** A long notice tells what it is within this many characters. */
const readLength = 160;

/** The distinct runs of one to three characters, names and figures levelled, and a mark of length. */
export function gramsOf(text: string): ReadonlySet<string> {
  const level = text
    .slice(0, readLength)
    .replace(/@所有人 ?|@[^\s@,:]{1,24}[\s,:]/gu, '@')
    .replace(/https?:\S+|www\.\S+|[a-z]+/gu, 'a')
    .replace(/\d+/gu, '0')
    .replace(/\s/gu, '');
  const marked = `^${level}$`;
  const grams = new Set<string>([`#${String(Math.min(8, Math.floor(marked.length / 6)))}`]);
  for (let at = 0; at < marked.length; at += 1) {
    for (let size = 1; size <= longestGram && at + size <= marked.length; size += 1) {
      grams.add(marked.slice(at, at + size));
    }
  }
  return grams;
}

function readWeights(): ReadonlyMap<string, number> {
  const read = new Map<string, number>();
  for (const [weight, grams] of work) {
    for (const gram of grams.split(' ')) read.set(gram, weight);
  }
  return read;
}
