import { z } from 'zod';
import { entrySorts, entryStates, type EntrySort } from '../../domain/entry.ts';
import { groupTypes } from '../../domain/group.ts';

const day = z.string();
const spread = z.object({ mean: z.number(), median: z.number() });

const persons = z.object({
  people: z.number(),
  mean: z.number(),
  median: z.number(),
  highest: z.number(),
  /** In more groups than a person is to be in. */
  over: z.number(),
  /** How many that are, by the book of the day. */
  limit: z.number(),
  /** Counted groups whose members nobody listed: their people are not in these figures. */
  unlisted: z.number(),
});

const messages = z.object({
  /** The days counted, both included, and the workdays among them. */
  from: day,
  workdays: z.number(),
  /** Messages that reach a person on a workday; null where fewer than five people are known. */
  perWorkday: spread.nullable(),
  /** Of all messages, from 0 to 1; null where there was none. */
  offHours: z.number().nullable(),
  useful: z.number().nullable(),
});

const row = z.object({
  /** By which it is known again: 备案编号, or unit and name where a file gives none. */
  key: z.string(),
  sort: z.enum(entrySorts),
  state: z.enum(entryStates),
  stands: z.boolean(),
  type: z.enum(groupTypes).nullable(),
  unit: z.string().nullable(),
  /** How many people sit in it; null where that is not known. */
  members: z.number().nullable(),
  /** It has an end. */
  limited: z.boolean(),
});

const snapshot = z.object({
  day: day.nullable(),
  rows: z.array(row),
  persons: persons.nullable(),
  messages: messages.nullable(),
  /** Who had left groups on that day when it was frozen; null where it says how its day ended. */
  leftThatDay: z.number().nullable(),
});

/** The register as it stood on a day, without a person in it; what is null was not known. */
export type Snapshot = Readonly<z.output<typeof snapshot>>;
export type SnapshotRow = Readonly<z.output<typeof row>>;
export type PersonFigures = Readonly<z.output<typeof persons>>;
export type MessageFigures = Readonly<z.output<typeof messages>>;

/** What was frozen, read again; null where it is none of ours. */
export function readSnapshot(figures: string): Snapshot | null {
  try {
    return snapshot.safeParse(JSON.parse(figures)).data ?? null;
  } catch {
    return null;
  }
}

/** The rows of one sort. */
export function rowsOf({ rows }: Snapshot, sort: EntrySort): readonly SnapshotRow[] {
  return rows.filter((one) => one.sort === sort);
}
