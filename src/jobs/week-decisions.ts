import type { JournalEntry } from '../domain/journal.ts';
import { isLeakCase } from '../domain/violation.ts';
import type { Tx } from '../ports/store.ts';
import { longestPauseMs, pauseEnd, pausesIn, pauseSet } from '../register/pauses.ts';
import type { DecisionSort, WeekDecisions } from '../reports/week-figures.ts';
import { shownName } from '../text/shown-name.ts';

const most = 100_000;
const ofCases = /^(?:appeal|violation)\./u;

/** What an entry counts as; what is not here is told as another decision, so that nothing is hidden. */
const sorts: Readonly<Record<string, DecisionSort>> = {
  'exempt.set': 'exempt',
  'violation.mistaken': 'mistaken',
  'trial.extend': 'trial-longer',
  'trial.end': 'live',
  'rule.sign': 'rule-signed',
  'hours.set': 'setting',
  'hours.restore': 'setting',
  'ends.set': 'setting',
  'level.set': 'setting',
  'duty.set': 'setting',
  'publisher.add': 'setting',
  'publisher.drop': 'setting',
  'group.register': 'registered',
  'group.leave': 'left',
  'announcement.confirm': 'announcement',
  'supervisor.bind': 'supervisor-added',
  'supervisor.confirm': 'supervisor-added',
  'supervisor.drop': 'supervisor-dropped',
  'group.rebind': 'identity',
  confirm: 'identity',
};

/**
 * Pauses and appeals are counted by themselves, a preview decides nothing, an exemption taken back
 * loosens nothing, and who had his own data erased, or thought better of it, is no matter of the
 * supervisors.
 */
const apart: readonly string[] = [
  pauseSet,
  pauseEnd,
  'announcement.ask',
  'supervisor.ask',
  'exempt.end',
  'person.erase',
];
const ownDataKept = /^forget-me /u;

/** What the journal holds of [since, until). */
export async function decisionsBetween(
  tx: Tx,
  since: number,
  until: number,
): Promise<WeekDecisions> {
  const later = { since, until: until + longestPauseMs };
  const entries = (await tx.journal.list(later, most)).toReversed();
  const told: JournalEntry[] = [];
  for (const entry of entries) {
    if (entry.at < until && !(await isAboutLeak(tx, entry))) told.push(entry);
  }
  const count = (action: string) => told.filter((entry) => entry.action === action).length;
  const made = new Map<DecisionSort, number>();
  for (const { action, detail } of told) {
    if (apart.includes(action) || action.startsWith('appeal.')) continue;
    if (action === 'proposal.drop' && ownDataKept.test(detail)) continue;
    const sort = sorts[action] ?? 'other';
    made.set(sort, (made.get(sort) ?? 0) + 1);
  }
  return {
    pauses: await pausesOf(tx, entries, until),
    made,
    appealsFiled: count('appeal.file'),
    upheld: count('appeal.uphold'),
    overturned: count('appeal.overturn'),
    lapsed: count('appeal.lapse'),
  };
}

/** The detail of an entry about a case begins with its number. */
async function isAboutLeak(tx: Tx, { action, detail }: JournalEntry): Promise<boolean> {
  const number = ofCases.test(action) ? /^\d+/u.exec(detail)?.[0] : undefined;
  const violation = number === undefined ? null : await tx.violations.get(Number(number));
  return violation !== null && isLeakCase(violation);
}

/** Pauses that began before `until`, by group; what ends one may stand later. */
async function pausesOf(
  tx: Tx,
  entries: readonly JournalEntry[],
  until: number,
): Promise<WeekDecisions['pauses']> {
  const perGroup = new Map<string, { count: number; ms: number }>();
  for (const { groupId, from, to } of pausesIn(entries)) {
    if (from >= until) continue;
    const known = perGroup.get(groupId) ?? { count: 0, ms: 0 };
    perGroup.set(groupId, { count: known.count + 1, ms: known.ms + to - from });
  }
  const pauses = [];
  for (const [groupId, pause] of perGroup) {
    const group = shownName((await tx.groups.get(groupId))?.name ?? '');
    pauses.push({ group, ...pause });
  }
  return pauses.sort((a, b) => b.ms - a.ms);
}
