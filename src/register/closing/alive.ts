import type { Tx } from '../../ports/store.ts';

/*
 * Entries that were said to be gone and were spoken in after that, until somebody answers for it.
 */
export const alivePrefix = 'alive:';
const noteOf = (entry: number) => `${alivePrefix}${String(entry)}`;

export async function noteAlive(tx: Tx, entry: number, at: number): Promise<void> {
  await tx.notes.set(noteOf(entry), String(at));
}

export async function forgetAlive(tx: Tx, entry: number): Promise<void> {
  await tx.notes.drop(noteOf(entry));
}

/** The numbers of all such entries, with the instant each was found. */
export async function foundAlive(tx: Tx): Promise<ReadonlyMap<number, number>> {
  const notes = await tx.notes.beginning(alivePrefix);
  return new Map(
    [...notes].map(([key, at]) => [Number(key.slice(alivePrefix.length)), Number(at)] as const),
  );
}
