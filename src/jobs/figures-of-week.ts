import { isWorkday, unknownYears } from '../domain/calendar.ts';
import type { EntryState } from '../domain/entry.ts';
import type { Day } from '../domain/group.ts';
import { fewestPeople } from '../domain/person.ts';
import { addDays, dayOf, daysBetween, instantOf } from '../domain/zone.ts';
import { graveKinds } from '../domain/violation.ts';
import { officeName } from '../register/office-name.ts';
import { precisionOf } from '../register/precision.ts';
import type { WeekFigures } from '../reports/week-figures.ts';
import type { ListedGroup } from '../reports/week-register.ts';
import { shownName } from '../text/shown-name.ts';
import { gapsBetween, totalOf } from './gaps.ts';
import type { JobContext } from './job.ts';
import { quietOf } from './quiet.ts';
import { isGrave, watchedGroups, type WatchedGroup } from './watched-groups.ts';
import { casesBetween, titlesIn } from './week-cases.ts';
import { medianReceived, totalsOf } from './week-counts.ts';
import { decisionsBetween } from './week-decisions.ts';
import type { WeekMemory } from './week-listed.ts';
import { spokenBetween } from './week-spoken.ts';
import { registerOfWeek } from './week-register.ts';

const precisionMs = 30 * 86_400_000;

/** Reads what the weekly summary says of the days from `from` to `to`, both included. */
export async function figuresOf(
  context: JobContext,
  { from, to }: { readonly from: Day; readonly to: Day },
  memory: WeekMemory,
): Promise<WeekFigures> {
  const { tx, now, book } = context;
  const { zone } = book.calendar;
  const all = await watchedGroups(tx, book);
  const members = await membersOf(context, all);
  const shown = all.filter(({ row }) => (members.get(row.id)?.size ?? 0) >= fewestPeople);
  const shownIds = new Set(shown.map(({ row }) => row.id));

  const days = daysBetween(from, to) + 1;
  const since = instantOf(zone, from, 0);
  const until = instantOf(zone, addDays(to, 1), 0);
  const earlierFrom = addDays(from, -days);
  const countsOf = async (first: Day, last: Day) =>
    (await tx.counts.between(first, last)).filter(({ groupId }) => shownIds.has(groupId));
  const counts = await countsOf(from, to);
  const earlierCounts = await countsOf(earlierFrom, addDays(from, -1));
  const cases = await casesBetween(tx, shown, since, until);
  const earlier = await casesBetween(tx, shown, instantOf(zone, earlierFrom, 0), since);
  const total = (perGroup: ReadonlyMap<string, number>) =>
    [...perGroup.values()].reduce((sum, count) => sum + count, 0);

  const perGroup = shown
    .map(({ row }) => {
      const own = totalsOf(
        counts.filter(({ groupId }) => groupId === row.id),
        cases.perGroup.get(row.id) ?? 0,
      );
      return { id: row.id, ...own, name: shownName(row.name) };
    })
    .sort((a, b) => b.messages - a.messages);
  const workdays = Array.from({ length: days }, (_, n) => addDays(from, n)).filter((day) =>
    isWorkday(book.calendar, day),
  ).length;
  const median = medianReceived(
    new Map(perGroup.map(({ id, messages }) => [id, messages])),
    new Map([...members].filter(([id]) => shownIds.has(id))),
  );

  // First: what stands there is not listed once more among the groups.
  const registered = await registerOfWeek(context, from, to, memory);
  return {
    ...cases,
    book: officeName(book),
    from,
    to,
    groups: all.length,
    smallGroups: all.length - shown.length,
    trials: all.filter(({ row }) => row.trialUntil !== null).length,
    now: totalsOf(counts, total(cases.perGroup)),
    before: earlierCounts.length === 0 ? null : totalsOf(earlierCounts, total(earlier.perGroup)),
    perGroup,
    medianPerWorkday: median === null || workdays === 0 ? null : median / workdays,
    ...(await spokenBetween(context, since, until)),
    ...(await register(context, all, memory)),
    register: registered,
    imprecise: await impreciseRules(context, all, until),
    decisions: await decisionsBetween(tx, since, until),
    journal: await tx.journal.head(),
    awayMs: totalOf(await gapsBetween(tx, since, until)),
    unknownYears: unknownYears(book.calendar, now),
  };
}

/** Over 30 days, as cases are mostly looked at some days later. */
async function impreciseRules(
  { tx }: JobContext,
  groups: readonly WatchedGroup[],
  until: number,
): Promise<WeekFigures['imprecise']> {
  const titleOf = titlesIn(groups);
  const isAboutLeaks = (rule: string) =>
    graveKinds.includes(rule) || groups.some(({ groupBook }) => isGrave(groupBook, rule));
  return (await precisionOf(tx, until - precisionMs, until))
    .map(({ rule, standing, mistaken, overturned }) => ({
      rule,
      title: titleOf(rule),
      looked: standing + mistaken + overturned,
      wrong: mistaken + overturned,
    }))
    .filter(({ rule, wrong }) => wrong > 0 && !isAboutLeaks(rule));
}

/** The people of each group, the bot's own account left out. */
async function membersOf(
  { tx }: JobContext,
  groups: readonly WatchedGroup[],
): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  const account = await tx.notes.get('account');
  const members = new Map<string, ReadonlySet<string>>();
  for (const { row } of groups) {
    const people = (await tx.people.members(row.id)).map(({ personId }) => personId);
    members.set(row.id, new Set(people.filter((id) => id !== account)));
  }
  return members;
}

/** The lists of the register that say of a group that its term is over, or that it sleeps. */
const late = ['overdue', 'idle'] as const;
const closingStates: ReadonlySet<EntryState> = new Set(['to_merge', 'to_dissolve']);

async function register(
  context: JobContext,
  groups: readonly WatchedGroup[],
  memory: WeekMemory,
): Promise<Pick<WeekFigures, 'overdue' | 'idle' | 'withoutEnd' | 'trialOver'>> {
  const today = dayOf(context.book.calendar.zone, context.now);
  const overdue: WeekFigures['overdue'][number][] = [];
  const idle: WeekFigures['idle'][number][] = [];
  const withoutEnd: ListedGroup[] = [];
  const trialOver: ListedGroup[] = [];
  for (const group of groups) {
    const entry = await context.tx.entries.ofGroup(group.row.id);
    const listed = (list: string, since: string | number | null) => ({
      name: shownName(group.row.name),
      ...(entry === null ? {} : memory.mark(list, entry.number, since)),
    });
    // What nobody answered for stands there already; of what is to go it was decided.
    const isLate =
      entry !== null &&
      (closingStates.has(entry.state) || late.some((list) => memory.has(list, entry.number)));
    const { endsOn, type } = group.groupBook.setting;
    if (!isLate && endsOn !== null && endsOn < today) {
      overdue.push({ ...listed('past-end', endsOn), ends: endsOn });
    }
    if (endsOn === null && type === 'task') withoutEnd.push(listed('no-end', null));
    const { trialUntil } = group.row;
    if (trialUntil !== null && trialUntil <= context.now) {
      trialOver.push(listed('trial', trialUntil));
    }
    const quiet = await quietOf(context, group);
    if (!isLate && quiet?.stage === 'idle') {
      idle.push({ ...listed('quiet', quiet.since), days: quiet.days });
    }
  }
  return { overdue, idle, withoutEnd, trialOver };
}
