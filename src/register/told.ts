import type { Recipient } from '../domain/incoming.ts';
import type { Tx } from '../ports/store.ts';

/** What was said of a group last: in which dispatch, to whom and when, as far as that was kept. */
export interface Told {
  readonly word: string;
  readonly dispatch: string;
  readonly to: Recipient | null;
  /** Milliseconds UTC. */
  readonly at: number | null;
}

/** On which ladder, and which rung of it; rungs are remembered apart. */
export interface Rung {
  readonly topic: string;
  readonly rung?: string | undefined;
}

/** What was last said of a group on a rung; null where nothing was. */
export async function toldOf(tx: Tx, { topic, rung }: Rung, groupId: string): Promise<Told | null> {
  const onRung = await tx.notes.get(noteOf({ topic, rung }, groupId));
  // Before rungs were kept apart there was one note for all of them.
  const note = onRung ?? (await tx.notes.get(noteOf({ topic }, groupId)));
  if (note === null) return null;
  const [word = '', dispatch = word, address, at] = note.split('\n');
  const [, kind, id] = /^(person|group):(.+)$/u.exec(address ?? '') ?? [];
  const isPerson = kind === 'person';
  const to = id === undefined ? null : ({ kind: isPerson ? 'person' : 'group', id } as const);
  return { word, dispatch, to, at: at === undefined ? null : Number(at) };
}

/** Remembers it outside the outbox, which is purged. */
export async function noteTold(
  tx: Tx,
  rung: Rung,
  groupId: string,
  { word, dispatch, to, at }: Told & { readonly to: Recipient; readonly at: number },
): Promise<void> {
  const lines = [word, dispatch, `${to.kind}:${to.id}`, String(at)];
  await tx.notes.set(noteOf(rung, groupId), lines.join('\n'));
}

function noteOf({ topic, rung }: Rung, groupId: string): string {
  const ladder = rung === undefined ? topic : `${topic}-${rung}`;
  return `told:${ladder}:${groupId}`;
}
