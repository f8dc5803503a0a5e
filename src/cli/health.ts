import type { Health } from '../adapters/http.ts';
import type { Bot } from '../bot/bot.ts';
import { unknownYears } from '../domain/calendar.ts';
import type { Book } from '../engine/rule-book/book.ts';
import type { Clock } from '../ports/clock.ts';

/** A provider's heart beats every 10 to 15 seconds; older than this, something is wrong. */
const heartbeatLimit = 60_000;
const queuedUp = 1_000;

/** What `/healthz` says. A year without a calendar is told, but the bot can work. */
export function healthOf(parts: {
  readonly link: {
    heartbeatAge(): number;
    loggedInAs(): string | null;
    invitations(): number;
  };
  readonly bot: Bot;
  readonly book: Book;
  readonly clock: Clock;
  readonly simulated: boolean;
}): Health {
  const { link, bot, book, clock, simulated } = parts;
  const age = link.heartbeatAge();
  const loggedIn = link.loggedInAs() !== null;
  const { waiting, lost, dead } = bot.figures();
  return {
    // What was lost is told and counted; what is queued up means a store that cannot write.
    ok: age < heartbeatLimit && waiting < queuedUp && loggedIn,
    gateway: simulated ? 'simulator' : 'service',
    loggedIn,
    heartbeatAgeSeconds: Math.round(age / 1_000),
    invitations: link.invitations(),
    waiting,
    lost,
    dead,
    book: `${book.name} ${book.version}`,
    yearsWithoutCalendar: unknownYears(book.calendar, clock.now()),
  };
}
