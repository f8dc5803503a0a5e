import { firstWorkdayAfter, type Calendar } from '../domain/calendar.ts';
import type { EntryState } from '../domain/entry.ts';
import type { Day } from '../domain/group.ts';
import { addDays } from '../domain/zone.ts';
import type { RegisterValues } from '../engine/rule-book/register.ts';

/** What happens to an entry. A person decides, but for `find`, `go-idle`, `work`, `run-over`, `lapse`, `find-alive`. */
export type EntryEvent =
  /** The form is handed in, or handed in again. */
  | 'apply'
  | 'withdraw'
  | 'approve'
  | 'reject'
  /** Answered with an existing group. */
  | 'join'
  /** The bot or the owner reports the group built. */
  | 'build'
  /** Nobody built it in time. */
  | 'lapse'
  /** The office's book or list has it as a group in use. */
  | 'adopt'
  /** The bot sits in a group without a row. */
  | 'find'
  | 'go-idle'
  /** Real activity renews quietly. */
  | 'work'
  /** Its owner says that it is still needed. */
  | 'keep'
  | 'run-over'
  | 'extend'
  /** A person confirmed that it is to go into another group. */
  | 'set-to-merge'
  | 'merge'
  | 'set-to-dissolve'
  | 'dissolve'
  /** What was decided is taken back. */
  | 'take-back'
  /** The same, of a group that nobody ever filed: that is still to be done. */
  | 'take-back-unfiled'
  /** Said to be gone, and still spoken in, or still needed by its owner's word. */
  | 'find-alive';

export interface Transition {
  /** `none`: there was no entry before. */
  readonly from: EntryState | 'none';
  readonly event: EntryEvent;
  readonly to: EntryState;
  /** Only of a group that stands already (filed after it was built), or only of one that does not. */
  readonly built?: boolean;
}

/** The table of register.md §1, line by line; what is not here cannot happen. */
export const transitions: readonly Transition[] = [
  // applied 拟建 ← form handed in; → approve / reject, 2 workdays
  { from: 'none', event: 'apply', to: 'applied' },
  { from: 'unregistered', event: 'apply', to: 'applied' },
  { from: 'lapsed', event: 'apply', to: 'applied' },
  { from: 'applied', event: 'approve', to: 'approved', built: false },
  { from: 'applied', event: 'approve', to: 'active', built: true },
  { from: 'applied', event: 'reject', to: 'rejected', built: false },
  { from: 'applied', event: 'join', to: 'rejected', built: false },
  // A group that stands cannot be refused to be built: it is to go.
  { from: 'applied', event: 'reject', to: 'to_dissolve', built: true },
  { from: 'applied', event: 'join', to: 'to_merge', built: true },
  { from: 'applied', event: 'withdraw', to: 'lapsed', built: false },
  { from: 'applied', event: 'withdraw', to: 'unregistered', built: true },

  // approved 已批准 → built, 10 days, else lapsed 失效 (file again)
  { from: 'approved', event: 'build', to: 'active' },
  { from: 'approved', event: 'lapse', to: 'lapsed' },

  // active 在用 → idle / overdue / to_merge / to_dissolve
  { from: 'none', event: 'adopt', to: 'active' },
  { from: 'unregistered', event: 'adopt', to: 'active' },
  { from: 'active', event: 'go-idle', to: 'idle' },
  { from: 'active', event: 'run-over', to: 'overdue' },
  { from: 'active', event: 'set-to-merge', to: 'to_merge' },
  { from: 'active', event: 'set-to-dissolve', to: 'to_dissolve' },

  // idle 闲置 → active again / to_dissolve, owner answers in 7 days
  { from: 'idle', event: 'work', to: 'active' },
  { from: 'idle', event: 'keep', to: 'active' },
  { from: 'idle', event: 'run-over', to: 'overdue' },
  { from: 'idle', event: 'set-to-merge', to: 'to_merge' },
  { from: 'idle', event: 'set-to-dissolve', to: 'to_dissolve' },

  // overdue 超期 → extended / to_dissolve, 7 days
  { from: 'overdue', event: 'extend', to: 'active' },
  { from: 'overdue', event: 'set-to-merge', to: 'to_merge' },
  { from: 'overdue', event: 'set-to-dissolve', to: 'to_dissolve' },

  // to_merge 待合并 → merged, 15 days
  { from: 'to_merge', event: 'merge', to: 'merged' },
  { from: 'to_merge', event: 'set-to-dissolve', to: 'to_dissolve' },
  { from: 'to_merge', event: 'take-back', to: 'active' },
  // What was never approved does not come into use by being taken back: it is to be filed.
  { from: 'to_merge', event: 'take-back-unfiled', to: 'unregistered' },

  // to_dissolve 待解散 → dissolved, 30 days
  { from: 'to_dissolve', event: 'dissolve', to: 'dissolved' },
  { from: 'to_dissolve', event: 'take-back', to: 'active' },
  { from: 'to_dissolve', event: 'take-back-unfiled', to: 'unregistered' },

  // merged 已合并 / dissolved 已解散: kept three years; unless it turns out that it is still spoken in,
  // or its owner says that it is still needed
  { from: 'merged', event: 'find-alive', to: 'to_merge' },
  { from: 'dissolved', event: 'find-alive', to: 'to_dissolve' },

  // unregistered 未备案 ← bot invited, no row; → applied, 3 days
  { from: 'none', event: 'find', to: 'unregistered' },
  { from: 'unregistered', event: 'set-to-dissolve', to: 'to_dissolve' },
];

/**
 * The state an event leads to; null where it cannot happen. `built` says whether the group stands
 * already.
 */
export function stateAfter(
  from: EntryState | 'none',
  event: EntryEvent,
  built = false,
): EntryState | null {
  const meant = transitions.find(
    (one) => one.from === from && one.event === event && (one.built ?? built) === built,
  );
  return meant?.to ?? null;
}

/** How long an entry may be in a state, and what becomes of it then: nothing is closed by silence. */
export interface Deadline {
  readonly count: number;
  readonly unit: 'workdays' | 'days';
  /**
   * `remind` whoever is to answer, once; `lapse` an approval nobody used; `climb` to the unit head;
   * `list` for the supervisors; `check` the members again.
   */
  readonly then: 'remind' | 'lapse' | 'climb' | 'list' | 'check';
}

/** Ours: the document says days, the issue the third workday; nobody is asked on a weekend. */
const registerWithinWorkdays = 3;

/** Set up for an emergency: filed within a day, for so many days at most (register.md §1). */
export const urgentTerm = { fileWithinHours: 24, days: 30 } as const;

/** Applications of one person and day. */
export const applicationsPerDay = 3;

/** A review of what is still needed, once a year (E23). */
export const reviewDays = 365;

/** Null for states that last. */
export function deadlineOf(state: EntryState, values: RegisterValues): Deadline | null {
  const days = (count: number, then: Deadline['then']): Deadline => ({ count, unit: 'days', then });
  switch (state) {
    case 'applied':
      return { count: values.approveWithinWorkdays, unit: 'workdays', then: 'remind' };
    case 'approved':
      return days(values.buildWithinDays, 'lapse');
    case 'active':
      return days(values.memberCheckDays, 'check');
    case 'idle':
    case 'overdue':
      return days(values.answerWithinDays, 'climb');
    case 'to_merge':
      return days(values.mergeWithinDays, 'list');
    case 'to_dissolve':
      return days(values.dissolveWithinDays, 'list');
    case 'unregistered':
      return { count: registerWithinWorkdays, unit: 'workdays', then: 'list' };
    case 'merged':
    case 'dissolved':
    case 'rejected':
    case 'lapsed':
      return null;
  }
}

/** The last day on which an entry that came into its state on `since` is in time; null for states that last. */
export function dueOn(
  state: EntryState,
  since: Day,
  { values, calendar }: { readonly values: RegisterValues; readonly calendar: Calendar },
): Day | null {
  const deadline = deadlineOf(state, values);
  if (deadline === null) return null;
  if (deadline.unit === 'days') return addDays(since, deadline.count);
  return workdaysAfter(calendar, since, deadline.count);
}

/** The `count`th workday after a day. */
export function workdaysAfter(calendar: Calendar, day: Day, count: number): Day {
  let last = day;
  for (let counted = 0; counted < count; counted += 1) last = firstWorkdayAfter(calendar, last);
  return last;
}
