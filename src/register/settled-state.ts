import type { EntryState } from '../domain/entry.ts';

/** In which columns offices speak of a group's state; a later kind outweighs an earlier one. */
const kinds = ['state', 'used', 'filed', 'meant', 'done'] as const;
export type StateKind = (typeof kinds)[number];

export interface SaidState {
  readonly kind: StateKind;
  readonly state: EntryState;
}

/** What several columns say of one group; an end stands whatever was meant before. */
export function settled(said: readonly SaidState[]): EntryState | null {
  const ended = said.find(({ state }) => state === 'dissolved' || state === 'merged');
  if (ended !== undefined) return ended.state;
  const own = said.find(({ kind }) => kind === 'state')?.state ?? null;
  // Of a group that is not there yet, or never was, nothing else can be said.
  if (own !== null && notThere.includes(own)) return own;
  const weighed = [...said].sort((a, b) => kinds.indexOf(b.kind) - kinds.indexOf(a.kind));
  return weighed[0]?.state ?? null;
}

const notThere: readonly EntryState[] = ['applied', 'approved', 'rejected', 'lapsed'];
