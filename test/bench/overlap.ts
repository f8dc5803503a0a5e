import { overlaps } from '../../src/register/comparison/overlaps.ts';
import { shareOf } from '../../src/register/comparison/members.ts';
import { effort, medians } from './measure.ts';
import { millis, tell } from './report.ts';

const limitMs = 100;
const leastTimes = 20;

/**
 * Which of all pairs of a county's groups have members in common: 2,000 groups of 200 out of 40,000
 * people, against two sorted lists merged, pair by pair. The rival is spared the reading of names.
 */
export async function measureOverlap(): Promise<boolean> {
  const groups = effort.quick ? 200 : 2_000;
  const lists = drawn(groups, 200, groups * 20);
  const numbered = sortedNumbers(lists);
  const ours = ownSum(lists);
  if (ours !== rivalSum(numbered)) throw new Error('The overlaps of the two sides differ');

  const { own } = await medians({ own: () => ownSum(lists) });
  // A turn of the rival takes seconds.
  const { merge } = await medians({ merge: () => rivalSum(numbered) }, effort.quick ? 1 : 3);
  const size = `${String(groups)} groups of 200`;
  const within = tell({
    name: `overlaps of all pairs, ${size}`,
    figure: millis(own),
    against: `at most ${String(limitMs)} ms`,
    used: own / limitMs,
  });
  const times = merge / own;
  const ahead = tell({
    name: `overlaps of all pairs, against sorted lists merged`,
    figure: `${times.toFixed(0)} times`,
    against: `at least ${String(leastTimes)} times (${millis(merge)})`,
    used: leastTimes / times,
  });
  return within && ahead;
}

/** How many pairs there are, and all shares together: equal where every pair is. */
function ownSum(lists: readonly (readonly string[])[]): string {
  let pairs = 0;
  let shares = 0;
  overlaps(lists, (_one, _other, share) => {
    pairs += 1;
    shares += Math.round(share * 1e6);
  });
  return `${String(pairs)} ${String(shares)}`;
}

function rivalSum(lists: readonly Uint32Array[]): string {
  let pairs = 0;
  let shares = 0;
  for (let other = 1; other < lists.length; other += 1) {
    const b = lists[other] ?? new Uint32Array();
    for (let one = 0; one < other; one += 1) {
      const a = lists[one] ?? new Uint32Array();
      let common = 0;
      for (let x = 0, y = 0; x < a.length && y < b.length;) {
        const difference = (a[x] ?? 0) - (b[y] ?? 0);
        if (difference === 0) common += 1;
        if (difference <= 0) x += 1;
        if (difference >= 0) y += 1;
      }
      if (common === 0) continue;
      pairs += 1;
      shares += Math.round(shareOf(common, a.length, b.length) * 1e6);
    }
  }
  return `${String(pairs)} ${String(shares)}`;
}

/** The same draw in every run. */
function drawn(groups: number, each: number, people: number): readonly (readonly string[])[] {
  let state = 20_261_123;
  const next = () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
  const keys = Array.from({ length: people }, (_, nth) => `wxid_${nth.toString(36)}x7`);
  return Array.from({ length: groups }, () => {
    const drawn = new Set<string>();
    while (drawn.size < each) drawn.add(keys[Math.floor(next() * people)] ?? '');
    return [...drawn];
  });
}

function sortedNumbers(lists: readonly (readonly string[])[]): readonly Uint32Array[] {
  const numbers = new Map<string, number>();
  return lists.map((list) =>
    Uint32Array.from(list, (key) => {
      const number = numbers.get(key) ?? numbers.size;
      numbers.set(key, number);
      return number;
    }).sort(),
  );
}
