import type { Day } from '../../domain/group.ts';
import type { Tx } from '../../ports/store.ts';
import { turnoverCountedFrom } from '../member-turnover.ts';
import { stands } from './stands.ts';

/**
 * How many left groups that still stand, both days included, by unit as filed ('' for none); a unit
 * with a group the bot does not sit in is left out, for nobody counted there. Empty where nobody
 * counted on the first day yet.
 */
export async function leftByUnit(tx: Tx, from: Day, to: Day): Promise<ReadonlyMap<string, number>> {
  const counted = await turnoverCountedFrom(tx);
  if (counted === null || counted > from) return new Map();
  const left = new Map<string, number>();
  for (const { what, groupId, count } of await tx.counts.between(from, to)) {
    if (what === 'left') left.set(groupId, (left.get(groupId) ?? 0) + count);
  }
  const byUnit = new Map<string, number | null>();
  for (const entry of await tx.entries.list({ sort: 'group' })) {
    const unit = entry.unit ?? '';
    const before = byUnit.get(unit);
    if (!stands(entry)) byUnit.set(unit, before === undefined ? 0 : before);
    else if (entry.groupId === null || before === null) byUnit.set(unit, null);
    else byUnit.set(unit, (before ?? 0) + (left.get(entry.groupId) ?? 0));
  }
  return new Map([...byUnit].flatMap(([unit, count]) => (count === null ? [] : [[unit, count]])));
}
