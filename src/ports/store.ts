import type { Appeal, AppealOutcome, NewAppeal } from '../domain/appeal.ts';
import type { Dispatch, DispatchState, NewDispatch } from '../domain/dispatch.ts';
import type { Errand, NewErrand } from '../domain/errand.ts';
import type { Facts } from '../domain/facts.ts';
import type { Day, Group, GroupOverlay } from '../domain/group.ts';
import type { Recipient } from '../domain/incoming.ts';
import type { JournalEntry, JournalHead } from '../domain/journal.ts';
import type { Numbers } from '../domain/finding.ts';
import type { NoticeLine } from '../domain/notice-line.ts';
import type { Membership, Person } from '../domain/person.ts';
import type { NewProposal, Proposal } from '../domain/proposal.ts';
import type { NewViolation, Violation, ViolationState } from '../domain/violation.ts';
import type {
  ApplicationTable,
  BaselineTable,
  EntryTable,
  RectificationTable,
  RosterTable,
} from './register-tables.ts';

/**
 * Where everything is kept. It is used as `store.transaction(tx => …)` and in no other way:
 * a transaction inside a transaction throws, and nothing in one may wait for the network.
 */
export interface Store {
  /** Runs `work` in one immediate transaction; a throw rolls all of it back. @throws StoreFault */
  transaction<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

/** The store cannot be used: one sentence for the person at the console, fault and cure. */
export class StoreFault extends Error {
  override readonly name = 'StoreFault';
}

export interface Tx {
  readonly messages: MessageTable;
  readonly violations: ViolationTable;
  readonly outbox: OutboxTable;
  readonly groups: GroupTable;
  readonly people: PeopleTable;
  readonly commands: CommandTable;
  readonly jobs: JobTable;
  readonly counts: CountTable;
  readonly journal: JournalTable;
  readonly notes: NoteTable;
  readonly appeals: AppealTable;
  readonly proposals: ProposalTable;
  readonly errands: ErrandTable;
  readonly noticeLines: NoticeLineTable;
  readonly entries: EntryTable;
  readonly applications: ApplicationTable;
  readonly rectifications: RectificationTable;
  readonly baselines: BaselineTable;
  readonly roster: RosterTable;
}

/** Messages seen, and what is kept of them: facts, never text. */
export interface MessageTable {
  /** Marks ids as seen; the answer holds those that were new. Also used for private messages. */
  markSeen(ids: readonly string[], at: number): Promise<ReadonlySet<string>>;
  addFacts(facts: readonly Facts[]): Promise<void>;
  /** Oldest first, `sentAt >= since`, at most the newest 20,000. */
  recentFacts(groupId: string, since: number): Promise<readonly Facts[]>;
  facts(messageId: string): Promise<Facts | null>;
  /** A message that could not be taken: its id and the reason, no text. */
  addDeadLetter(id: string, reason: string, at: number): Promise<void>;
  /** Overwrites and drops the facts of a person's messages; says how many. */
  forgetSender(senderId: string): Promise<number>;
  /** Overwrites and drops facts and seen ids older than `before`; says how many. */
  purge(before: number): Promise<number>;
}

export interface ViolationFilter {
  readonly groupId?: string;
  readonly personId?: string;
  readonly rule?: string;
  readonly states?: readonly ViolationState[];
  /** `at >= since`, `at < until`. */
  readonly since?: number;
  readonly until?: number;
}

export interface ViolationTable {
  add(violation: NewViolation): Promise<Violation>;
  get(id: number): Promise<Violation | null>;
  /** Newest first, at most `limit` (1,000 where none is given). */
  list(filter: ViolationFilter, limit?: number): Promise<readonly Violation[]>;
  count(filter: ViolationFilter): Promise<number>;
  /** Adds a later finding of the same wave or flood. */
  addHit(id: number, messageId: string, at: number, numbers: Numbers): Promise<void>;
  /** Takes a message that was taken back out of one that has others; says how many are left. */
  dropHit(id: number, messageId: string): Promise<number>;
  /** Every violation a message belongs to, as first finding or as a later one. */
  ofMessage(messageId: string): Promise<readonly Violation[]>;
  /** The messages of a violation, of its first finding and of later ones, in no order. */
  messagesOf(id: number): Promise<readonly string[]>;
  /** @throws where the table of states does not allow it */
  become(id: number, state: ViolationState, at: number): Promise<void>;
  /** From now on it points at nobody: `erasedId` stands where the person's id stood. */
  forgetPerson(id: number, erasedId: string): Promise<void>;
  /** Pending ones of these groups, oldest first. */
  pending(groupIds: readonly string[]): Promise<readonly Violation[]>;
  /** Pending ones with `dueAt < now` (a window of ten minutes holds exactly ten), oldest first, at most 200. */
  due(now: number): Promise<readonly Violation[]>;
  /** The soonest `dueAt` of all pending ones. */
  nextDue(): Promise<number | null>;
  /** Drops violations with `at < before`; says how many. */
  purge(before: number): Promise<number>;
}

export interface OutboxTable {
  /** False where the key is there already: nothing is queued twice. */
  add(dispatch: NewDispatch): Promise<boolean>;
  get(id: number): Promise<Dispatch | null>;
  /** `queued` with `notBefore <= now`, oldest first, at most `limit`. */
  ready(now: number, limit: number): Promise<readonly Dispatch[]>;
  /** The soonest `notBefore` of what is queued that lies after this instant. */
  nextReady(after: number): Promise<number | null>;
  /** queued → sending: the mark made before the words leave. */
  begin(id: number, at: number): Promise<void>;
  settle(id: number, state: DispatchState, at: number, reason?: string): Promise<void>;
  /** Keeps the platform's own id of what was said: with it the bot can take it back. */
  saidAs(id: number, messageId: string): Promise<void>;
  /** Empties the words of one that is settled; one that may still be sent keeps them. Fleeting ones lose them by themselves. */
  forgetWords(id: number): Promise<void>;
  /** Puts a queued or sending one back to `queued`, not before `notBefore`. */
  postpone(id: number, notBefore: number): Promise<void>;
  /** What was being sent when the process ended. */
  interrupted(): Promise<readonly Dispatch[]>;
  /** queued ones to this group of this purpose, oldest first. */
  waiting(to: Recipient, purpose: Dispatch['purpose']): Promise<readonly Dispatch[]>;
  /** `sent` or `maybe` to this recipient with `sentAt >= since`, oldest first. */
  said(to: Recipient, since: number): Promise<readonly Dispatch[]>;
  /** All that was queued about a violation, whatever became of it, oldest first. */
  ofViolation(violationId: number): Promise<readonly Dispatch[]>;
  /** All `sent` or `maybe` with `sentAt` in [since, until). */
  countSaid(since: number, until: number): Promise<number>;
  /** Newest first, for people to look at. */
  list(states: readonly DispatchState[], limit: number): Promise<readonly Dispatch[]>;
  /** Drops what waits for a violation that was taken back or found mistaken; says how many. */
  dropForViolation(violationId: number, reason: string, at: number): Promise<number>;
  /** Expires queued ones with `expiresAt < now`; says how many. */
  expire(now: number): Promise<number>;
  dropForGroup(groupId: string, reason: string, at: number): Promise<number>;
  /** Drops what waits for a person and empties all that was ever said to him; what is being sent stays. */
  forgetPerson(personId: string, reason: string, at: number): Promise<void>;
  /**
   * Drops what waits about a case, empties all that was said of it, and puts `erasedId` where it
   * names this person as recipient or in its key.
   */
  forgetCase(
    violationId: number,
    person: { readonly id: string; readonly erasedId: string },
    reason: string,
    at: number,
  ): Promise<void>;
  /** Other words for what was queued or said; '' leaves none. */
  reword(id: number, text: string): Promise<void>;
  /** All whose words, or those of their fallback, hold these, oldest first; none for ''. */
  holding(words: string): Promise<readonly Dispatch[]>;
  /** Drops, keys and all, what was said to a person and is about no case. */
  dropSaidTo(personId: string): Promise<void>;
  /**
   * Drops what was settled before this instant; says how many. Of what is said once for ever, and of
   * cases that are not settled, the words alone go, and the keys still keep it from being said again.
   */
  purge(before: number): Promise<number>;
}

export interface GroupTable {
  get(id: string): Promise<Group | null>;
  list(): Promise<readonly Group[]>;
  /** Adds or replaces the whole row. */
  put(group: Group): Promise<void>;
  /** Moves `lastWorkAt` forward for each group, never back. */
  touch(work: ReadonlyMap<string, number>): Promise<void>;
  overlays(groupId: string): Promise<readonly GroupOverlay[]>;
  setOverlay(overlay: GroupOverlay): Promise<void>;
  dropOverlay(groupId: string, key: string): Promise<void>;
  /** The overlays of all groups under this key, by group. */
  overlaid(key: string): Promise<ReadonlyMap<string, GroupOverlay>>;
  /**
   * A group goes by a new id: overlays, cases, facts, notices and counts move to it. What the new row
   * has seen (name, owner, members) stands; when it was joined, trial, pause and term come from the
   * old one, which is gone then. The journal keeps the old id. @throws where either has no row
   */
  succeed(oldId: string, newId: string): Promise<void>;
}

export interface PeopleTable {
  get(id: string): Promise<Person | null>;
  getMany(ids: readonly string[]): Promise<ReadonlyMap<string, Person>>;
  put(people: readonly Person[]): Promise<void>;
  setReachable(id: string, reachable: boolean): Promise<void>;
  /** Empties a person's own name; a group's list of members has its own. */
  forgetName(id: string): Promise<void>;
  /** Empties the names of those who sit in no group and hold no role; says how many. */
  forgetGone(): Promise<number>;
  members(groupId: string): Promise<readonly Membership[]>;
  /** Replaces a group's whole list of members. */
  setMembers(groupId: string, members: readonly Membership[]): Promise<void>;
  /** The groups a person sits in. */
  groupsOf(personId: string): Promise<readonly string[]>;
  /**
   * Gives a role a book names by name to a stable id; `scope` is a group's name, a unit or ''.
   * Called where somebody confirmed the id, never because names are alike; the latest word holds.
   */
  bind(role: string, scope: string, name: string, personId: string, at: number): Promise<void>;
  bound(role: string, scope: string): Promise<ReadonlyMap<string, string>>;
  /** Takes a role from a person, under whatever name it was given. */
  unbind(role: string, scope: string, personId: string): Promise<void>;
}

/** A command as it came in; its words are dropped once it has been answered. */
export interface NotedCommand {
  readonly id: number;
  readonly messageId: string;
  readonly groupId: string | null;
  readonly senderId: string;
  readonly text: string;
  readonly at: number;
}

export interface CommandTable {
  note(command: Omit<NotedCommand, 'id'>): Promise<void>;
  next(): Promise<NotedCommand | null>;
  /** Drops the row, words and all. */
  done(id: number): Promise<void>;
}

export interface JobTable {
  /** True for exactly one caller per (job, slot), on one machine or many. */
  claim(job: string, slot: number, now: number): Promise<boolean>;
  finish(job: string, slot: number, now: number, outcome: string): Promise<void>;
  /** How far the calendar has been walked; slots after it are still to be looked at. */
  walkedTo(): Promise<number | null>;
  setWalkedTo(at: number): Promise<void>;
}

/** Figures per group and day. */
export interface DayCount {
  readonly groupId: string;
  readonly day: Day;
  /** E.g. `messages`, `work`, `off-hours`, `stickers`, `bot`. */
  readonly what: string;
  readonly count: number;
}

export interface CountTable {
  add(counts: readonly DayCount[]): Promise<void>;
  /** Both days included. */
  between(from: Day, to: Day, groupId?: string): Promise<readonly DayCount[]>;
  /** The sum of one figure over these days, both included, by group; a group without any is not there. */
  sums(from: Day, to: Day, what: string): Promise<ReadonlyMap<string, number>>;
  purge(before: Day): Promise<number>;
}

export interface JournalTable {
  /** Puts an entry at the end; none is ever changed or removed. */
  add(entry: JournalEntry): Promise<void>;
  /** Newest first; `at >= since`, `at < until`. */
  list(
    filter: { groupId?: string; since?: number; until?: number },
    limit: number,
  ): Promise<readonly JournalEntry[]>;
  /** Its end; null where nothing was entered yet. */
  head(): Promise<JournalHead | null>;
}

/** Small facts about the installation itself: provider, account, keys, gaps. */
export interface NoteTable {
  get(key: string): Promise<string | null>;
  set(key: string, value: string): Promise<void>;
  drop(key: string): Promise<void>;
  /** Every note whose key begins so, in order of keys. */
  beginning(prefix: string): Promise<ReadonlyMap<string, string>>;
}

export interface AppealTable {
  /** @throws where the case was appealed against before */
  add(appeal: NewAppeal): Promise<void>;
  get(violationId: number): Promise<Appeal | null>;
  /** Undecided ones, the soonest due first. */
  open(): Promise<readonly Appeal[]>;
  /** Puts other words where those of all appeals of a person stood, open ones, too. */
  forgetWords(byId: string, instead: string): Promise<void>;
  /** `erasedId` stands where the id of who appealed stood. */
  forgetPerson(violationId: number, erasedId: string): Promise<void>;
  /** Decides an open one and drops its reason. @throws where it is decided already */
  decide(
    violationId: number,
    outcome: AppealOutcome,
    reviewerId: string | null,
    at: number,
  ): Promise<void>;
}

export interface ProposalTable {
  /** The number it got. */
  add(proposal: NewProposal): Promise<number>;
  get(id: number): Promise<Proposal | null>;
  /** Those that wait and have not run out at `now`, oldest first; of one sort where it is named. */
  open(now: number, kind?: string): Promise<readonly Proposal[]>;
  /** Settles a waiting one and empties its payload. @throws where it is settled already */
  settle(
    id: number,
    outcome: NonNullable<Proposal['outcome']>,
    by: string,
    at: number,
  ): Promise<void>;
  /** Empties the payload of what ran out before `now`; says how many. */
  purge(now: number): Promise<number>;
}

export interface ErrandTable {
  /** False where the key is there already: nothing is done twice. */
  add(errand: NewErrand): Promise<boolean>;
  /** Waiting ones with `notBefore <= now`, oldest first; what ran out is passed over and marked. */
  ready(now: number): Promise<readonly Errand[]>;
  settle(id: number, state: 'done' | 'failed'): Promise<void>;
  /** Counts an attempt and puts it off. */
  postpone(id: number, notBefore: number): Promise<void>;
  /** The soonest `notBefore` of what waits that lies after this instant. */
  nextReady(after: number): Promise<number | null>;
}

export interface NoticeLineTable {
  add(lines: readonly NoticeLine[]): Promise<void>;
  /** Of these groups, `saidAt >= since`, oldest first. */
  ofGroups(groupIds: readonly string[], since: number): Promise<readonly NoticeLine[]>;
  /** Of a message that was taken back. */
  drop(messageId: string): Promise<void>;
  dropOf(senderId: string): Promise<void>;
  /** Drops those kept to a day before this one; says how many. */
  purge(today: Day): Promise<number>;
}
