import { applicationTitles } from '../domain/application.ts';
import type { Entry } from '../domain/entry.ts';
import type { Day } from '../domain/group.ts';
import type { Rectification } from '../domain/rectification.ts';
import { dayOf, daysBetween } from '../domain/zone.ts';
import { joinedNotDone } from '../register/applications/joined.ts';
import { unfiledOwnerChanges } from '../register/owner-change.ts';
import { findingTitle } from '../register/rectifications/matters.ts';
import { rowKey } from '../register/same-row.ts';
import { dueOn } from '../register/states.ts';
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
import type { WeekMemory } from './week-listed.ts';

type Memory = Pick<WeekMemory, 'mark'>;

/** What waits in the register now, and whether the week before had it already. */
export async function waitingInWeek(
  context: JobContext,
  entries: readonly Entry[],
  memory: Memory,
): Promise<Waiting> {
  const { tx, book, now } = context;
  const today = dayOf(book.calendar.zone, now);
  const late = (list: string, of: readonly Unanswered[]) =>
    of.map(({ entry, due }) => ({
      ...lateSince(entry, due, today),
      ...memory.mark(list, entry.number, due),
    }));
  const named = (list: string, of: readonly Entry[]) =>
    of.map(({ name, number, since }) => ({
      name: shownName(name),
      ...memory.mark(list, number, list === 'alive' ? since : null),
    }));
  const unfiled = await unregisteredPast(tx, book, now);
  const closings = await unfinishedClosings(tx, book, now);
  const open = closings.filter(({ alive }) => !alive);
  const alive = closings.filter((one) => one.alive).map(({ entry }) => entry);
  return {
    unregistered: late(
      'unregistered',
      unfiled.map(({ entry, since }) => ({ entry, due: since })),
    ),
    idle: late('idle', await unansweredIdle(tx, book, now)),
    overdue: late('overdue', await unansweredOverdue(tx, book, now)),
    reviews: late('review', await unansweredReviews(tx, book, now)),
    owners: late('owner', await unfiledOwnerChanges(tx, book, now)),
    closings: late('closing', open),
    alive: named('alive', alive),
    waiting: await applications(context, memory),
    joining: named('joining', await joining(context)),
    rectifications: await rectifications(context, memory),
    unbuilt: late('unbuilt', unbuilt(context, entries)),
    taken: named('taken', taken(entries)),
  };
}

type Waiting = Pick<
  WeekRegister,
  | 'unregistered'
  | 'idle'
  | 'overdue'
  | 'reviews'
  | 'owners'
  | 'closings'
  | 'alive'
  | 'waiting'
  | 'joining'
  | 'rectifications'
  | 'unbuilt'
  | 'taken'
>;

function lateSince({ name }: Entry, due: Day, today: Day): LateGroup {
  return { name: shownName(name), days: daysBetween(due, today) };
}

async function rectifications(
  { tx, book, now }: JobContext,
  memory: Memory,
): Promise<readonly LateGroup[]> {
  const today = dayOf(book.calendar.zone, now);
  const late: LateGroup[] = [];
  for (const order of await tx.rectifications.list({ open: true })) {
    const entry = order.dueOn < today ? await tx.entries.get(order.entry) : null;
    if (entry === null) continue;
    late.push({
      ...lateSince(entry, order.dueOn, today),
      about: matterOf(order, entry),
      ...memory.mark('rectification', order.number, order.dueOn),
    });
  }
  return late;
}

/** The finding and the number; the words somebody wrote are for whom he wrote to. */
function matterOf({ number, finding }: Rectification, { sort }: Entry): string {
  const which = `编号${String(number)}`;
  return finding === null ? `整改事项${which}` : `${findingTitle(finding, sort)}，${which}`;
}

async function applications(
  { tx, book, now }: JobContext,
  memory: Memory,
): Promise<readonly LateGroup[]> {
  const { zone } = book.calendar;
  const late: LateGroup[] = [];
  for (const { number, kind, entry, dueAt } of await tx.applications.open()) {
    const about = now <= dueAt ? null : await tx.entries.get(entry);
    if (about === null) continue;
    late.push({
      ...lateSince(about, dayOf(zone, dueAt), dayOf(zone, now)),
      about: `${applicationTitles[kind]}，申请编号${String(number)}`,
      ...memory.mark('application', number, dueAt),
    });
  }
  return late;
}

/** Each kept group once, however many are to be taken into it. */
async function joining({ tx }: JobContext): Promise<readonly Entry[]> {
  const kept = new Map((await joinedNotDone(tx)).map(({ entry }) => [entry.number, entry]));
  return [...kept.values()];
}

function unbuilt({ book, now }: JobContext, entries: readonly Entry[]): readonly Unanswered[] {
  const today = dayOf(book.calendar.zone, now);
  const setting = { values: book.register.values, calendar: book.calendar };
  return entries.flatMap((entry) => {
    if (entry.state !== 'approved' || entry.applicantId !== null) return [];
    const due = dueOn('approved', entry.since, setting);
    return due === null || today <= due ? [] : [{ entry, due }];
  });
}

function keyOf(name: string): string {
  return rowKey('group', { unit: null, name });
}

function taken(entries: readonly Entry[]): readonly Entry[] {
  const unfiled = new Set(
    entries.filter(({ state }) => state === 'unregistered').map(({ name }) => keyOf(name)),
  );
  return entries.filter(({ state, name }) => state === 'approved' && unfiled.has(keyOf(name)));
}
