import type { Addressees } from '../domain/addressees.ts';
import { closingOn, isWorkday, type Calendar, type OfficeHours } from '../domain/calendar.ts';
import type { Group } from '../domain/group.ts';
import { isLeakCase, type Violation } from '../domain/violation.ts';
import { addDays, dayOf, instantOf, localTime } from '../domain/zone.ts';
import type { GroupBook } from '../engine/rule-book/book.ts';
import type { Tx } from '../ports/store.ts';
import { clockWords, dayWords, weekdayWord } from '../text/day-words.ts';
import { supervisorIds } from './supervisors.ts';

/** The group a case is of, with its book and those who answer for it. */
export interface CaseGroup {
  readonly row: Group;
  readonly book: GroupBook;
  readonly addressees: Addressees;
}

/** Who may judge a case, on appeal or as 误报: nobody who has a part in it. */
export interface Reviewers {
  /** Owner or administrators, then the unit head; of a suspected leak the secrecy officer. */
  readonly persons: readonly string[];
  /** Those on the list; any of them may. */
  readonly supervisors: readonly string[];
  /** Whom the case concerns, and whose messages it is made of. */
  readonly parties: ReadonlySet<string>;
}

const workdaysToDecide = 3;
/** Longer than any holiday; a calendar without a workday must not hold anybody for ever. */
const longestWaitDays = 60;

/** The last instant (milliseconds UTC) to decide: when the office closes on the third workday after. */
export function appealDue(calendar: Calendar, hours: OfficeHours, filedAt: number): number {
  const { zone } = calendar;
  const filed = dayOf(zone, filedAt);
  let day = filed;
  let left = workdaysToDecide;
  for (let ahead = 1; ahead <= longestWaitDays && left > 0; ahead += 1) {
    day = addDays(filed, ahead);
    if (isWorkday(calendar, day)) left -= 1;
  }
  return (closingOn(calendar, hours, day) ?? instantOf(zone, addDays(day, 1), 0)) - 1;
}

/** `10月15日（周四）18:00`, as in 最迟…前. */
export function dueWords(zone: string, dueAt: number): string {
  const { day, weekday } = localTime(zone, dueAt + 1);
  return `${dayWords(day)}（周${weekdayWord(weekday)}）${clockWords(zone, dueAt + 1)}`;
}

/** Whom a case concerns and who sent what it is made of, as far as facts are still kept. */
export async function partiesTo(tx: Tx, violation: Violation): Promise<ReadonlySet<string>> {
  const parties = new Set([violation.personId]);
  for (const messageId of await tx.violations.messagesOf(violation.id)) {
    const facts = await tx.messages.facts(messageId);
    if (facts !== null) parties.add(facts.senderId);
  }
  return parties;
}

/**
 * The nearest first. An owner's own case is not for those he appointed, an administrator's not for
 * his fellows, though they be supervisors, too; a leak is for the secrecy officer alone, for those
 * above only where there is none. Of a group the bot has left nobody's rights can be read: there the
 * list of supervisors is all.
 */
export async function reviewersOf(
  tx: Tx,
  violation: Violation,
  { row, addressees }: Pick<CaseGroup, 'row' | 'addressees'>,
): Promise<Reviewers> {
  const { ownerId, adminIds, headId, secrecyOfficerId } = addressees;
  const parties = await partiesTo(tx, violation);
  const account = await tx.notes.get('account');
  const free = (ids: readonly (string | null)[]) => [
    ...new Set(ids.filter((id): id is string => id !== null && id !== account && !parties.has(id))),
  ];
  const { personId } = violation;
  const ofOffice = personId === ownerId || adminIds.includes(personId);
  const supervisors = free([...(await supervisorIds(tx))]).filter(
    (id) => !ofOffice || !adminIds.includes(id),
  );
  if (!row.present) return { persons: [], supervisors, parties };
  if (isLeakCase(violation)) {
    const officer = free([secrecyOfficerId]);
    return officer.length > 0
      ? { persons: officer, supervisors: [], parties }
      : { persons: free([headId]), supervisors, parties };
  }
  const near = personId === ownerId ? [] : ofOffice ? [ownerId] : [ownerId, ...adminIds];
  return { persons: free([...near, headId]), supervisors, parties };
}

export function mayDecide({ persons, supervisors }: Reviewers, personId: string): boolean {
  return persons.includes(personId) || supervisors.includes(personId);
}
