import { overseer, type Addressees } from '../domain/addressees.ts';
import type { Dispatch } from '../domain/dispatch.ts';
import type { Recipient } from '../domain/incoming.ts';
import { unblamed, type Violation } from '../domain/violation.ts';
import type { Book } from '../engine/rule-book/book.ts';
import { alertTo } from '../engine/speak-of-leak.ts';
import type { Tx } from '../ports/store.ts';
import { addresseesOf } from '../register/addressees.ts';
import { groupBookOf } from '../register/group-book.ts';
import { ruleTitle } from '../register/rule-title.ts';

/**
 * An alert could not be said to the one it was for. Where that leaves nobody who hears of the leak,
 * it goes to the next one above: each is tried once, the supervisors' group last and without a name.
 */
export async function alertInstead(
  tx: Tx,
  book: Book,
  refused: Dispatch,
  now: number,
): Promise<void> {
  const { violationId } = refused;
  const violation = violationId === null ? null : await tx.violations.get(violationId);
  if (violation === null || isSettled(violation)) return;
  // What the sender is told helps nobody else, and others have an alert of their own.
  if (refused.to.id === violation.personId) return;

  const tried = await alertsOf(tx, violation);
  const failed = new Set(tried.filter(isLost).map(({ to }) => to.id));
  if (tried.some(({ to }) => !failed.has(to.id))) return;
  const group = await tx.groups.get(violation.groupId);
  if (group === null) return;
  const groupBook = await groupBookOf(tx, book, group);
  const to = nextAbove(await addresseesOf(tx, group, groupBook), violation.personId, failed);
  if (to === null) return;

  const members = await tx.people.members(group.id);
  const known =
    members.find(({ personId }) => personId === violation.personId) ??
    (await tx.people.get(violation.personId));
  await tx.outbox.add(
    alertTo(
      {
        violation,
        setting: groupBook.setting,
        rule: { title: ruleTitle(book, { row: group, book: groupBook }, violation.rule) },
        concerned: { name: known?.name ?? '' },
        now,
      },
      to,
    ),
  );
}

/** To appeal is no way to keep a leak from those who must look into it. */
function isSettled({ state }: Violation): boolean {
  return state !== 'appealed' && unblamed.includes(state);
}

/** What was queued for others than the sender, so that they should look into it. */
async function alertsOf(tx: Tx, { id, personId }: Violation): Promise<readonly Dispatch[]> {
  const queued = await tx.outbox.ofViolation(id);
  return queued.filter(({ purpose, to }) => purpose === 'alert' && to.id !== personId);
}

function isLost({ state }: Dispatch): boolean {
  return state === 'failed' || state === 'expired';
}

function nextAbove(
  addressees: Addressees,
  concerned: string,
  failed: ReadonlySet<string>,
): Recipient | null {
  const left = (id: string | null) => (id !== null && failed.has(id) ? null : id);
  return overseer(
    {
      ...addressees,
      ownerId: left(addressees.ownerId),
      headId: left(addressees.headId),
      supervisorsGroupId: left(addressees.supervisorsGroupId),
    },
    concerned,
  );
}
