import { isLeakCase, unblamed, type Violation } from '../domain/violation.ts';
import { dayOf } from '../domain/zone.ts';
import type { Tx } from '../ports/store.ts';
import type { WeekFigures } from '../reports/week-figures.ts';
import { shownName } from '../text/shown-name.ts';
import type { WatchedGroup } from './watched-groups.ts';

const most = 20_000;
const memoryMs = 30 * 86_400_000;

export type WeekCases = Pick<
  WeekFigures,
  | 'perRule'
  | 'pending'
  | 'appealed'
  | 'mistaken'
  | 'corrected'
  | 'cured'
  | 'overturned'
  | 'repeated'
> & {
  /** Cases that stand, per group. */
  readonly perGroup: ReadonlyMap<string, number>;
};

/**
 * Cases of these groups that began in [since, until). Suspected leaks are not among them: even a
 * number beside a group would tell the supervisors what is for the secrecy officer alone.
 */
export async function casesBetween(
  tx: Tx,
  groups: readonly WatchedGroup[],
  since: number,
  until: number,
): Promise<WeekCases> {
  const byId = new Map(groups.map((group) => [group.row.id, group]));
  const remembered = (await tx.violations.list({ since: since - memoryMs, until }, most)).filter(
    (violation) => byId.has(violation.groupId) && !isLeakCase(violation),
  );
  const cases = remembered.filter(({ at }) => at >= since);
  const standing = impatient(cases.filter(stands), byId);
  const inState = (state: Violation['state']) =>
    cases.filter((violation) => violation.state === state).length;
  const titleOf = titlesIn(groups);
  return {
    perRule: [...tally(standing.map(({ rule }) => rule))]
      .sort(([, a], [, b]) => b - a)
      .map(([rule, count]) => ({ title: titleOf(rule), count })),
    perGroup: tally(standing.map(({ groupId }) => groupId)),
    pending: inState('pending'),
    appealed: inState('appealed'),
    mistaken: inState('mistaken'),
    corrected: inState('corrected'),
    cured: inState('cured'),
    overturned: inState('overturned'),
    repeated: standing
      .filter((violation) => violation.level === 'report' && isThird(violation, remembered))
      .map(({ groupId, rule, id }) => ({
        group: shownName(byId.get(groupId)?.row.name ?? ''),
        title: titleOf(rule),
        violationId: id,
      })),
  };
}

/** What a rule is called in these groups; its name in the book where it has left them all. */
export function titlesIn(groups: readonly WatchedGroup[]): (rule: string) => string {
  const titles = new Map(
    groups.flatMap(({ groupBook }) => groupBook.rules.map(({ id, title }) => [id, title])),
  );
  return (rule) => titles.get(rule) ?? rule;
}

/** Without those a rule lets pass: the first so many of a person and a day. */
function impatient(
  cases: readonly Violation[],
  groups: ReadonlyMap<string, WatchedGroup>,
): readonly Violation[] {
  const seen = new Map<string, number>();
  return cases
    .toSorted((a, b) => a.at - b.at)
    .filter(({ groupId, personId, rule, at }) => {
      const book = groups.get(groupId)?.groupBook;
      const patience = book?.rules.find(({ id }) => id === rule)?.patience ?? 0;
      if (book === undefined || patience === 0) return true;
      const key = `${personId} ${rule} ${dayOf(book.setting.calendar.zone, at)}`;
      seen.set(key, (seen.get(key) ?? 0) + 1);
      return (seen.get(key) ?? 0) > patience;
    });
}

/** What can still be cured or taken back is not counted yet. */
function stands({ state }: Violation): boolean {
  return state !== 'pending' && state !== 'appealed' && !unblamed.includes(state);
}

function isThird(violation: Violation, remembered: readonly Violation[]): boolean {
  const earlier = remembered.filter(
    (other) =>
      stands(other) &&
      other.personId === violation.personId &&
      other.rule === violation.rule &&
      other.id !== violation.id &&
      other.at <= violation.at &&
      other.at > violation.at - memoryMs,
  );
  return earlier.length >= 2;
}

function tally(keys: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  return counts;
}
