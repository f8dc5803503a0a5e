import { matcherOf } from '../../src/engine/match/matcher.ts';
import { matchOptions } from '../../src/engine/match/options.ts';
import { silence } from '../../src/text/meaning/score.ts';
import { effort, kept, medians } from './measure.ts';
import { micros, tell } from './report.ts';
import type { Scene } from './judging.ts';

const mostTimes = 5;

/** What ten thousand words of a unit cost a message of 200 characters, against two hundred. */
export async function measureWords([scene]: readonly Scene[]): Promise<boolean> {
  if (scene === undefined) throw new Error('Nobody said anything');
  const chance = seeded(7);
  const han = (length: number) =>
    Array.from({ length }, () => String.fromCharCode(0x4e00 + chance(3_000))).join('');
  const words = Array.from({ length: 10_000 }, () => han(2 + chance(4)));
  const inputs = Array.from({ length: effort.quick ? 100 : 1_000 }, () => {
    const text = han(200);
    const reading = { text, bare: text, fileName: null, meaning: silence };
    return { ...scene, reading, group: scene.setting };
  });
  const looking = (count: number) => {
    const { evaluate } = matcherOf(matchOptions.parse({ words: words.slice(0, count) }));
    return () => {
      for (const input of inputs) kept.last = evaluate(input);
    };
  };
  const times = await medians({ few: looking(200), many: looking(words.length) });
  const each = (time: number) => micros((time * 1_000) / inputs.length);
  const ratio = times.many / times.few;
  return tell({
    name: 'a rule of 10,000 words against one of 200',
    figure: `${ratio.toFixed(2)} times`,
    against: `at most ${String(mostTimes)} times; ${each(times.many)} to ${each(times.few)}`,
    used: ratio / mostTimes,
  });
}

function seeded(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
    return Math.floor((state / 0x80000000) * below);
  };
}
