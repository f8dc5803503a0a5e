import { matcherOf } from '../../src/engine/match/matcher.ts';
import { matchOptions } from '../../src/engine/match/options.ts';
import { silence } from '../../src/text/meaning/score.ts';
import { setting } from './messages.ts';

/*
 * What a unit's own words cost a message, as a ratio: `npx tsx test/match/cost.ts`. A machine that
 * does other things beside has no say in a test.
 */

const rounds = 20;
let seed = 7;

function below(most: number): number {
  seed = (Math.imul(seed, 1_103_515_245) + 12_345) & 0x7fffffff;
  return Math.floor((seed / 0x80000000) * most);
}

function han(length: number): string {
  return Array.from({ length }, () => String.fromCharCode(0x4e00 + below(3_000))).join('');
}

const words = Array.from({ length: 10_000 }, () => han(2 + below(4)));
const texts = Array.from({ length: 300 }, () => han(200));

/** Microseconds a message of 200 characters, the best of several rounds. */
function cost(options: unknown): { each: number; bytes: number; heap: number; bound: number } {
  const before = usedHeap();
  const begun = performance.now();
  const matcher = matcherOf(matchOptions.parse(options));
  const bound = performance.now() - begun;
  const heap = usedHeap() - before;
  let best = Infinity;
  for (let round = 0; round < rounds; round += 1) {
    const start = performance.now();
    for (const text of texts) {
      const reading = { text, bare: text, fileName: null, meaning: silence };
      matcher.evaluate({ reading, recent: [], group: setting } as never);
    }
    best = Math.min(best, performance.now() - start);
  }
  return { each: (best / texts.length) * 1_000, bytes: matcher.bytes, heap, bound };
}

function usedHeap(): number {
  globalThis.gc?.();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}

cost({ words: words.slice(0, 200) });
const few = cost({ words: words.slice(0, 200) });
const many = cost({ words });
for (const [count, one] of [
  [200, few],
  [10_000, many],
] as const) {
  process.stdout.write(
    `${String(count)} words: ${one.each.toFixed(1)} µs a message, ${(one.bytes / 1e6).toFixed(2)} MB automaton, ${(one.heap / 1e6).toFixed(2)} MB in all, bound in ${one.bound.toFixed(0)} ms\n`,
  );
}
process.stdout.write(`ratio ${(many.each / few.each).toFixed(2)} (at most 5)\n`);
