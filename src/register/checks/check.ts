import type { Calendar } from '../../domain/calendar.ts';
import type { Severity } from '../../domain/finding.ts';
import type { RosterLine } from '../../domain/roster.ts';
import type { RegisterValues } from '../../engine/rule-book/register.ts';
import type { UnitNames } from '../../engine/setting.ts';
import type { Ledger, LedgerRow } from '../ledger.ts';

/** What checks are told of the office. */
export interface CheckSetting {
  readonly values: RegisterValues;
  readonly calendar: Calendar;
  readonly units: readonly UnitNames[];
  /** The office's own list of its people; empty where it gave none. */
  readonly roster: readonly RosterLine[];
}

/** What a check says of an entry, of a person, or of a person in an entry. */
export interface CheckFinding {
  readonly row: LedgerRow | null;
  /** The key the ledger lists him under. */
  readonly person: string | null;
  /** Chinese, one sentence with the facts and no names of persons: what is so, and since when. */
  readonly words: string;
  /** Figures of it, e.g. `{ days: 63 }`; ids of other entries it rests on. */
  readonly numbers: Readonly<Record<string, number | string>>;
}

/** Something an inspection of the register looks for. One file each; index.ts is the list. */
export interface Check {
  /** As findings bear it: `group-idle`. */
  readonly finding: string;
  /** Chinese, as lists head it: 闲置. */
  readonly title: string;
  /** The same of media accounts, which have no 群主. */
  readonly accountTitle?: string;
  /** English, one sentence. */
  readonly summary: string;
  readonly severity: Severity;
  /** Which measure it carries out (register.md §4, rules.md §2). */
  readonly source: string;
  /** Registers of few rows and what is found in them: the documentation, and the test. */
  readonly examples: readonly CheckExample[];
  /** Pure. */
  readonly find: (ledger: Ledger, setting: CheckSetting) => readonly CheckFinding[];
}

export interface CheckExample {
  readonly title: string;
  readonly shows: 'fires' | 'near-miss' | 'boundary';
  readonly on: string;
  /** Rows as a file has them; what is left out is not known. */
  readonly rows: readonly Readonly<Record<string, unknown>>[];
  /** Ids of the rows, or names of the persons, in which it is found. */
  readonly finds: readonly string[];
  readonly roster?: readonly RosterLine[];
}
