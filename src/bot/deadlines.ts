import type { Book } from '../engine/rule-book/book.ts';
import type { Abilities } from '../ports/chat.ts';
import type { Clock } from '../ports/clock.ts';
import type { Store } from '../ports/store.ts';
import { addresseesOf } from '../register/addressees.ts';
import { groupBookOf } from '../register/group-book.ts';
import { voice } from './record.ts';

/** A message said in the last instant of a window may be on its way for so long. */
const delivery = 10_000;

/** Obligations nobody met in time become violations, and are spoken of. Safe to call at any time. */
export async function settleDeadlines(parts: {
  readonly store: Store;
  readonly clock: Clock;
  readonly book: () => Book;
  readonly abilities: () => Abilities;
}): Promise<void> {
  const now = parts.clock.now();
  await parts.store.transaction(async (tx) => {
    for (const violation of await tx.violations.due(now - delivery)) {
      await tx.violations.become(violation.id, 'open', now);
      const group = await tx.groups.get(violation.groupId);
      if (group === null) continue;
      const book = parts.book();
      const groupBook = await groupBookOf(tx, book, group);
      const rule = groupBook.rules.find(({ id }) => id === violation.rule);
      if (rule === undefined) continue;
      const addressees = await addresseesOf(tx, group, groupBook);
      const scene = { group, groupBook, addressees, book, abilities: parts.abilities() };
      await voice(tx, scene, rule, violation, violation.dueAt ?? violation.at, now);
    }
  });
}
