import type { EntryState } from '../domain/entry.ts';
import { transitions, type EntryEvent } from './states.ts';

/** What only a person in the chat does, or the bot when it sees it. */
const apart: ReadonlySet<EntryEvent> = new Set<EntryEvent>([
  'withdraw',
  'join',
  'find',
  'take-back-unfiled',
]);

/** What was decided is undone. */
const backward: ReadonlySet<EntryEvent> = new Set<EntryEvent>(['take-back', 'find-alive']);

export interface StepsAllowed {
  /** As in `stateAfter`. */
  readonly built: boolean;
  /** Whether what was decided may be undone. */
  readonly back: boolean;
}

/**
 * The states an entry goes through on the shortest way of the table from one state to another, the
 * last one included; null where the table knows no such way.
 */
export function stepsBetween(
  from: EntryState,
  to: EntryState,
  { built, back }: StepsAllowed,
): readonly EntryState[] | null {
  const ways: EntryState[][] = [[]];
  const seen = new Set<EntryState>([from]);
  for (let way = ways.shift(); way !== undefined; way = ways.shift()) {
    const at = way.at(-1) ?? from;
    if (at === to) return way;
    for (const step of transitions) {
      if (step.from !== at || apart.has(step.event) || seen.has(step.to)) continue;
      if (backward.has(step.event) && !back) continue;
      if ((step.built ?? built) !== built) continue;
      seen.add(step.to);
      ways.push([...way, step.to]);
    }
  }
  return null;
}
