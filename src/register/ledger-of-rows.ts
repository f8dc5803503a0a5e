import type { EntrySort, RegisterRow } from '../domain/entry.ts';
import type { Day } from '../domain/group.ts';
import type { Book } from '../engine/rule-book/book.ts';
import { isDutyListed, nameKey, type Ledger, type LedgerRow } from './ledger.ts';
import { personKeys } from './one-person.ts';
import { remembered } from './remembered.ts';

interface FiledRow {
  readonly sort: EntrySort;
  readonly row: RegisterRow;
}

/**
 * A ledger of rows that come from no store: whoever bears one name is one person. The rule book says
 * which groups are duty groups, or the list itself: 性质 值班值守, 用途 汛期24小时值班.
 */
export function ledgerOfRows(
  filed: readonly FiledRow[],
  on: Day,
  { groups }: Pick<Book, 'groups'>,
): Ledger {
  const names = new Map<string, string>();
  const keyOf = remembered((name) => {
    const key = nameKey(name);
    if (!names.has(key)) names.set(key, name);
    return key;
  });
  const duty = new Set(groups.filter((one) => one.duty).map(({ name }) => name));
  const rows = filed.map(({ sort, row }): LedgerRow => {
    const listed = Array.isArray(row.members) ? (row.members as readonly string[]) : null;
    const people = listed?.map(keyOf);
    return {
      ...row,
      sort,
      people: people === undefined ? null : [...new Set(people)],
      duty: duty.has(row.name) || isDutyListed(row),
      entry: null,
    };
  });
  const nameOf = (key: string) => names.get(key) ?? '';
  let personKey: ((name: string) => string) | null = null;
  return {
    on,
    rows,
    nameOf,
    personOf: remembered((key) => {
      personKey ??= personKeys(rows.map(({ people }) => (people ?? []).map(nameOf)));
      return names.has(key) ? personKey(nameOf(key)) : key;
    }),
  };
}
