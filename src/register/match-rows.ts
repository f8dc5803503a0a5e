import type { Entry } from '../domain/entry.ts';
import type { FiledRow } from './filed-row.ts';
import { nameKey, rowKey } from './same-row.ts';

/** The rows of the file so far: one without a number is known again beside one with it; two numbers are two groups. */
export function rowsBefore() {
  const byId = new Map<string, FiledRow>();
  const byKey = new Map<string, FiledRow>();
  const unnumbered = new Map<string, FiledRow>();
  return {
    find: ({ sort, row }: FiledRow): FiledRow | undefined =>
      row.id === ''
        ? byKey.get(rowKey(sort, row))
        : (byId.get(row.id) ?? unnumbered.get(rowKey(sort, row))),
    add(filed: FiledRow): void {
      const key = rowKey(filed.sort, filed.row);
      if (!byKey.has(key)) byKey.set(key, filed);
      if (filed.row.id === '') unnumbered.set(key, filed);
      else byId.set(filed.row.id, filed);
    },
  };
}

/** Finds the entry a row speaks of; null where it is new. */
export function matcher({
  entries,
  byBot,
}: {
  readonly entries: readonly Entry[];
  readonly byBot: ReadonlySet<number>;
}): (filed: FiledRow) => Entry | 'several' | null {
  const byId = new Map(entries.map((entry) => [entry.id, entry]));
  const byKey = new Map<string, Entry[]>();
  const met = new Map<string, Entry[]>();
  for (const entry of entries) {
    const key = rowKey(entry.sort, entry);
    byKey.set(key, [...(byKey.get(key) ?? []), entry]);
    // The unit of one nobody filed is what the book has for all it does not name.
    const name = nameKey(entry.sort, entry.name);
    if (byBot.has(entry.number)) met.set(name, [...(met.get(name) ?? []), entry]);
  }
  const taken = new Set<number>();
  const find = ({ sort, row }: FiledRow): Entry | 'several' | null => {
    const numbered = byId.get(row.id);
    if (numbered !== undefined) return numbered;
    const same = row.id === '' ? (byKey.get(rowKey(sort, row)) ?? []) : [];
    if (same.length > 1) return 'several';
    // The bot met the group first and gave it a number of ours: the office's own takes its place.
    const free = (met.get(nameKey(sort, row.name)) ?? []).filter(
      ({ number }) => !taken.has(number),
    );
    return same[0] ?? (free.length === 1 ? (free[0] ?? null) : null);
  };
  return (filed) => {
    const found = find(filed);
    if (found !== null && found !== 'several') taken.add(found.number);
    return found;
  };
}
