import type { Day } from '../../domain/group.ts';
import type { RosterLine, RosterState } from '../../domain/roster.ts';
import { plainPerson } from './known.ts';
import { readInGroupName, type KnownNames } from './in-group.ts';

/** What the office's list says of an in-group name. */
export type Standing = RosterState | 'unknown';

/**
 * How somebody stands on the office's list. Null where nobody can say: a nickname, or a name two
 * people bear: nobody is taken for his namesake.
 */
export function standingBy(
  roster: readonly RosterLine[],
  known: KnownNames,
  on: Day,
): (inGroup: string) => Standing | null {
  const lines = new Map<string, RosterLine[]>();
  for (const line of roster) {
    const name = plainPerson(line.name);
    lines.set(name, [...(lines.get(name) ?? []), line]);
  }
  return (inGroup) => {
    const { people } = readInGroupName(inGroup, known);
    const [person, ...others] = new Set(people);
    if (person === undefined || others.length > 0) return null;
    const [line, ...namesakes] = lines.get(person) ?? [];
    if (line === undefined) return 'unknown';
    if (namesakes.length > 0) return null;
    return line.since !== null && line.since > on ? 'serving' : line.state;
  };
}
