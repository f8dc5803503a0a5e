import { endedStates } from '../domain/entry.ts';
import type { Tx } from '../ports/store.ts';
import { alivePrefix } from './closing/alive.ts';
import { dropLed, ledGroups } from './led-by.ts';
import { memberCheckPrefix } from './member-check.ts';
import { answeredNote } from './rectifications/settle.ts';
import { dropTold } from './told.ts';

/** How the notes of who was asked about an account begin; they end in the number of its entry. */
export const accountAskedPrefix = 'account-asked:';

/**
 * Drops notes about what is no more: an entry that ended or gave way, a group that is unknown by now
 * (it goes by another id) or was left long ago, a rectification that was purged.
 */
export async function dropStaleNotes(tx: Tx, leftLongAgo: ReadonlySet<string>): Promise<void> {
  const entries = await tx.entries.list();
  const known = new Set(entries.map(({ number }) => number));
  const ended = entries.filter(({ state }) => endedStates.includes(state));
  const endedNumbers = new Set(ended.map(({ number }) => number));
  const isOver = (number: number) => !known.has(number) || endedNumbers.has(number);
  await dropNumbered(tx, memberCheckPrefix, isOver);
  await dropNumbered(tx, accountAskedPrefix, isOver);
  // One that ended and is spoken in again is still to be noticed.
  await dropNumbered(tx, alivePrefix, (number) => !known.has(number));
  const orders = new Set((await tx.rectifications.list()).map(({ number }) => number));
  await dropNumbered(tx, answeredNote(), (number) => !orders.has(number));

  const groups = new Set((await tx.groups.list()).map(({ id }) => id));
  const isGone = (id: string) => !groups.has(id) || leftLongAgo.has(id);
  const over = new Set(ended.map(({ groupId }) => groupId));
  for (const id of await ledGroups(tx)) if (isGone(id) || over.has(id)) await dropLed(tx, id);
  await dropTold(tx, isGone);
}

/** Of notes whose keys end in a number. */
async function dropNumbered(
  tx: Tx,
  prefix: string,
  isStale: (number: number) => boolean,
): Promise<void> {
  for (const key of (await tx.notes.beginning(prefix)).keys()) {
    const number = Number(/\d+$/u.exec(key)?.[0]);
    if (isStale(number)) await tx.notes.drop(key);
  }
}
