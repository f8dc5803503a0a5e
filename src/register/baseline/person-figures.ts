import { fewestPeople } from '../../domain/person.ts';
import type { RegisterValues } from '../../engine/rule-book/register.ts';
import type { LedgerRow } from '../ledger.ts';
import type { PersonFigures } from './snapshot.ts';
import { spreadOf } from './spread.ts';
import { stands } from './stands.ts';

/**
 * In how many groups a person sits, of those that are counted; null where no members are listed, or
 * so few people that a figure would point at one of them.
 */
export function personFigures(
  rows: readonly LedgerRow[],
  { notCounted, groupsPerPerson: limit }: RegisterValues,
): PersonFigures | null {
  const counted = rows.filter(
    (row) =>
      row.sort === 'group' && stands(row) && (row.type === null || !notCounted.includes(row.type)),
  );
  const perPerson = new Map<string, number>();
  for (const { people } of counted) {
    for (const key of new Set(people)) perPerson.set(key, (perPerson.get(key) ?? 0) + 1);
  }
  const counts = [...perPerson.values()];
  const spread = spreadOf(counts);
  if (spread === null || counts.length < fewestPeople) return null;
  return {
    people: counts.length,
    ...spread,
    highest: Math.max(...counts),
    over: counts.filter((count) => count > limit).length,
    limit,
    unlisted: counted.filter(({ people }) => people === null).length,
  };
}
