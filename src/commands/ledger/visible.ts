import type { Entry } from '../../domain/entry.ts';
import { headsOf } from '../../register/applications/deciders.ts';
import type { CommandContext } from '../command.ts';

/** The part of the register somebody may look at. */
export interface Visible {
  /** The units whose entries these are; null for all there are. */
  readonly units: readonly string[] | null;
  readonly sees: (entry: Pick<Entry, 'unit'>) => boolean;
}

/** Supervisors look at all of it, the head of a unit at what is his unit's. */
export async function visibleTo({
  tx,
  book,
  senderId,
  rolesHeld,
}: Pick<CommandContext, 'tx' | 'book' | 'senderId' | 'rolesHeld'>): Promise<Visible> {
  if (rolesHeld.includes('supervisor')) return { units: null, sees: () => true };
  const units: string[] = [];
  for (const { name } of book.units) {
    if ((await headsOf(tx, name)).includes(senderId)) units.push(name);
  }
  return { units, sees: ({ unit }) => unit !== null && units.includes(unit) };
}
