import type { Application, ApplicationOutcome, NewApplication } from '../domain/application.ts';
import type { Baseline } from '../domain/baseline.ts';
import type {
  ChangeNote,
  Entry,
  EntryChange,
  EntryChanges,
  EntrySort,
  EntryState,
  NewEntry,
  Observed,
} from '../domain/entry.ts';
import type { Day } from '../domain/group.ts';
import type {
  NewRectification,
  Rectification,
  RectificationOutcome,
} from '../domain/rectification.ts';
import type { RosterLine } from '../domain/roster.ts';

export interface EntryFilter {
  readonly sort?: EntrySort;
  readonly states?: readonly EntryState[];
  /** Entries of these groups only. */
  readonly groupIds?: readonly string[];
}

/** The ledger of groups and accounts. Nothing in it changes without a line in its history. */
export interface EntryTable {
  /**
   * Numbers it, and gives it an id of its own (`2026-0012`: the year it came in, and a count over all
   * years) where none is given. @throws where the id is there already, or the group has an entry
   */
  add(entry: NewEntry, note: ChangeNote): Promise<Entry>;
  get(number: number): Promise<Entry | null>;
  byId(id: string): Promise<Entry | null>;
  ofGroup(groupId: string): Promise<Entry | null>;
  /** In order of numbers. */
  list(filter?: EntryFilter): Promise<readonly Entry[]>;
  /**
   * Changes what differs and writes a line of history for each key; nothing where all is the same.
   * A change of state also moves `since` unless that is given. @throws where the number is unknown
   */
  change(number: number, changes: EntryChanges, note: ChangeNote & { day: Day }): Promise<Entry>;
  /** A line of history of what was said and changed nothing (`kept`). @throws where the number is unknown */
  remark(number: number, key: 'kept', note: ChangeNote): Promise<void>;
  /** Overwrites what was measured; no line of history. */
  observe(number: number, seen: Partial<Observed>): Promise<void>;
  /** Oldest first; `at >= since`, `at < until`; at most `limit` (10,000 where none is given). */
  history(
    filter: { readonly entry?: number; readonly since?: number; readonly until?: number },
    limit?: number,
  ): Promise<readonly EntryChange[]>;
  /**
   * An entry the bot only found (未备案) goes, history and all, for the one that was filed of the same
   * group; what was applied for and found of it stands at that one. @throws where it is more than found
   */
  giveWay(number: number, to: number): Promise<void>;
  /** `erasedId` stands where whoever applied for it stood; no line of history, which would name him. */
  forgetApplicant(number: number, erasedId: string): Promise<void>;
  /** A group goes by a new id. */
  succeed(oldGroupId: string, newGroupId: string): Promise<void>;
  /** Drops ended entries that came into their state before this day, history and all; says how many. */
  purge(before: Day): Promise<number>;
}

export interface ApplicationTable {
  /** The number it got. */
  add(application: NewApplication): Promise<number>;
  get(number: number): Promise<Application | null>;
  /** Undecided ones, oldest first. */
  open(): Promise<readonly Application[]>;
  /** Of one person, `madeAt >= since`, oldest first. */
  ofPerson(byId: string, since: number): Promise<readonly Application[]>;
  /** About one entry, oldest first. */
  ofEntry(entry: number): Promise<readonly Application[]>;
  remind(number: number, at: number): Promise<void>;
  /** @throws where it is decided already */
  settle(
    number: number,
    outcome: ApplicationOutcome,
    by: string,
    at: number,
    answer: string | null,
  ): Promise<void>;
  /** Puts what is left of a payload in its place. */
  keepOf(number: number, payload: string): Promise<void>;
  /**
   * Another id, made for each, stands where his did in every application of his, and in every one he
   * decided; why any of them was rejected goes.
   */
  forgetPerson(personId: string, erasedId: () => string): Promise<void>;
  /** Drops those that were decided before this instant; says how many. */
  purge(before: number): Promise<number>;
}

export interface RectificationTable {
  add(rectification: NewRectification): Promise<Rectification>;
  get(number: number): Promise<Rectification | null>;
  /** Oldest first; of one entry, or open ones only, where that is asked. */
  list(filter?: {
    readonly entry?: number;
    readonly open?: boolean;
  }): Promise<readonly Rectification[]>;
  /** @throws where it is settled already */
  settle(
    number: number,
    outcome: RectificationOutcome,
    on: Day,
    answer: string | null,
  ): Promise<void>;
  /**
   * Puts other words, and another person, into one that is settled. @throws where it is open: it still
   * says who is to act
   */
  reword(
    number: number,
    changes: Partial<Pick<Rectification, 'facts' | 'person' | 'personId' | 'openedBy' | 'answer'>>,
  ): Promise<void>;
  /** Drops those that were settled before this day; says how many. */
  purge(before: Day): Promise<number>;
}

export interface BaselineTable {
  /** Replaces what was frozen for the same day. */
  freeze(baseline: Baseline): Promise<void>;
  get(day: Day): Promise<Baseline | null>;
  /** Oldest day first. */
  list(): Promise<readonly Baseline[]>;
  /** `erasedId` stands where whoever froze figures stood. */
  forgetPerson(personId: string, erasedId: string): Promise<void>;
}

export interface RosterTable {
  /** Replaces the whole list. */
  replace(lines: readonly RosterLine[]): Promise<void>;
  list(): Promise<readonly RosterLine[]>;
}
