import type { Day } from '../domain/group.ts';
import type { JournalHead } from '../domain/journal.ts';
import type { ListedGroup, WeekRegister } from './week-register.ts';

/** Sums over all groups that are shown; the names are those of the daily counts. */
export interface WeekTotals {
  readonly messages: number;
  readonly work: number;
  readonly notices: number;
  readonly offHours: number;
  readonly late: number;
  readonly exempt: number;
  readonly mentionAll: number;
  readonly contentFree: number;
  readonly stickers: number;
  readonly pictures: number;
  readonly papers: number;
  readonly papersWithPoints: number;
  /** Cases that stand. */
  readonly violations: number;
}

export interface GroupWeek {
  readonly name: string;
  readonly messages: number;
  readonly work: number;
  readonly offHours: number;
  readonly violations: number;
}

/** What people decide of which only the number is told. */
export const decisionSorts = [
  'exempt',
  'mistaken',
  'trial-longer',
  'live',
  'rule-signed',
  'setting',
  'registered',
  'left',
  'announcement',
  'supervisor-added',
  'supervisor-dropped',
  'identity',
  'other',
] as const;

export type DecisionSort = (typeof decisionSorts)[number];

/** What people decided in the week: numbers and groups. What is about a suspected leak is left out. */
export interface WeekDecisions {
  /** How often and how long (milliseconds) each group's reminders were paused, the longest first. */
  readonly pauses: readonly {
    readonly group: string;
    readonly count: number;
    readonly ms: number;
  }[];
  readonly made: ReadonlyMap<DecisionSort, number>;
  readonly appealsFiled: number;
  /** Appeals decided in the week, whenever they were filed. */
  readonly upheld: number;
  readonly overturned: number;
  readonly lapsed: number;
}

/** Everything the weekly summary says. Names of groups only, never of people. */
export interface WeekFigures {
  /** Whose it is; null where nobody said. */
  readonly book: string | null;
  readonly from: Day;
  readonly to: Day;
  /** Groups the bot sits in; of them with fewer than five people, whose figures are left out; in trial. */
  readonly groups: number;
  readonly smallGroups: number;
  readonly trials: number;
  readonly now: WeekTotals;
  /** The same number of days before; null where nothing was counted then. */
  readonly before: WeekTotals | null;
  /** Like the totals without suspected leaks: those are the secrecy officer's alone. */
  readonly perRule: readonly { readonly title: string; readonly count: number }[];
  /** Rules of which people took back `wrong` cases of `looked` in the last 30 days, the worst first. */
  readonly imprecise: readonly {
    readonly title: string;
    readonly looked: number;
    readonly wrong: number;
  }[];
  readonly pending: number;
  readonly appealed: number;
  readonly mistaken: number;
  readonly corrected: number;
  readonly cured: number;
  readonly overturned: number;
  readonly remindersPrivate: number;
  readonly remindersInGroup: number;
  /**
   * What the bot said, each message once: in work groups; in private; and in answer to somebody, wherever
   * that was. What the supervisors' own group heard is in none of them, nor what is about a suspected leak.
   */
  readonly said: {
    readonly inGroups: number;
    readonly inPrivate: number;
    readonly answers: number;
  };
  /** Messages a member gets on a workday, the middle one of all members; null where unknown. */
  readonly medianPerWorkday: number | null;
  readonly perGroup: readonly GroupWeek[];
  /** Cases at the level 上报 that were the third of their sort or later. */
  readonly repeated: readonly {
    readonly group: string;
    readonly title: string;
    readonly violationId: number;
  }[];
  readonly decisions: WeekDecisions;
  readonly register: WeekRegister;
  readonly overdue: readonly (ListedGroup & { readonly ends: Day })[];
  readonly idle: readonly (ListedGroup & { readonly days: number })[];
  readonly withoutEnd: readonly ListedGroup[];
  /** Groups whose trial is over and whose owner has neither ended nor prolonged it. */
  readonly trialOver: readonly ListedGroup[];
  /** Milliseconds the bot was away. */
  readonly awayMs: number;
  readonly unknownYears: readonly number[];
  /** The end of the journal as the summary was written; null where nothing was entered yet. */
  readonly journal: JournalHead | null;
}
