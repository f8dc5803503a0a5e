import type { Ledger, LedgerRow } from '../ledger.ts';
import type { Check, CheckFinding, CheckSetting } from './check.ts';
import { groupAdminMissing } from './group-admin-missing.ts';
import { groupDuplicate } from './group-duplicate.ts';
import { groupEndDateMissing } from './group-end-date-missing.ts';
import { groupIdle } from './group-idle.ts';
import { groupName } from './group-name.ts';
import { groupOverdue } from './group-overdue.ts';
import { groupOwnerMissing } from './group-owner-missing.ts';
import { groupUnregistered } from './group-unregistered.ts';
import { memberExtra } from './member-extra.ts';
import { memberGroupLimit } from './member-group-limit.ts';
import { memberMoved } from './member-moved.ts';
import { memberRetired } from './member-retired.ts';
import { memberUnknown } from './member-unknown.ts';
import { realName } from './real-name.ts';
import { unitTooMany } from './unit-too-many.ts';

/** Every check, in the order in which an entry's findings are told. */
export const checks: readonly Check[] = [
  groupUnregistered,
  groupName,
  groupOwnerMissing,
  groupAdminMissing,
  groupEndDateMissing,
  groupOverdue,
  groupIdle,
  groupDuplicate,
  unitTooMany,
  memberGroupLimit,
  realName,
  memberExtra,
  memberMoved,
  memberRetired,
  memberUnknown,
];

/** What one check says of one entry or person. */
export interface Found {
  readonly check: Check;
  readonly finding: CheckFinding;
}

/** How a list heads it. */
export function titleOfFound({ check, finding }: Found): string {
  return finding.row?.sort === 'account' ? (check.accountTitle ?? check.title) : check.title;
}

/**
 * All that the checks find: entries in the order of the rows, each with its findings in the order of
 * the checks; then persons in the order of the checks. The same register gives the same list.
 */
export function findAll(ledger: Ledger, setting: CheckSetting): readonly Found[] {
  const ofRow = new Map<LedgerRow, Found[]>(ledger.rows.map((row) => [row, []]));
  const ofPersons: Found[] = [];
  for (const check of checks) {
    for (const finding of check.find(ledger, setting)) {
      const { row, person } = finding;
      const list = row === null || person !== null ? ofPersons : (ofRow.get(row) ?? ofPersons);
      list.push({ check, finding });
    }
  }
  return [...[...ofRow.values()].flat(), ...ofPersons];
}
