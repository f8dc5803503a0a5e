import { randomUUID } from 'node:crypto';
import type { Tx } from '../../ports/store.ts';

/** Stands for the name of whoever was to put something right. */
const nobody = '该同志';

/**
 * Takes somebody out of what was to be put right: what is settled, and all he opened. What is open
 * keeps who is to act until it is settled. How many of those there are.
 */
export async function forgetRectifier(tx: Tx, personId: string): Promise<number> {
  await tx.rectifications.forgetPerson(personId, `erased:${randomUUID()}`, nobody);
  const open = await tx.rectifications.list({ open: true });
  return open.filter((one) => one.personId === personId).length;
}
