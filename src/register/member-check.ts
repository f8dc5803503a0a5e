import type { Group } from '../domain/group.ts';
import type { Book } from '../engine/rule-book/book.ts';
import type { Tx } from '../ports/store.ts';
import type { Check } from './checks/check.ts';
import { memberExtra } from './checks/member-extra.ts';
import { memberMoved } from './checks/member-moved.ts';
import { memberRetired } from './checks/member-retired.ts';
import { memberUnknown } from './checks/member-unknown.ts';
import { realName } from './checks/real-name.ts';
import { readLedger } from './read-ledger.ts';

/** What is looked at of the people in a group, in the order in which it is told. */
const personChecks: readonly Check[] = [
  realName,
  memberExtra,
  memberMoved,
  memberRetired,
  memberUnknown,
];

/** Somebody in a group whom its owner may want to look at. */
export interface ToLookAt {
  readonly check: Check;
  readonly personId: string;
  /** How he is called there. */
  readonly name: string;
}

/**
 * Whom the owners of these groups may want to look at, by the platform's group; a group nobody is
 * found in is not there.
 */
export async function membersToLookAt(
  tx: Tx,
  book: Book,
  now: number,
  groupIds: ReadonlySet<string>,
): Promise<ReadonlyMap<string, readonly ToLookAt[]>> {
  const { calendar, register, units } = book;
  const ledger = await readLedger(tx, book, now);
  const rows = ledger.rows.filter(({ entry }) => groupIds.has(entry?.groupId ?? ''));
  const roster = await tx.roster.list();
  const setting = { values: register.values, calendar, units, roster };
  const found = new Map<string, ToLookAt[]>();
  for (const check of personChecks) {
    for (const { row, person } of check.find({ ...ledger, rows }, setting)) {
      const groupId = row?.entry?.groupId ?? null;
      if (groupId === null || person === null) continue;
      const one = { check, personId: person, name: ledger.nameOf(person) };
      found.set(groupId, [...(found.get(groupId) ?? []), one]);
    }
  }
  return found;
}

/** How the notes of when members were checked begin; they end in the number of the entry. */
export const memberCheckPrefix = 'member-check/';

/** When the members of an entry were checked last, in milliseconds UTC. */
export async function checkedAt(tx: Tx, entry: number): Promise<number | null> {
  const kept = await tx.notes.get(noteOf(entry));
  return kept === null ? null : Number(kept);
}

export interface Checked {
  readonly entry: number;
  readonly row: Pick<Group, 'id'>;
  /** Who looked at them: a person, or the bot where it found nothing. */
  readonly by: string;
  readonly at: number;
}

export async function markChecked(tx: Tx, { entry, row, by, at }: Checked): Promise<void> {
  await putOff(tx, entry, at);
  const detail = String(entry);
  await tx.journal.add({ at, actorId: by, action: 'members.check', groupId: row.id, detail });
}

/** The next check is a whole span after this. */
export async function putOff(tx: Tx, entry: number, at: number): Promise<void> {
  await tx.notes.set(noteOf(entry), String(at));
}

function noteOf(entry: number): string {
  return `${memberCheckPrefix}${String(entry)}`;
}
