import type { Violation } from '../domain/violation.ts';
import type { Book } from '../engine/rule-book/book.ts';
import type { Abilities } from '../ports/chat.ts';
import type { Clock } from '../ports/clock.ts';
import type { Log } from '../ports/log.ts';
import { StoreFault, type Store, type Tx } from '../ports/store.ts';
import { addresseesOf } from '../register/addressees.ts';
import { groupBookOf } from '../register/group-book.ts';
import { wasOut } from '../register/joining/away.ts';
import { abilitiesIn } from '../register/rebind.ts';
import { voice } from './voice.ts';
import { withoutWords } from './without-words.ts';

/** A message said in the last instant of a window may be on its way for so long. */
const delivery = 10_000;

export interface DeadlineParts {
  readonly store: Store;
  readonly clock: Clock;
  readonly log: Log;
  readonly book: () => Book;
  readonly abilities: () => Abilities;
  /** All that was received until this instant (milliseconds UTC) is recorded. */
  readonly recordedUpTo: (now: number) => number;
}

/**
 * Obligations nobody met in time become violations, and are spoken of. What came in and is not
 * recorded yet may still meet one, so nothing falls due past it. Safe to call at any time.
 * @throws StoreFault
 */
export async function settleDeadlines(parts: DeadlineParts): Promise<void> {
  const now = parts.clock.now();
  const until = parts.recordedUpTo(now) - delivery;
  for (let settled = true; settled;) {
    settled = false;
    for (const violation of await parts.store.transaction((tx) => tx.violations.due(until))) {
      settled = (await settle(parts, violation, now)) || settled;
    }
  }
}

/** Each in a transaction of its own: one that cannot be settled holds up no other. */
async function settle(parts: DeadlineParts, { id }: Violation, now: number): Promise<boolean> {
  try {
    await parts.store.transaction(async (tx) => {
      const violation = await tx.violations.get(id);
      if (violation?.state === 'pending') await fallDue(parts, tx, violation, now);
    });
    return true;
  } catch (error) {
    if (error instanceof StoreFault) throw error;
    parts.log.error(
      { violation: id, error: withoutWords(error) },
      'A deadline could not be settled',
    );
    return false;
  }
}

/** Whether the bot was out of the group, or away, too long to be overlooked, while the obligation could be met. */
async function wasAway(tx: Tx, { groupId, at, dueAt }: Violation): Promise<boolean> {
  if (await wasOut(tx, groupId, at, dueAt ?? at)) return true;
  const gaps = await tx.notes.beginning('gap:');
  return [...gaps].some(
    ([key, end]) => Number(key.slice('gap:'.length)) < (dueAt ?? at) && Number(end) > at,
  );
}

async function fallDue(
  { log, abilities, ...parts }: DeadlineParts,
  tx: Tx,
  violation: Violation,
  now: number,
): Promise<void> {
  if (await wasAway(tx, violation)) {
    // Whether it was met nobody can say: the doubt is the member's.
    await tx.violations.become(violation.id, 'cured', now);
    return;
  }
  await tx.violations.become(violation.id, 'open', now);
  const group = await tx.groups.get(violation.groupId);
  if (group === null) return;
  const book = parts.book();
  const groupBook = await groupBookOf(tx, book, group);
  const rule = groupBook.rules.find(({ id }) => id === violation.rule);
  if (rule === undefined) return;
  const addressees = await addresseesOf(tx, group, groupBook);
  const here = await abilitiesIn(tx, abilities(), group.id);
  const scene = { group, groupBook, addressees, book, abilities: here, log };
  await voice(tx, scene, rule, violation, violation.dueAt ?? violation.at, now);
}
