import { refused } from '../commands/answer.ts';
import type { Routed } from '../commands/route.ts';

/**
 * A command that was said wrongly, as one whose only answer is the cure: which group is meant, and
 * whether it is his, is said first, so that nobody mends the words of what he may not do. Null where
 * the words are no command about a group of the sender's.
 */
export function misusedCall(
  mistake: Extract<Routed, { kind: 'mistake' }>,
): Extract<Routed, { kind: 'command' }> | null {
  const { command, choice, reply } = mistake;
  if (choice === undefined || command.who === 'anyone') return null;
  const run = () => Promise.resolve(refused(reply));
  return { kind: 'command', command, choice, call: { groupOf: null, concerns: null, run } };
}
