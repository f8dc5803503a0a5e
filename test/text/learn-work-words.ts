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
 * and places, and a new unit has others. Each group of chat.jsonl and terse.jsonl is a small world
 * of its own; `--without WORLD` leaves out every fifth of them too.
 */

const worlds = ['bureau', 'campus', 'city', 'civil', 'street'];
const groups = ['chat', 'terse'];
const without = process.argv[process.argv.indexOf('--without') + 1];
const folder = new URL('../labelled/training/', import.meta.url);

interface Line {
  readonly type: string;
  readonly group: string;
  readonly text: string | null;
  readonly act: string;
}

interface Sample {
  readonly world: string;
  readonly grams: readonly string[];
  readonly work: boolean;
}

/** The short orders are few among the long notices: they count three times. */
const samples = [...worlds, ...groups, 'terse', 'terse']
  .filter((world) => world !== without)
  .flatMap(samplesOf);
const weights = learn(samples, gramsKnownWidely(samples));
await write(weights);

/**
 * Each line twice, so that signs decide nothing: people in a hurry leave them out. Our groups write
 * with signs and are read without them too; small talk has none and is read with some too, and
 * once more as said to somebody.
 */
function samplesOf(file: string): Sample[] {
  const lines = readFileSync(new URL(`${file}.jsonl`, folder), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Line)
    .filter((line) => line.type === 'text' && line.text !== null);
  const names = [...new Set(lines.map(({ group }) => group))];
  const fifth = worlds.indexOf(without ?? '');
  return lines
    .filter(({ group }) => worlds.includes(file) || names.indexOf(group) % 5 !== fifth)
    .flatMap(({ text, group, act }) => {
      const { text: folded, bare } = fold(withoutEmoji(withoutQuote(text ?? '')));
      const others = worlds.includes(file) ? [bare] : [punctuated(folded), `@某 ${folded}`];
      return [...new Set([folded, ...others])].map((said) => ({
        world: worlds.includes(file) ? file : group,
        grams: [...gramsOf(said)],
        work: ['notice', 'task', 'request'].includes(act),
      }));
    });
}

function punctuated(folded: string): string {
  const parted = folded.replace(/ /gu, ',');
  return /[\p{P}a-z\d]$/u.test(parted) ? parted : `${parted}。`;
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
  const known = [...seen].filter(([, { count, worlds: in_ }]) => count >= 6 && in_.size >= 3);
  return new Set(known.map(([gram]) => gram));
}

function learn(all: readonly Sample[], known: ReadonlySet<string>): Map<string, number> {
  const rate = 0.02;
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
    const rounded = Math.round(weight * 20) / 20;
    if (gram !== '' && rounded !== 0)
      byWeight.set(rounded, [...(byWeight.get(rounded) ?? []), gram]);
  }
  const rows = [...byWeight]
    .sort(([a], [b]) => b - a)
    .map(([weight, grams]) => `  [${String(weight)}, ${JSON.stringify(grams.sort().join(' '))}],`);
  const bias = Math.round((learnt.get('') ?? 0) * 20) / 20;
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
