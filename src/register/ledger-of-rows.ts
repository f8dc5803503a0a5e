import type { EntrySort, RegisterRow } from '../domain/entry.ts';
import type { Day } from '../domain/group.ts';
import type { Book } from '../engine/rule-book/book.ts';
import { isDutyNature, nameKey, type Ledger, type LedgerRow } from './ledger.ts';

interface FiledRow {
  readonly sort: EntrySort;
  readonly row: RegisterRow;
}

/**
 * A ledger of rows that come from no store: whoever bears one name is one person. The rule book says
 * which groups are duty groups, or the list itself: 性质 值班值守.
 */
export function ledgerOfRows(
  filed: readonly FiledRow[],
  on: Day,
  { groups }: Pick<Book, 'groups'>,
): Ledger {
  const names = new Map<string, string>();
  const duty = new Set(groups.filter((one) => one.duty).map(({ name }) => name));
  const rows = filed.map(({ sort, row }): LedgerRow => {
    const listed = Array.isArray(row.members) ? (row.members as readonly string[]) : null;
    const people = listed?.map((name) => {
      const key = nameKey(name);
      if (!names.has(key)) names.set(key, name);
      return key;
    });
    return {
      ...row,
      sort,
      people: people === undefined ? null : [...new Set(people)],
      duty: duty.has(row.name) || isDutyNature(row),
      entry: null,
    };
  });
  return { on, rows, nameOf: (key) => names.get(key) ?? '' };
}
