import { isLeakCase, type Violation } from '../domain/violation.ts';
import type { ViolationFilter } from '../ports/store.ts';
import type { GroupContext } from './command.ts';

/** More than any group has in ninety days. */
const most = 10_000;

/**
 * Cases as they may be listed or counted to whoever asks, newest first: a suspected leak only to the
 * secrecy officer and to those who were told of it, and never where a whole group reads.
 */
export async function casesShown(
  context: GroupContext,
  filter: ViolationFilter,
): Promise<readonly Violation[]> {
  const shown: Violation[] = [];
  for (const violation of await context.tx.violations.list(filter, most)) {
    if (!isLeakCase(violation) || (await knowsOfLeak(context, violation))) shown.push(violation);
  }
  return shown;
}

async function knowsOfLeak(
  { tx, senderId, place, group }: GroupContext,
  { id }: Violation,
): Promise<boolean> {
  if (place === 'group') return false;
  if (group.addressees.secrecyOfficerId === senderId) return true;
  const words = await tx.outbox.ofViolation(id);
  return words.some(
    ({ purpose, to, state }) =>
      purpose === 'alert' && to.id === senderId && (state === 'sent' || state === 'maybe'),
  );
}
