import type { Day } from '../../domain/group.ts';
import { knownNames } from '../names/known.ts';
import { standingBy, type Standing } from '../names/on-roster.ts';
import { realNameBy } from '../names/real-name.ts';
import type { LedgerRow } from '../ledger.ts';
import type { Check, CheckSetting } from './check.ts';
import type { Found } from './index.ts';
import { memberMoved } from './member-moved.ts';
import { memberRetired } from './member-retired.ts';
import { memberUnknown } from './member-unknown.ts';
import { realName, realNameWords } from './real-name.ts';
import { standingWords } from './on-roster.ts';

/** An in-group name as a list has it. */
export interface ListedName {
  readonly name: string;
  readonly group: string | null;
  readonly unit: string | null;
}

const byStanding: Readonly<Record<Standing, Check | null>> = {
  serving: null,
  moved: memberMoved,
  retired: memberRetired,
  unknown: memberUnknown,
};

/**
 * What is found in a plain list of in-group names, each name once, in the order of the list. Of
 * groups the register knows as villagers' nothing is asked.
 */
export function findInNames(
  names: readonly ListedName[],
  rows: readonly LedgerRow[],
  on: Day,
  { units, roster, values }: CheckSetting,
): readonly Found[] {
  const said = [...names, ...rows].map(({ unit }) => unit);
  const known = knownNames(units, roster, new Set(said));
  const isReal = realNameBy(values.realNamePatterns, known);
  const standing = standingBy(roster, known, on);
  const villages = new Set(rows.filter(({ type }) => type === 'village').map(({ name }) => name));
  const groupNamed = new Map(rows.map((row) => [row.name, row]));
  const seen = new Set<string>();
  const found: Found[] = [];
  for (const { name, group } of names) {
    const key = JSON.stringify([group, name]);
    if (seen.has(key) || (group !== null && villages.has(group))) continue;
    seen.add(key);
    const row = group === null ? null : (groupNamed.get(group) ?? null);
    const numbers = group === null ? {} : { group };
    const add = (check: Check, words: string) =>
      found.push({ check, finding: { row, person: name, words, numbers } });
    if (!isReal(name)) add(realName, realNameWords);
    const stands = roster.length === 0 ? null : standing(name);
    const check = stands === null ? null : byStanding[stands];
    if (stands !== null && check !== null) add(check, standingWords[stands]);
  }
  return found;
}
