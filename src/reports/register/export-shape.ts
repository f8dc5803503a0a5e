import type { Entry, EntryChange } from '../../domain/entry.ts';
import type { Day } from '../../domain/group.ts';
import type { Cell, Sheet } from './sheet.ts';

export const exportFormats = ['xlsx', 'csv', 'jsonl'] as const;
export type ExportFormat = (typeof exportFormats)[number];

/** What the shapes are filled from: entries as the store has them, and their history. */
export interface ExportData {
  /** The day it is about. */
  readonly on: Day;
  /** Of the rule book; instants of the history are shown in it. */
  readonly zone: string;
  readonly entries: readonly Entry[];
  /** Oldest first; empty where the shape does not need them. */
  readonly changes: readonly EntryChange[];
  /** What the checks find on the day, by the entry's number, where somebody looked. */
  readonly found?: ReadonlyMap<number, ReadonlySet<string>>;
  /** Names of ordinary members are written into tables; else only how many they are. */
  readonly withMembers?: boolean;
  /** The unit that hands the table in; null and left out where no book names one. */
  readonly office?: string | null;
  /** Tables of text get the keys of the columns for heads, and keys in cells. */
  readonly inKeys?: boolean;
  /** Groups that ended before this day are left out of the figures. */
  readonly since?: Day;
  /** Members taken out of groups, by unit, where that is known. */
  readonly membersRemoved?: ReadonlyMap<string, number>;
}

/** A paper an inspection asks for: pure, it turns entries into sheets or lines. */
export interface ExportShape {
  /** As the command line has it: `ledger`. */
  readonly name: string;
  readonly title: string;
  /** In words, for the help. */
  readonly summary: string;
  /** The first is what is meant where nobody says. */
  readonly formats: readonly ExportFormat[];
  /** Whether `changes` must be there. */
  readonly needsChanges: boolean;
  /** A blank table: there need be no store. */
  readonly isBlank?: boolean;
  sheets(data: ExportData): readonly Sheet[];
  /** Heads and rows of the csv, where they are others than those of the first sheet. */
  readonly records?: (data: ExportData) => readonly (readonly Cell[])[];
  /** One object a line of the jsonl; null where there is none. */
  readonly lines: ((data: ExportData) => readonly Readonly<Record<string, unknown>>[]) | null;
}
