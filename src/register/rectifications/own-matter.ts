import type { Entry } from '../../domain/entry.ts';
import type { Rectification } from '../../domain/rectification.ts';
import type { Book } from '../../engine/rule-book/book.ts';
import type { Tx } from '../../ports/store.ts';
import { supervisorIds } from '../supervisors.ts';
import { mayAnswer } from './responsible.ts';

/**
 * Whether a supervisor is to leave it to another one: it is his to put right, or his group's, or that
 * of the unit he heads. Where each of the supervisors is in the same case nobody else could decide.
 */
export async function isForAnother(
  tx: Tx,
  book: Book,
  { order, entry }: { readonly order: Rectification; readonly entry: Entry },
  supervisorId: string,
): Promise<boolean> {
  const isOwn = async (id: string) =>
    order.personId === id || (await mayAnswer(tx, book, entry, id));
  if (!(await isOwn(supervisorId))) return false;
  for (const other of await supervisorIds(tx)) {
    if (other !== supervisorId && !(await isOwn(other))) return true;
  }
  return false;
}
