import type { EntrySort, RegisterRow } from '../domain/entry.ts';
import { fold } from '../text/fold.ts';

/** By what a row without a number is known again: what it is, whose and what it is called, however written. */
export function rowKey(
  sort: EntrySort,
  { unit, name }: Pick<RegisterRow, 'unit' | 'name'>,
): string {
  return [sort, folded(unit ?? ''), folded(name)].join('\n');
}

/** By its name alone, for groups nobody filed. */
export function nameKey(sort: EntrySort, name: string): string {
  return rowKey(sort, { unit: null, name });
}

function folded(words: string): string {
  const { bare, text } = fold(words);
  return bare === '' ? text : bare;
}

/** Whether two values of a row say the same; the order of names says nothing. */
export function isSameValue(
  one: RegisterRow[keyof RegisterRow],
  other: RegisterRow[keyof RegisterRow],
): boolean {
  return JSON.stringify(sorted(one)) === JSON.stringify(sorted(other));
}

/** Whether a row says anything there: an empty cell empties nothing. */
export function isSaid(value: RegisterRow[keyof RegisterRow]): boolean {
  if (value === null || value === '') return false;
  return typeof value !== 'object' || Object.keys(value).length > 0;
}

function sorted(value: RegisterRow[keyof RegisterRow]): unknown {
  if (Array.isArray(value)) return [...(value as readonly string[])].sort();
  if (value === null || typeof value !== 'object') return value;
  return Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
}
