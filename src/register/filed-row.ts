import { z } from 'zod';
import { entrySorts, entryStates, tiers, type RegisterRow } from '../domain/entry.ts';
import { groupTypes } from '../domain/group.ts';
import { isDay } from '../domain/zone.ts';

const most = 4_000;
const text = z.string().max(most);
const word = text.nullable();
const names = z.array(text).max(20_000).readonly();
const day = z.string().refine(isDay).nullable();
const count = z.int().min(0).max(1e9);

/** A row as a slip carries it: what a file said, read by whoever reads files, and checked once more. */
export const filedRow = z.strictObject({
  where: text,
  sort: z.enum(entrySorts),
  /** False where the file has no word of the state, and the row's is what a list without one means. */
  stateSaid: z.boolean().optional(),
  row: z.strictObject({
    id: text,
    name: text.min(1),
    type: z.enum(groupTypes).nullable(),
    platform: word,
    unit: word,
    tier: z.enum(tiers).nullable(),
    nature: word,
    purpose: word,
    scope: word,
    reason: word,
    owner: names,
    admins: names,
    head: names,
    publishers: names,
    supervisors: names,
    admission: word,
    members: z.union([names, count]).nullable(),
    created: day,
    filed: day,
    approved: word,
    approvedBy: word,
    ends: day,
    extensions: count,
    state: z.enum(entryStates),
    lastWork: day,
    messages30: count.nullable(),
    notices30: count.nullable(),
    bot: z.boolean().nullable(),
    overlap: z.record(z.string(), z.number()).nullable(),
    mergedInto: word,
    dissolved: day,
    note: word,
    followers: count.nullable(),
  } satisfies Record<keyof RegisterRow, z.ZodType>),
});

export type FiledRow = Readonly<z.output<typeof filedRow>>;
