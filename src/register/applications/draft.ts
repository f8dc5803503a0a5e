import { z } from 'zod';
import type { Tx } from '../../ports/store.ts';

/** What an application says, in the order it is asked and shown. */
export const fieldKeys = [
  'name',
  'platform',
  'type',
  'unit',
  'urgent',
  'purpose',
  'nature',
  'scope',
  'tier',
  'ends',
  'members',
  'followers',
  'owner',
  'admins',
  'head',
  'reason',
] as const;
export type FieldKey = (typeof fieldKeys)[number];

/** Values as they were read: a day as `YYYY-MM-DD`, a type by its code, names parted by `；`. */
export type Form = Readonly<Partial<Record<FieldKey, string>>>;

const prefix = 'draft:';
const lastsMs = 24 * 60 * 60_000;
const longestValue = 400;

const kept = z.strictObject({
  touchedAt: z.number(),
  sort: z.enum(['group', 'account']),
  /** Set up for an emergency. */
  urgent: z.boolean(),
  /** The platform's group, where it is one the bot sits in already. */
  groupId: z.string().nullable(),
  form: z.partialRecord(z.enum(fieldKeys), z.string().max(longestValue)),
  /** Answered, in the order they were, so that one can go back. */
  answered: z.array(z.enum(fieldKeys)),
  skipped: z.array(z.enum(fieldKeys)),
});

/** A filing somebody is in the middle of. */
export interface Draft {
  readonly touchedAt: number;
  readonly sort: 'group' | 'account';
  readonly urgent: boolean;
  readonly groupId: string | null;
  readonly form: Form;
  readonly answered: readonly FieldKey[];
  readonly skipped: readonly FieldKey[];
}

/** A draft in which nothing is said yet. */
export function blankDraft(now: number): Draft {
  return {
    touchedAt: now,
    sort: 'group',
    urgent: false,
    groupId: null,
    form: {},
    answered: [],
    skipped: [],
  };
}

/** The person's draft; null where there is none, it is a day old, or cannot be read. */
export async function draftOf(tx: Tx, personId: string, now: number): Promise<Draft | null> {
  const draft = readDraft(await tx.notes.get(prefix + personId));
  return draft === null || now - draft.touchedAt >= lastsMs ? null : draft;
}

export async function keepDraft(tx: Tx, personId: string, draft: Draft): Promise<void> {
  await tx.notes.set(prefix + personId, JSON.stringify(kept.parse(draft)));
}

export async function dropDraft(tx: Tx, personId: string): Promise<void> {
  await tx.notes.drop(prefix + personId);
}

/** Drops what was left lying for a day; says how many. */
export async function dropOldDrafts(tx: Tx, now: number): Promise<number> {
  let dropped = 0;
  for (const [key, value] of await tx.notes.beginning(prefix)) {
    const draft = readDraft(value);
    if (draft !== null && now - draft.touchedAt < lastsMs) continue;
    await tx.notes.drop(key);
    dropped += 1;
  }
  return dropped;
}

function readDraft(value: string | null): Draft | null {
  if (value === null) return null;
  try {
    const reading = kept.safeParse(JSON.parse(value));
    return reading.success ? reading.data : null;
  } catch {
    return null;
  }
}
