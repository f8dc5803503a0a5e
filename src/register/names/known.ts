import type { RosterLine } from '../../domain/roster.ts';
import type { UnitNames } from '../../engine/setting.ts';
import type { KnownNames } from './in-group.ts';
import { formsOf } from './units.ts';

/** What the rule book, the office's list of its people and the units of a register say of names. */
export function knownNames(
  units: readonly UnitNames[],
  roster: readonly RosterLine[],
  others: Iterable<string | null> = [],
): KnownNames {
  const offices = new Set<string>();
  const written = new Set([...others, ...roster.map(({ unit }) => unit)]);
  for (const { name, own } of units) {
    for (const one of [name, ...own]) written.add(one);
  }
  for (const unit of written) {
    if (unit === null) continue;
    offices.add(unit);
    for (const form of formsOf(unit, units)) offices.add(form);
  }
  return { offices, people: new Set(roster.map(({ name }) => plainPerson(name))) };
}

/** A name as lists of people are looked up in: half width, without blanks. */
export function plainPerson(name: string): string {
  return name
    .normalize('NFKC')
    .replace(/\s+/gu, '')
    .replace(/[•‧∙⋅・.]/gu, '·');
}
