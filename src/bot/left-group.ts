import type { Command } from '../commands/command.ts';
import type { GroupChoice } from '../commands/group-choice.ts';
import type { Group } from '../domain/group.ts';
import type { Book } from '../engine/rule-book/book.ts';
import type { Tx } from '../ports/store.ts';
import { isSupervisorsGroup, supervisorsGroupNote } from '../register/addressees.ts';
import { leftAt } from '../register/joining/away.ts';
import { standings } from '../register/joining/standing.ts';
import { roleOf } from '../register/roles.ts';
import {
  groupInHand,
  mayUse,
  relationsMeant,
  unitsHeadedBy,
  type Relation,
} from './asked-group.ts';

/**
 * The one group of the register the bot was taken out of that somebody names and answers for. The
 * platform shows it no more, so what was seen last holds until the register names another owner.
 */
export async function leftGroup(
  tx: Tx,
  book: Book,
  personId: string,
  { command, choice }: { readonly command: Command; readonly choice: GroupChoice | null },
): Promise<Relation | null> {
  if (command.left !== true || choice === null || choice.by === 'number') return null;
  const { outside } = await standings(tx);
  const supervisors = await tx.notes.get(supervisorsGroupNote);
  const headed = await unitsHeadedBy(tx, book, personId);
  const left: Relation[] = [];
  for (const row of await tx.groups.list()) {
    if (row.present || outside.has(row.id) || isSupervisorsGroup(book, row, supervisors)) continue;
    const group = await groupInHand(tx, book, row);
    const role = roleOf(personId, group.addressees);
    const isHead = role === 'head' && headed.has(group.book.unit.name);
    const isOwner = role === 'owner' && (await isOwnersStill(tx, row));
    if (!mayUse(command, role) || (!isHead && !isOwner) || !(await isOnRegister(tx, row))) continue;
    left.push({ ...group, role, number: 0, registering: 'none' });
  }
  const [only, ...others] = relationsMeant(left, choice);
  return others.length === 0 ? (only ?? null) : null;
}

async function isOnRegister(tx: Tx, { id }: Group): Promise<boolean> {
  const state = (await tx.entries.ofGroup(id))?.state ?? 'unregistered';
  return state !== 'unregistered';
}

/** Whether the register has named nobody else as its owner since the bot is out. */
async function isOwnersStill(tx: Tx, { id }: Group): Promise<boolean> {
  const since = await leftAt(tx, id);
  const entry = await tx.entries.ofGroup(id);
  if (since === null || entry === null) return false;
  const changes = await tx.entries.history({ entry: entry.number, since });
  return !changes.some(({ key }) => key === 'owner');
}
