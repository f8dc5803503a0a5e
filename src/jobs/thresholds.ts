import type { GroupType } from '../domain/group.ts';
import type { RegisterValues } from '../engine/rule-book/register.ts';

/*
 * Ours, fixed by no text (rules.md §2 §3).
 */

/** Days before the end of a term at which its owner hears of it. */
export const termWarnings: readonly number[] = [30, 7, 0];

/** Days without a work message, as the book has them; null where a group never counts as idle. */
export function idleDays(
  type: GroupType,
  duty: boolean,
  book: RegisterValues,
): { readonly warn: number; readonly idle: number } | null {
  // A villagers' group is theirs: that nobody works in it says nothing.
  if (duty || type === 'village') return null;
  return type === 'notice'
    ? { warn: book.idleWarnDaysNotice, idle: book.idleDaysNotice }
    : { warn: book.idleWarnDays, idle: book.idleDays };
}

/** A new rule is watched for so many days before its owner hears of it. */
export const newRuleDays = 7;

/** A case without a further finding for so many days is closed. */
export const quietDays = 30;
