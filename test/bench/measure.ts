/** How much is measured: `quick` proves that everything runs, its figures are worth little. */
export interface Effort {
  readonly quick: boolean;
  readonly repetitions: number;
}

export const effort: Effort = process.argv.includes('--quick')
  ? { quick: true, repetitions: 3 }
  : { quick: false, repetitions: 15 };

type Side = () => unknown;

/** What a measured function gives is put here, so that nothing of it is optimised away. */
export const kept: { last: unknown } = { last: null };

/**
 * The median processor time in milliseconds of each side: on a machine that does other things beside,
 * the clock on the wall counts those too. The sides take turns; the first turns only warm up.
 */
export async function medians<Name extends string>(
  sides: Readonly<Record<Name, Side>>,
  repetitions = effort.repetitions,
): Promise<Record<Name, number>> {
  const names = Object.keys(sides) as Name[];
  const times = new Map<Name, number[]>(names.map((name) => [name, []]));
  const warmUp = effort.quick ? 1 : 3;
  for (let turn = -warmUp; turn < repetitions; turn += 1) {
    for (const name of names) {
      const begun = process.cpuUsage();
      kept.last = await sides[name]();
      const { user, system } = process.cpuUsage(begun);
      if (turn >= 0) times.get(name)?.push((user + system) / 1_000);
    }
  }
  const found = names.map((name) => [name, median(times.get(name) ?? [])] as const);
  return Object.fromEntries(found) as Record<Name, number>;
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[sorted.length >> 1] ?? NaN;
}

/** Collects what nobody holds any more and says what is left, in bytes. */
export function heldMemory(): number {
  collect();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}

function collect(): void {
  if (globalThis.gc === undefined) throw new Error('Run with --expose-gc');
  globalThis.gc();
  globalThis.gc();
}
