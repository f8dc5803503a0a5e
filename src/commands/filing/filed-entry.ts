import type { Entry } from '../../domain/entry.ts';
import { fillLedger } from '../../register/fill-ledger.ts';
import type { GroupContext } from '../command.ts';

/** The line the register has of the group in hand; null where nobody filed it. */
export async function filedEntry({ tx, book, now, group }: GroupContext): Promise<Entry | null> {
  await fillLedger(tx, book, now);
  if (group.unseen !== undefined) return tx.entries.get(group.unseen.number);
  const entry = await tx.entries.ofGroup(group.row.id);
  return entry?.state === 'unregistered' ? null : entry;
}
