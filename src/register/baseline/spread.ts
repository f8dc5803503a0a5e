/** How a figure lies among people: its mean and the middle one. */
export interface Spread {
  readonly mean: number;
  readonly median: number;
}

/** Null where there is nobody. */
export function spreadOf(values: readonly number[]): Spread | null {
  const sorted = [...values].sort((a, b) => a - b);
  const upper = sorted[Math.floor(sorted.length / 2)];
  const lower = sorted[Math.floor((sorted.length - 1) / 2)];
  if (upper === undefined || lower === undefined) return null;
  const sum = sorted.reduce((total, one) => total + one, 0);
  return { mean: sum / sorted.length, median: (lower + upper) / 2 };
}
