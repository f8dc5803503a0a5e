import type { GroupType } from '../domain/group.ts';

/*
 * Ours, fixed by no text (rules.md §2 §3); the only text with a number for idleness says two months.
 */

/** Days before the end of a term at which its owner hears of it. */
export const termWarnings: readonly number[] = [30, 7, 0];

/** Days without a work message; null where a group never counts as idle. */
export function idleDays(
  type: GroupType,
  duty: boolean,
): { readonly warn: number; readonly idle: number } | null {
  // A villagers' group is theirs: that nobody works in it says nothing.
  if (duty || type === 'village') return null;
  return type === 'notice' ? { warn: 60, idle: 90 } : { warn: 30, idle: 60 };
}

/** A case without a further finding for so many days is closed. */
export const quietDays = 30;

/** How long things are kept. */
export const keptDays = { facts: 30, dispatches: 30 } as const;
export const keptYears = 3;

/** Figures of fewer people than this point at persons, and are not shown. */
export const fewestPeople = 5;
