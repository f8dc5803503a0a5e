import type { Entry, EntryChange } from '../domain/entry.ts';
import type { Day } from '../domain/group.ts';
import { dayOf, daysBetween, instantOf, addDays } from '../domain/zone.ts';
import { joinedNotDone } from '../register/applications/joined.ts';
import { inGrace } from '../register/grace.ts';
import { dueOn } from '../register/states.ts';
import { rowKey } from '../register/same-row.ts';
import {
  unansweredIdle,
  unansweredOverdue,
  unansweredReviews,
  unfinishedClosings,
  type Unanswered,
} from '../register/unanswered.ts';
import { unregisteredPast } from '../register/unregistered.ts';
import type { LateGroup, WeekRegister } from '../reports/week-register.ts';
import { shownName } from '../text/shown-name.ts';
import type { JobContext } from './job.ts';

const mostChanges = 100_000;

/** What happened in the register from `from` to `to`, both included, and what waits in it now. */
export async function registerOfWeek(
  context: JobContext,
  from: Day,
  to: Day,
): Promise<WeekRegister> {
  const { tx, book, now } = context;
  const { zone } = book.calendar;
  const entries = new Map((await tx.entries.list()).map((entry) => [entry.number, entry]));
  const span = { since: instantOf(zone, from, 0), until: instantOf(zone, addDays(to, 1), 0) };
  // A list that was imported is no news of this week.
  const changes = (await tx.entries.history(span, mostChanges)).filter(
    ({ actorId, old }) => actorId !== 'import' || old !== null,
  );
  const today = dayOf(zone, now);
  const idle = await unansweredIdle(tx, book, now);
  const overdue = await unansweredOverdue(tx, book, now);
  const closings = await unfinishedClosings(tx, book, now);
  const unfiled = await unregisteredPast(tx, book, now);
  const lateGroup = ({ entry, due }: Unanswered) => lateSince(entry, due, today);
  return {
    ...happened(changes, entries),
    found: await found(context, changes, entries),
    ...(await turnover(context, from, to)),
    ...(await rectified(context, from, to, today)),
    unregistered: unfiled.map(({ entry, since }) => lateSince(entry, since, today)),
    idle: idle.map(lateGroup),
    overdue: overdue.map(lateGroup),
    reviews: (await unansweredReviews(tx, book, now)).map(lateGroup),
    closings: closings.filter(({ alive }) => !alive).map(lateGroup),
    alive: closings.filter(({ alive }) => alive).map(({ entry }) => shownName(entry.name)),
    waiting: await waiting(context, entries, today),
    joining: await joining(context),
    unbuilt: unbuilt(context, entries, today),
    taken: taken([...entries.values()]),
  };
}

function lateSince({ name }: Entry, due: Day, today: Day): LateGroup {
  return { name: shownName(name), days: daysBetween(due, today) };
}

/** Entries by what became of them, each once. */
function happened(
  changes: readonly EntryChange[],
  entries: ReadonlyMap<number, Entry>,
): Pick<WeekRegister, 'built' | 'filed' | 'dissolved' | 'merged' | 'stopped'> {
  const numbers = (sort: Entry['sort'], is: (change: EntryChange) => boolean) =>
    new Set(
      changes
        .filter((change) => is(change) && entries.get(change.entry)?.sort === sort)
        .map(({ entry }) => entry),
    ).size;
  const became = (state: Entry['state']) => (change: EntryChange) =>
    change.key === 'state' && change.now === state && entries.get(change.entry)?.state === state;
  return {
    built: numbers(
      'group',
      ({ key, old, now }) => key === 'state' && old === 'approved' && now === 'active',
    ),
    filed: numbers('group', ({ key, now }) => key === 'filed' && now !== null),
    dissolved: numbers('group', became('dissolved')),
    merged: numbers('group', became('merged')),
    stopped: numbers('account', became('dissolved')),
  };
}

/** Old groups met at the first start are reported by themselves. */
async function found(
  { tx, now }: JobContext,
  changes: readonly EntryChange[],
  entries: ReadonlyMap<number, Entry>,
): Promise<number> {
  let count = 0;
  for (const { key, old, now: state, entry } of changes) {
    if (key !== 'state' || old !== null || state !== 'unregistered') continue;
    const groupId = entries.get(entry)?.groupId ?? null;
    const group = groupId === null ? null : await tx.groups.get(groupId);
    if (group === null || !(await inGrace(tx, group, now))) count += 1;
  }
  return count;
}

async function turnover(
  { tx }: JobContext,
  from: Day,
  to: Day,
): Promise<Pick<WeekRegister, 'joined' | 'left'>> {
  const counts = await tx.counts.between(from, to);
  const sum = (what: string) =>
    counts.filter((one) => one.what === what).reduce((total, { count }) => total + count, 0);
  return { joined: sum('joined'), left: sum('left') };
}

async function rectified(
  { tx }: JobContext,
  from: Day,
  to: Day,
  today: Day,
): Promise<Pick<WeekRegister, 'settled' | 'settledLate' | 'rectifications'>> {
  const orders = await tx.rectifications.list();
  const settled = orders.filter(
    ({ outcome, settledOn }) =>
      (outcome === 'done' || outcome === 'late') &&
      settledOn !== null &&
      from <= settledOn &&
      settledOn <= to,
  );
  const late: LateGroup[] = [];
  for (const { number, outcome, dueOn: due, entry } of orders) {
    const about = outcome === null && due < today ? await tx.entries.get(entry) : null;
    if (about !== null)
      late.push({ ...lateSince(about, due, today), about: `编号${String(number)}` });
  }
  return {
    settled: settled.length,
    settledLate: settled.filter(({ outcome }) => outcome === 'late').length,
    rectifications: late,
  };
}

async function waiting(
  { tx, book, now }: JobContext,
  entries: ReadonlyMap<number, Entry>,
  today: Day,
): Promise<readonly LateGroup[]> {
  const { zone } = book.calendar;
  return (await tx.applications.open()).flatMap(({ entry, dueAt }) => {
    const about = entries.get(entry);
    return about === undefined || now <= dueAt ? [] : [lateSince(about, dayOf(zone, dueAt), today)];
  });
}

/** Each kept group once, however many are to be taken into it. */
async function joining({ tx }: JobContext): Promise<readonly string[]> {
  const kept = new Map((await joinedNotDone(tx)).map(({ entry }) => [entry.number, entry.name]));
  return [...kept.values()].map((name) => shownName(name));
}

function unbuilt(
  { book }: JobContext,
  entries: ReadonlyMap<number, Entry>,
  today: Day,
): readonly LateGroup[] {
  const setting = { values: book.register.values, calendar: book.calendar };
  return [...entries.values()].flatMap((entry) => {
    if (entry.state !== 'approved' || entry.applicantId !== null) return [];
    const due = dueOn('approved', entry.since, setting);
    return due === null || today <= due ? [] : [lateSince(entry, due, today)];
  });
}

function keyOf(name: string): string {
  return rowKey('group', { unit: null, name });
}

function taken(entries: readonly Entry[]): readonly string[] {
  const unfiled = new Set(
    entries.filter(({ state }) => state === 'unregistered').map(({ name }) => keyOf(name)),
  );
  return entries
    .filter(({ state, name }) => state === 'approved' && unfiled.has(keyOf(name)))
    .map(({ name }) => shownName(name));
}
