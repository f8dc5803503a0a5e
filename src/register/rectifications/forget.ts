import { randomUUID } from 'node:crypto';
import type { Rectification } from '../../domain/rectification.ts';
import type { Tx } from '../../ports/store.ts';
import { answeredNote } from './settle.ts';

/** Stands for the name of whoever was to put something right. */
const nobody = '该同志';
/** Stands where somebody's own words stood. */
const wordsGone = '（事项文字已删除）';

/** The number of the newest one; 0 where there is none. */
export async function newestRectification(tx: Tx): Promise<number> {
  return Math.max(0, ...(await tx.rectifications.list()).map(({ number }) => number));
}

/**
 * Takes somebody out of what was to be put right, up to this number: of what is settled who opened it
 * and who was to act, and what was said of it in anybody's own words; what a check found stays, without
 * his name. What is open stays as it is until it is settled. How many of those there are.
 */
export async function forgetRectifier(tx: Tx, personId: string, newest: number): Promise<number> {
  const answered = await answeredBy(tx, personId);
  let left = 0;
  for (const order of await tx.rectifications.list()) {
    const { number, outcome } = order;
    if (number > newest || !(isHis(order, personId) || answered.has(number))) continue;
    if (outcome === null) left += 1;
    else await forgetOne(tx, order, personId, answered.has(number));
  }
  return left;
}

/** Whether he is to act, or opened it. */
export function isHis(
  { personId, openedBy }: Pick<Rectification, 'personId' | 'openedBy'>,
  id: string,
): boolean {
  return personId === id || openedBy === id;
}

async function forgetOne(
  tx: Tx,
  { number, facts, finding, person, personId, openedBy }: Rectification,
  id: string,
  answered: boolean,
): Promise<void> {
  const acts = personId === id;
  const said = acts || openedBy === id;
  const words = acts && person !== '' ? facts.replaceAll(person, nobody) : facts;
  await tx.rectifications.reword(number, {
    ...(said ? { facts: finding === null ? wordsGone : words } : {}),
    ...(acts ? { person: nobody, personId: `erased:${randomUUID()}` } : {}),
    ...(openedBy === id ? { openedBy: `erased:${randomUUID()}` } : {}),
    ...(acts || answered ? { answer: null } : {}),
  });
  if (acts || answered) await tx.notes.drop(answeredNote(number));
}

/** What he settled in words of his own, by number, though another was to act. */
async function answeredBy(tx: Tx, personId: string): Promise<ReadonlySet<number>> {
  const notes = await tx.notes.beginning(answeredNote());
  const his = [...notes].filter(([, by]) => by === personId);
  return new Set(his.map(([key]) => Number(key.slice(answeredNote().length))));
}
