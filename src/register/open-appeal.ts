import type { Appeal } from '../domain/appeal.ts';
import type { Violation } from '../domain/violation.ts';
import type { Book } from '../engine/rule-book/book.ts';
import type { Tx } from '../ports/store.ts';
import { addresseesOf } from './addressees.ts';
import type { CaseGroup } from './appeals.ts';
import { groupBookOf } from './group-book.ts';

/** An open appeal with the case it is against. */
export interface OpenAppeal {
  readonly appeal: Appeal;
  readonly violation: Violation;
  readonly group: CaseGroup;
}

/** The soonest due first. The bot may have left a group: its row stays, and so does the member's right. */
export async function openAppeals(tx: Tx, book: Book): Promise<readonly OpenAppeal[]> {
  const open: OpenAppeal[] = [];
  for (const appeal of await tx.appeals.open()) {
    const violation = await tx.violations.get(appeal.violationId);
    const row = violation === null ? null : await tx.groups.get(violation.groupId);
    if (violation?.state !== 'appealed' || row === null) continue;
    const groupBook = await groupBookOf(tx, book, row);
    const addressees = await addresseesOf(tx, row, groupBook);
    open.push({ appeal, violation, group: { row, book: groupBook, addressees } });
  }
  return open;
}
