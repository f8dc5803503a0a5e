import type { RegisterName } from '../../engine/rule-book/register.ts';
import type { Book } from '../../engine/rule-book/book.ts';

/** The line of the register's rules a finding goes by. */
const lines: Readonly<Record<string, RegisterName>> = {
  'group-unregistered': 'fileFirst',
  'group-owner-missing': 'ownerNamed',
  'group-admin-missing': 'adminNamed',
  'group-end-date-missing': 'endsNamed',
  'group-overdue': 'endsNamed',
  'group-idle': 'idleDays',
  'group-duplicate': 'duplicateOverlap',
  'unit-too-many': 'oneUnitOneGroup',
  'member-group-limit': 'groupsPerPerson',
};

/** The clause of the book something is to be put right by, as a notice says it. */
export function groundOf({ register, name }: Book, finding: string | null): string {
  const line = finding === null ? undefined : lines[finding];
  const clause = line === undefined ? null : (register.lines.get(line)?.clause ?? null);
  const term = register.lines.get('rectifyWithinDays')?.clause ?? null;
  return clause ?? term ?? `${name}工作群管理规定`;
}
