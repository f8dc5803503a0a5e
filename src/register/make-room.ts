import { yearOf } from '../domain/zone.ts';
import type { FiledRow } from './filed-row.ts';
import type { Held } from './plan-rows.ts';
import { nameKey } from './same-row.ts';

/**
 * An office that numbers as we do gives a number the bot gave to a group it met. The office's stands;
 * the bot's entry takes the next that is free.
 */
export function makeRoom(
  rows: readonly FiledRow[],
  held: Held,
): { readonly held: Held; readonly renumbered: ReadonlyMap<number, string> } {
  const filed = new Map(rows.map((one) => [one.row.id, one]));
  const used = new Set([...filed.keys(), ...held.entries.map(({ id }) => id)]);
  const renumbered = new Map<number, string>();
  const entries = held.entries.map((entry) => {
    const row = filed.get(entry.id);
    if (row === undefined || !held.byBot.has(entry.number)) return entry;
    const names = [entry.name, held.seen.get(entry.number)?.name ?? entry.name];
    const said = nameKey(row.sort, row.row.name);
    if (names.some((name) => nameKey(entry.sort, name) === said)) return entry;
    const id = freeId(yearOf(held.today), used);
    used.add(id);
    renumbered.set(entry.number, id);
    return { ...entry, id };
  });
  return { held: { ...held, entries }, renumbered };
}

function freeId(year: number, used: ReadonlySet<string>): string {
  for (let count = used.size; ; count += 1) {
    const id = `${String(year)}-${String(count).padStart(4, '0')}`;
    if (!used.has(id)) return id;
  }
}
