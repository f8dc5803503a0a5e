import type { Entry } from '../../domain/entry.ts';
import type { Book } from '../../engine/rule-book/book.ts';
import type { Tx } from '../../ports/store.ts';
import { findAll, type Found } from '../checks/index.ts';
import { keptAt } from '../kept.ts';
import { readLedger } from '../read-ledger.ts';

export type { Found };

/** All that the checks find in the register as it stands. */
export async function findingsNow(tx: Tx, book: Book, now: number): Promise<readonly Found[]> {
  const ledger = await readLedger(tx, book, now);
  const roster = await tx.roster.list();
  const { calendar, register, units } = book;
  return findAll(ledger, { values: register.values, calendar, units, roster });
}

/** What is found of one entry, and of nobody in it. */
export function ofEntry(
  findings: readonly Found[],
  entry: Pick<Entry, 'number'>,
): readonly Found[] {
  return findings.filter(
    ({ finding: { row, person } }) => person === null && row?.entry?.number === entry.number,
  );
}

/** Whether somebody who answers for the group said after this instant that it is needed. */
export async function isKeptSince(tx: Tx, entry: Entry, since: number): Promise<boolean> {
  if (entry.groupId === null) return false;
  return ((await keptAt(tx, entry.groupId)) ?? 0) >= since;
}
