import { memberCount, type ChangeNote, type Entry } from '../../domain/entry.ts';
import type { Day } from '../../domain/group.ts';
import type { Tx } from '../../ports/store.ts';
import { stateAfter } from '../states.ts';
import { forgetAlive } from './alive.ts';

/**
 * The group is gone: its entry ends on this day, and of its members only the number stays. Null
 * where nobody decided that it is to go.
 */
export async function endEntry(
  tx: Tx,
  entry: Entry,
  note: ChangeNote & { readonly day: Day },
): Promise<Entry | null> {
  const state = stateAfter(entry.state, entry.state === 'to_merge' ? 'merge' : 'dissolve');
  if (state === null) return null;
  await forgetAlive(tx, entry.number);
  const members = (await seated(tx, entry)) ?? memberCount(entry);
  return tx.entries.change(entry.number, { state, dissolved: note.day, members }, note);
}

/** How many people the bot saw in it, its own account left out; null where it saw nobody. */
async function seated(tx: Tx, { groupId }: Entry): Promise<number | null> {
  if (groupId === null) return null;
  const account = await tx.notes.get('account');
  const people = new Set((await tx.people.members(groupId)).map(({ personId }) => personId));
  if (account !== null) people.delete(account);
  return people.size === 0 ? null : people.size;
}
