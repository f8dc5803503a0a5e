import { randomUUID } from 'node:crypto';
import type { ViolationState } from '../domain/violation.ts';
import type { Tx } from '../ports/store.ts';
import { forgetApplicant, forgetEntriesOf } from './applications/forget-applicant.ts';
import { forgetRectifier, isHis, newestRectification } from './rectifications/forget.ts';
import { forgetTold } from './told.ts';
import { forgetLeader } from './led-by.ts';
import { forgetSeen } from './seen-members.ts';
import { forgetNameAmongOthers, forgetRights, forgetSetter } from './erase-from-others.ts';

/**
 * `erase/ID` holds since when nothing is to point at this person, while something still does, and the
 * number of the newest rectification there was: what comes after that is his again.
 */
const notePrefix = 'erase/';
/** Nothing is decided of these any more, so nobody needs to know whose they are. */
const settled: readonly ViolationState[] = [
  'cured',
  'corrected',
  'mistaken',
  'overturned',
  'closed',
];
const unsettled: readonly ViolationState[] = ['pending', 'open', 'appealed'];
const atOnce = 500;
const reason = 'erased';
/** Stands where the words of an open appeal stood: whoever reviews it must see why they are missing. */
const wordsGone = '（申诉人已删除）';

/**
 * Cases, and what is to be put right: how many would no longer point at the person, and how many
 * follow once they are settled.
 */
export interface ErasableCases {
  readonly settled: number;
  readonly unsettled: number;
}

export async function erasableCases(tx: Tx, personId: string): Promise<ErasableCases> {
  const orders = (await tx.rectifications.list()).filter((one) => isHis(one, personId));
  const open = orders.filter(({ outcome }) => outcome === null).length;
  return {
    settled: (await tx.violations.count({ personId, states: settled })) + orders.length - open,
    unsettled: (await tx.violations.count({ personId, states: unsettled })) + open,
  };
}

/**
 * Forgets a person: facts, lines of notices, words of appeals, what waits for or was said to him, his
 * name, also where others were told it, and what he was granted in groups he has left, at once;
 * settled cases and rectifications, and what he applied for or decided, point at nobody and have no
 * words of his from now on, others once `finishErasing` finds them settled. What is known of a group by
 * his standing in it goes once he has left it. Numbers, daily counts, the journal, and the ledger with
 * its history stay.
 */
export async function erasePerson(tx: Tx, personId: string, now: number): Promise<void> {
  await tx.messages.forgetSender(personId);
  await tx.noticeLines.dropOf(personId);
  await forgetAppealWords(tx, personId);
  await tx.outbox.forgetPerson(personId, reason, now);
  await forgetNameAmongOthers(tx, personId);
  await forgetRights(tx, personId);
  await forgetApplicant(tx, personId);
  await tx.baselines.forgetPerson(personId, `erased:${randomUUID()}`);
  await tx.people.forgetName(personId);
  const newest = await newestRectification(tx);
  await tx.notes.set(notePrefix + personId, `${String(now)} ${String(newest)}`);
  await tx.journal.add({
    at: now,
    actorId: personId,
    action: 'person.erase',
    groupId: null,
    detail: '',
  });
  await finishOne(tx, personId, { since: now, newest }, now);
}

/** Takes the person out of cases that were settled since; to be called every night. */
export async function finishErasing(tx: Tx, now: number): Promise<void> {
  for (const [key, value] of await tx.notes.beginning(notePrefix)) {
    // Before the number was held there was the instant alone.
    const [since, newest = Infinity] = value.split(' ').map(Number);
    if (since === undefined) continue;
    await finishOne(tx, key.slice(notePrefix.length), { since, newest }, now);
  }
}

async function finishOne(
  tx: Tx,
  personId: string,
  { since, newest }: { readonly since: number; readonly newest: number },
  now: number,
): Promise<void> {
  let toldLater: number;
  for (;;) {
    const filter = { personId, states: settled, until: since + 1 };
    const cases = await tx.violations.list(filter, atOnce);
    toldLater = 0;
    for (const { id } of cases) {
      if (await outcomeWaits(tx, id)) toldLater += 1;
      else await forgetCase(tx, id, personId, now);
    }
    if (cases.length < atOnce || toldLater === cases.length) break;
  }
  const unfinished = await tx.violations.count({ personId, states: unsettled, until: since + 1 });
  const entries = await forgetEntriesOf(tx, personId);
  const orders = await forgetRectifier(tx, personId, newest);
  const left = unfinished + toldLater + entries + orders;
  await forgetStanding(tx, personId);
  const sits = (await tx.people.groupsOf(personId)).length > 0;
  // While he sits in a group its list brings the name back; it goes once he has left.
  if (!sits) await tx.people.forgetName(personId);
  if (left > 0 || sits) return;
  await tx.outbox.dropSaidTo(personId);
  await tx.notes.drop(notePrefix + personId);
}

/**
 * What the register noted of him by where he sits and what he leads. Of a group that is still shown as
 * his it stays, for it says no more than the platform's own list, and would be noted anew.
 */
async function forgetStanding(tx: Tx, personId: string): Promise<void> {
  const shown = new Set(await tx.people.groupsOf(personId));
  for (const { id, ownerId, adminIds, present } of await tx.groups.list()) {
    if (present && (ownerId === personId || adminIds.includes(personId))) shown.add(id);
  }
  await forgetLeader(tx, personId, shown);
  await forgetTold(tx, personId, shown);
  await forgetSeen(tx, personId, shown);
  await forgetSetter(tx, personId, shown);
}

/** Whether the person is still to hear what came of his appeal. */
async function outcomeWaits(tx: Tx, id: number): Promise<boolean> {
  return (await tx.outbox.ofViolation(id)).some(
    ({ key, state }) =>
      key === `appeal:${String(id)}:outcome` && (state === 'queued' || state === 'sending'),
  );
}

/** Each case gets an id of its own: two of them do not tell that they were one person's. */
async function forgetCase(tx: Tx, id: number, personId: string, now: number): Promise<void> {
  const erasedId = `erased:${randomUUID()}`;
  await tx.violations.forgetPerson(id, erasedId);
  await tx.appeals.forgetPerson(id, erasedId);
  await tx.outbox.forgetCase(id, { id: personId, erasedId }, reason, now);
}

async function forgetAppealWords(tx: Tx, personId: string): Promise<void> {
  for (const { byId, violationId, reason: words } of await tx.appeals.open()) {
    if (byId !== personId || words === '') continue;
    for (const { id, text, state } of await tx.outbox.ofViolation(violationId)) {
      if (!text.includes(words)) continue;
      // Whoever was not asked yet still must be.
      const waits = state === 'queued' || state === 'sending';
      await tx.outbox.reword(id, waits ? text.replaceAll(words, wordsGone) : '');
    }
  }
  await tx.appeals.forgetWords(personId, wordsGone);
}
