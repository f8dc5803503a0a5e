import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { format, resolveConfig } from 'prettier';
import { withoutEmoji } from '../../src/text/emoji.ts';
import { fold } from '../../src/text/fold.ts';
import { withoutQuote } from '../../src/text/quote.ts';
import { gramsOf } from '../../src/text/work-score.ts';

/*
 * Learns src/text/words/work.ts from the labelled lines: a logistic regression over runs of
 * characters. Run `npx tsx test/text/learn-work-words.ts [--without WORLD]`; the same lines give
 * the same file. Runs that only one or two worlds know are left out: they are names of people
 * and places, and a new unit has others.
 */

const worlds = ['bureau', 'campus', 'city', 'civil', 'street'];
const without = process.argv[process.argv.indexOf('--without') + 1];
const folder = new URL('../labelled/training/', import.meta.url);

interface Sample {
  readonly world: string;
  readonly grams: readonly string[];
  readonly work: boolean;
}

const samples = worlds.filter((world) => world !== without).flatMap(samplesOf);
const weights = learn(samples, gramsKnownWidely(samples));
await write(weights);

function samplesOf(world: string): Sample[] {
  return readFileSync(new URL(`${world}.jsonl`, folder), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { type: string; text: string | null; act: string })
    .filter((line) => line.type === 'text' && line.text !== null)
    .map((line) => ({
      world,
      grams: [...gramsOf(fold(withoutEmoji(withoutQuote(line.text ?? ''))).text)],
      work: ['notice', 'task', 'request'].includes(line.act),
    }));
}

function gramsKnownWidely(all: readonly Sample[]): ReadonlySet<string> {
  const seen = new Map<string, { count: number; worlds: Set<string> }>();
  for (const { world, grams } of all) {
    for (const gram of grams) {
      const entry = seen.get(gram) ?? { count: 0, worlds: new Set<string>() };
      entry.count += 1;
      entry.worlds.add(world);
      seen.set(gram, entry);
    }
  }
  const known = [...seen].filter(([, { count, worlds: in_ }]) => count >= 5 && in_.size >= 3);
  return new Set(known.map(([gram]) => gram));
}

function learn(all: readonly Sample[], known: ReadonlySet<string>): Map<string, number> {
  const rate = 0.1;
  const shrink = 0.002;
  const rounds = 10;
  const learnt = new Map<string, number>();
  const seen = new Map<string, number>();
  const lines = all.map(({ grams, work }) => ({
    grams: ['', ...grams.filter((gram) => known.has(gram))],
    work,
  }));
  let seed = 20_261_122;
  const next = () => {
    seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
    return seed / 2 ** 32;
  };
  for (let round = 0; round < rounds; round += 1) {
    for (let i = lines.length - 1; i > 0; i -= 1) {
      const j = Math.floor(next() * (i + 1));
      const [a, b] = [lines[i], lines[j]];
      if (a !== undefined && b !== undefined) [lines[i], lines[j]] = [b, a];
    }
    for (const { grams, work } of lines) {
      const sum = grams.reduce((total, gram) => total + (learnt.get(gram) ?? 0), 0);
      const error = 1 / (1 + Math.exp(-sum)) - (work ? 1 : 0);
      for (const gram of grams) {
        const weight = learnt.get(gram) ?? 0;
        const slope = error + shrink * weight;
        const squares = (seen.get(gram) ?? 1e-6) + slope * slope;
        seen.set(gram, squares);
        learnt.set(gram, weight - (rate * slope) / Math.sqrt(squares));
      }
    }
  }
  return learnt;
}

async function write(learnt: ReadonlyMap<string, number>): Promise<void> {
  const byWeight = new Map<number, string[]>();
  for (const [gram, weight] of learnt) {
    const rounded = Math.round(weight * 10) / 10;
    if (gram !== '' && rounded !== 0)
      byWeight.set(rounded, [...(byWeight.get(rounded) ?? []), gram]);
  }
  const rows = [...byWeight]
    .sort(([a], [b]) => b - a)
    .map(([weight, grams]) => `  [${String(weight)}, ${JSON.stringify(grams.sort().join(' '))}],`);
  const bias = Math.round((learnt.get('') ?? 0) * 10) / 10;
  const target = fileURLToPath(new URL('../../src/text/words/work.ts', import.meta.url));
  const source = [
    '// Learnt, not written: see test/text/learn-work-words.ts. ^ and $ are head and end, 0 any figure,',
    '// @ a mention, #n a length of n times six characters.',
    '',
    `export const bias = ${String(bias)};`,
    '',
    '/** Runs of characters by the weight they speak for work with. */',
    'export const work: readonly (readonly [number, string])[] = [',
    ...rows,
    '];',
  ].join('\n');
  writeFileSync(
    target,
    await format(source, { ...(await resolveConfig(target)), filepath: target }),
  );
  process.stdout.write(`${String(learnt.size)} runs, ${String(rows.length)} weights\n`);
}
