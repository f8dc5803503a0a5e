import type { Tx } from '../ports/store.ts';

/** A time the bot was away: what was said in it is unknown. Milliseconds UTC. */
export interface Gap {
  readonly from: number;
  readonly to: number;
}

/** Times away that reach into [since, until), cut to it, oldest first. */
export async function gapsBetween(tx: Tx, since: number, until: number): Promise<readonly Gap[]> {
  const notes = await tx.notes.beginning('gap:');
  return [...notes]
    .map(([key, value]) => ({
      from: Math.max(Number(key.slice('gap:'.length)), since),
      to: Math.min(Number(value), until),
    }))
    .filter(({ from, to }) => from < to)
    .sort((a, b) => a.from - b.from);
}

export function totalOf(gaps: readonly Gap[]): number {
  return gaps.reduce((sum, { from, to }) => sum + to - from, 0);
}
