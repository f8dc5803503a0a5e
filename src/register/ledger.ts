import type { Entry, EntrySort, RegisterRow } from '../domain/entry.ts';
import type { Day } from '../domain/group.ts';
import { dutyWords, seasonWords } from './column-words.ts';

/** A row as checks and comparisons look at it, from the store or from a file alike. */
export interface LedgerRow extends RegisterRow {
  readonly sort: EntrySort;
  /**
   * Its members, each under a key by which the same person is the same in every group: the stable id
   * where the bot sits in the group, the name where only names are filed. Null where they are not listed.
   */
  readonly people: readonly string[] | null;
  /** The day each of them came, of those who came after the group was first looked at. */
  readonly came?: ReadonlyMap<string, Day>;
  /** A declared duty group: it may sleep as long as its season. */
  readonly duty: boolean;
  /** What the store has of it; null for a row of a file. */
  readonly entry: Entry | null;
}

/** All rows on a day. */
export interface Ledger {
  readonly on: Day;
  readonly rows: readonly LedgerRow[];
  /** A person's name for showing, by the key rows list him under. */
  readonly nameOf: (key: string) => string;
  /** The one key of whoever several keys mean, as lists write him in several ways; else his own. */
  readonly personOf?: (key: string) => string;
}

/** What a row counts as a person listed by name; spelling aside, one name is one person. */
export function nameKey(name: string): string {
  return `name:${name.normalize('NFKC').replace(/\s+/gu, '')}`;
}

/**
 * Whether the office's list says that people stand by in it: where the bot does not sit nobody could
 * declare it otherwise. 性质 says it in a word; of other cells only who says round the clock or which
 * season declares anything, for 防汛值守 names a work as well. What may be said at night is not
 * decided by this.
 */
export function isDutyListed(
  row: Pick<RegisterRow, 'name' | 'nature' | 'purpose' | 'scope' | 'note'>,
): boolean {
  if (row.nature !== null && dutyWords.test(row.nature)) return true;
  return [row.name, row.purpose, row.scope, row.note].some(
    (words) => words !== null && seasonWords.test(words.normalize('NFKC')),
  );
}
