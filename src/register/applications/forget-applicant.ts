import { randomUUID } from 'node:crypto';
import type { Tx } from '../../ports/store.ts';
import { dropDraft } from './draft.ts';
import { sortOf } from './index.ts';
import { forgetJoining } from './joined.ts';

const erasedId = () => `erased:${randomUUID()}`;

/**
 * Forgets what somebody was about to file, points applications that are decided at nobody, those he
 * decided, too, and takes his words out of them: what was asked, its day and its outcome stay.
 */
export async function forgetApplicant(tx: Tx, personId: string): Promise<void> {
  await dropDraft(tx, personId);
  await forgetJoining(tx, personId);
  for (const application of await tx.applications.ofPerson(personId, 0)) {
    const { number, payload, outcome } = application;
    const left = sortOf(application).wordless?.(payload) ?? payload;
    if (outcome !== null && left !== payload) await tx.applications.keepOf(number, left);
  }
  await tx.applications.forgetPerson(personId, erasedId);
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
    else await tx.entries.forgetApplicant(number, erasedId());
  }
  return left;
}
