import type { EntrySort, RegisterRow } from '../../domain/entry.ts';

export interface ReadRow {
  /** `“台账”表第12行`, `第12行`: where it stands in its file. */
  readonly where: string;
  readonly sort: EntrySort;
  readonly row: RegisterRow;
  /** False where the file has no word of the state: a list of groups that are there. */
  readonly stateSaid: boolean;
}

export interface RegisterReading {
  readonly rows: readonly ReadRow[];
  /** Refused rows, a Chinese sentence each, equal ones folded: cell, value, cure. */
  readonly faults: readonly string[];
  /** How many rows were refused. */
  readonly unread: number;
  /** What was passed over: unknown heads with the nearest known one. */
  readonly remarks: readonly string[];
}
