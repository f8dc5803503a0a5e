import { standingStates, type RegisterRow } from '../../domain/entry.ts';

/** Whether the group is there: also one that was built before it was filed and waits for its answer. */
export function stands({ state, bot, created }: Pick<RegisterRow, 'state' | 'bot' | 'created'>) {
  if (standingStates.includes(state)) return true;
  return state === 'applied' && (bot === true || created !== null);
}
