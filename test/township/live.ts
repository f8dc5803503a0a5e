import { manualClock } from '../../src/adapters/clock.ts';
import { openStore } from '../../src/adapters/store/open.ts';
import { advance } from '../../src/bot/advance.ts';
import { Bot } from '../../src/bot/bot.ts';
import { commands } from '../../src/commands/index.ts';
import type { Dispatch } from '../../src/domain/dispatch.ts';
import { dispatchStates } from '../../src/domain/dispatch.ts';
import { addDays, instantOf } from '../../src/domain/zone.ts';
import { jobs } from '../../src/jobs/index.ts';
import { confirmAll } from '../../src/register/candidates.ts';
import { FakeChat, type Said } from '../world/fake-chat.ts';
import { keptLog } from '../world/silent-log.ts';
import { dayCount, firstDay, type Days } from './days.ts';
import { supervisorsName, type Township } from './place.ts';

/** What became of thirty days. */
export interface Lived {
  readonly said: readonly Said[];
  readonly dispatches: readonly Dispatch[];
  readonly recorded: number;
  readonly violations: number;
  /** Faults the bot logged. */
  readonly faults: readonly string[];
}

const noPace = { accountMs: 0, recipientMs: 0, restMs: 0, random: () => 0 };
const far = 1_000_000;

/**
 * The real bot on the real store, among these people, through these days and three quiet ones. What
 * comes in within so many milliseconds is handed over together: no gateway is slower at its worst.
 */
export async function live(town: Township, days: Days, gathered = 60_000): Promise<Lived> {
  const { book } = town;
  const { zone } = book.calendar;
  const clock = manualClock(instantOf(zone, firstDay, 0));
  const chat = new FakeChat(() => clock.now());
  const log = keptLog();
  for (const { group } of town.places) chat.groups.set(group.id, group);
  for (const { id, friend } of town.people) if (!friend) chat.unreachable.add(id);
  chat.groups.set(town.supervisors, {
    id: town.supervisors,
    name: supervisorsName,
    ownerId: town.head,
    adminIds: [],
    members: [town.head, town.secrecyOfficer].map((id) => ({ id, name: id, reachable: null })),
  });
  const store = await openStore({ path: ':memory:' });
  const parts = { store, chat, clock, log, book: () => book, jobs, commands, pace: noPace };
  const bot = await Bot.create({ ...parts, gatherMs: 0 });
  await bot.start();
  await store.transaction((tx) => confirmAll(tx, book, clock.now()));

  const reaches = (at: number) =>
    advance(bot, at, (now) => {
      clock.advance(Math.max(0, now - clock.now()));
    });
  const { events } = days;
  for (let next = 0; next < events.length;) {
    const until = (events[next]?.at ?? 0) + gathered;
    let last = next;
    while (last < events.length && (events[last]?.at ?? 0) <= until) last += 1;
    await reaches(events[last - 1]?.at ?? until);
    for (const { incoming } of events.slice(next, last)) bot.receive(incoming);
    await bot.settled();
    next = last;
  }
  await reaches(instantOf(zone, addDays(firstDay, dayCount + 3), 18 * 60));
  const dispatches = await store.transaction((tx) => tx.outbox.list(dispatchStates, far));
  const violations = await store.transaction((tx) => tx.violations.count({}));
  await store.close();
  return {
    said: chat.said,
    dispatches: dispatches.toReversed(),
    recorded: bot.figures().recorded,
    violations,
    faults: log.lines.filter((line) => !line.startsWith('A dispatch was not sent')),
  };
}
