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

const prefix = 'told:';

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

/** Stands where somebody stood whose data were erased: no id of the platform's. */
const erased = 'erased';

/**
 * Takes a person out of what was said, to him or of him, but of these groups: he stands in them still,
 * and would be told the same again.
 */
export async function forgetTold(
  tx: Tx,
  personId: string,
  except: ReadonlySet<string>,
): Promise<void> {
  for (const [key, value] of await tx.notes.beginning(prefix)) {
    if (!value.includes(personId) || except.has(groupOf(key))) continue;
    const [word = '', dispatch = '', address = '', ...rest] = value.split('\n');
    const to = address === `person:${personId}` ? '' : address;
    const lines = [withoutId(word, personId), withoutId(dispatch, personId), to, ...rest];
    const left = lines.join('\n');
    if (left !== value) await tx.notes.set(key, left);
  }
}

/** Drops what is remembered of words about groups that are to be forgotten. */
export async function dropTold(tx: Tx, isGone: (groupId: string) => boolean): Promise<void> {
  for (const key of (await tx.notes.beginning(prefix)).keys()) {
    if (isGone(groupOf(key))) await tx.notes.drop(key);
  }
}

/** The id where it stands by itself between the signs that part a key. */
function withoutId(key: string, id: string): string {
  return key
    .split(id)
    .reduce((before, after) =>
      /(?:^|[:,])$/u.test(before) && /^(?:[:,]|$)/u.test(after)
        ? `${before}${erased}${after}`
        : `${before}${id}${after}`,
    );
}

/** `told:LADDER:GROUP`: no ladder bears a colon. */
function groupOf(key: string): string {
  return key.slice(key.indexOf(':', prefix.length) + 1);
}

function noteOf({ topic, rung }: Rung, groupId: string): string {
  const ladder = rung === undefined ? topic : `${topic}-${rung}`;
  return `${prefix}${ladder}:${groupId}`;
}
