import { groupTypes, type Day, type Group, type GroupType } from '../domain/group.ts';
import type { Book, GroupEntry, UnitEntry } from '../engine/rule-book/book.ts';
import { isDay } from '../engine/rule-book/dates.ts';
import { entryKey } from '../engine/rule-book/for-group.ts';
import type { Tx } from '../ports/store.ts';
import { claimedMark } from './joining/standing.ts';

/** What the office's book and a group's owner say of it. */
export interface SaidOfGroup {
  /** The book's own line of it; null where it does not name the group. */
  readonly named: GroupEntry | null;
  /** Null where nobody said. */
  readonly type: GroupType | null;
  /** Null where the book has several units and does not say which. */
  readonly unit: UnitEntry | null;
  readonly ends: Day | null;
}

/**
 * Reads what is said of all groups at once, as `groupBookOf` does of one: asked of two thousand groups
 * one after the other the store would be busy for seconds.
 */
export async function saidOfGroups(
  tx: Tx,
  book: Book,
): Promise<(group: Group) => SaidOfGroup & { readonly overlaidType: GroupType | null }> {
  const overlaid = async (key: string) => {
    const overlays = await tx.groups.overlaid(key);
    return (id: string) => overlays.get(id)?.value.replace(/^"(.*)"$/u, '$1');
  };
  const [first, type, ends, claimed] = [
    await overlaid(entryKey),
    await overlaid('type'),
    await overlaid('ends'),
    await overlaid(claimedMark),
  ];
  const entries = new Map(book.groups.map((entry) => [entry.name, entry]));
  const units = new Map(book.units.map((unit) => [unit.name, unit]));
  const only = book.units.length === 1 ? (book.units[0] ?? null) : null;
  return ({ id, name, endsOn }) => {
    const known = first(id);
    const named = (known === undefined ? undefined : entries.get(known)) ?? entries.get(name);
    const said = groupTypes.find((one) => one === type(id)) ?? null;
    const isOffices = named !== undefined && claimed(id) !== undefined;
    const day = ends(id);
    return {
      named: named ?? null,
      type: (isOffices ? null : said) ?? named?.type ?? null,
      unit: named === undefined ? only : (units.get(named.unit) ?? null),
      ends: (day !== undefined && isDay(day) ? day : endsOn) ?? named?.ends ?? null,
      overlaidType: said,
    };
  };
}
