import type { Entry, EntryChange } from '../domain/entry.ts';
import type { Day } from '../domain/group.ts';
import { addDays, instantOf } from '../domain/zone.ts';
import { inGrace } from '../register/grace.ts';
import type { WeekRegister } from '../reports/week-register.ts';
import type { JobContext } from './job.ts';
import type { WeekMemory } from './week-listed.ts';
import { waitingInWeek } from './week-waiting.ts';

const mostChanges = 100_000;

/** What happened in the register from `from` to `to`, both included, and what waits in it now. */
export async function registerOfWeek(
  context: JobContext,
  from: Day,
  to: Day,
  memory: Pick<WeekMemory, 'mark'> = { mark: () => ({}) },
): Promise<WeekRegister> {
  const { tx, book } = context;
  const { zone } = book.calendar;
  const entries = new Map((await tx.entries.list()).map((entry) => [entry.number, entry]));
  const span = { since: instantOf(zone, from, 0), until: instantOf(zone, addDays(to, 1), 0) };
  // A list that was imported is no news of this week.
  const changes = (await tx.entries.history(span, mostChanges)).filter(
    ({ actorId, old }) => actorId !== 'import' || old !== null,
  );
  return {
    ...happened(changes, entries),
    found: await found(context, changes, entries),
    ...(await turnover(context, from, to)),
    ...(await settled(context, from, to)),
    ...(await waitingInWeek(context, [...entries.values()], memory)),
  };
}

/** Entries by what became of them, each once. */
function happened(
  changes: readonly EntryChange[],
  entries: ReadonlyMap<number, Entry>,
): Pick<WeekRegister, 'built' | 'filed' | 'dissolved' | 'merged' | 'accounts' | 'stopped'> {
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
    filed: numbers('group', isFiled),
    dissolved: numbers('group', became('dissolved')),
    merged: numbers('group', became('merged')),
    accounts: numbers('account', isFiled),
    stopped: numbers('account', became('dissolved')),
  };
}

/** Approved, or put on the list by the office; what is handed in is not filed yet. */
function isFiled({ key, old, now }: EntryChange): boolean {
  return (
    key === 'state' &&
    (old === 'applied' || old === 'unregistered') &&
    (now === 'approved' || now === 'active')
  );
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

async function settled(
  { tx }: JobContext,
  from: Day,
  to: Day,
): Promise<Pick<WeekRegister, 'settled' | 'settledLate'>> {
  const orders = (await tx.rectifications.list()).filter(
    ({ outcome, settledOn }) =>
      (outcome === 'done' || outcome === 'late') &&
      settledOn !== null &&
      from <= settledOn &&
      settledOn <= to,
  );
  return {
    settled: orders.length,
    settledLate: orders.filter(({ outcome }) => outcome === 'late').length,
  };
}
