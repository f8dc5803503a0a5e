import type { Command } from '../../commands/command.ts';
import type { Book } from '../../engine/rule-book/book.ts';
import type { ChatGroup } from '../../ports/chat.ts';
import type { Tx } from '../../ports/store.ts';
import {
  claimedMark,
  metMark,
  standings,
  strangeMark,
  unvouchedMark,
} from '../../register/joining/standing.ts';
import { knownPeople } from '../../register/known-people.ts';

/**
 * Whether a group waits to be registered: `strange` or `waits` by its owner, `known-may` also by this
 * person: somebody known who sits among strangers, also where one of them registered the group
 * already and nobody vouched for it, or whoever vouched for the group.
 */
export type Registering = 'none' | 'waits' | 'strange' | 'known-may';

/** How each group stands to a person; who is known is looked up only where a command `registers`. */
export async function registeringOf(
  tx: Tx,
  book: Book,
  personId: string,
  registers: boolean,
): Promise<(groupId: string) => Registering> {
  const { strange, claimed, unvouched } = await standings(tx);
  const met = await tx.groups.overlaid(metMark);
  const isKnown = registers && (await knownPeople(tx, book)).has(personId);
  return (groupId) => {
    if (strange.has(groupId)) return isKnown ? 'known-may' : 'strange';
    if (unvouched.has(groupId)) return isKnown ? 'known-may' : 'none';
    const voucherId = claimed.has(groupId) ? undefined : met.get(groupId)?.setBy;
    if (voucherId === undefined) return 'none';
    return voucherId === personId ? 'known-may' : 'waits';
  };
}

/** Whether somebody known, who sits in the group as the platform shows it now, may register it. */
export async function mayRegister(
  tx: Tx,
  book: Book,
  command: Command,
  seen: ChatGroup | null,
  personId: string,
): Promise<boolean> {
  if (command.registers !== true || seen === null) return false;
  if (!seen.members.some(({ id }) => id === personId)) return false;
  const marks = new Map((await tx.groups.overlays(seen.id)).map((one) => [one.key, one.setBy]));
  const isStrangers = marks.has(strangeMark) || marks.has(unvouchedMark);
  if (!isStrangers) return !marks.has(claimedMark) && marks.get(metMark) === personId;
  return (await knownPeople(tx, book, seen.id)).has(personId);
}
