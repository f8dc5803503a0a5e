import type { Day } from './group.ts';

/** One year of the State Council office's list: what differs from Monday to Friday. */
export interface YearTable {
  readonly year: number;
  readonly off: ReadonlySet<Day>;
  /** Weekend days that are worked. */
  readonly work: ReadonlySet<Day>;
}

/** Workdays of a zone. A year without a table is unknown, never an ordinary year. */
export interface Calendar {
  readonly zone: string;
  readonly years: ReadonlyMap<number, YearTable>;
}

/** `from` is the first minute inside, `to` the first one outside; minutes since midnight. */
export interface HoursRule {
  /** `workdays`, `everyday`, or weekdays 1 (Monday) to 7. */
  readonly days: 'workdays' | 'everyday' | readonly number[];
  readonly from: number;
  readonly to: number;
  /** `MM-DD`, both ends included; may run over New Year. */
  readonly season?: { readonly from: string; readonly to: string };
}

/** A rule with a season stands before those without one on the days of its season. */
export type OfficeHours = readonly HoursRule[];
