import { randomUUID } from 'node:crypto';
import type { Tx } from '../../ports/store.ts';
import { dropDraft } from './draft.ts';
import { forgetJoining } from './joined.ts';

/** Forgets what somebody was about to file, and points applications that are decided at nobody. */
export async function forgetApplicant(tx: Tx, personId: string): Promise<void> {
  await dropDraft(tx, personId);
  await forgetJoining(tx, personId);
  await tx.applications.forgetPerson(personId, `erased:${randomUUID()}`);
}

/**
 * Takes him out of entries he applied for; of an approved one only once it is built or lapsed, for
 * till then it is he who is to build it. What he applied for after he was forgotten stays his. How
 * many still point at him.
 */
export async function forgetEntriesOf(tx: Tx, personId: string): Promise<number> {
  let left = 0;
  for (const { number, applicantId, state } of await tx.entries.list()) {
    if (applicantId !== personId) continue;
    const filed = await tx.applications.ofEntry(number);
    if (filed.some(({ byId }) => byId === personId)) continue;
    if (state === 'approved') left += 1;
    else await tx.entries.forgetApplicant(number, `erased:${randomUUID()}`);
  }
  return left;
}
