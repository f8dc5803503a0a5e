import type { Calendar, OfficeHours } from '../../domain/calendar.ts';
import type { Level } from '../../domain/finding.ts';
import type { Day, GroupType } from '../../domain/group.ts';
import type { BoundKind, Kind } from '../kind.ts';
import type { GroupSetting, UnitNames } from '../setting.ts';
import type { Origin } from './origin.ts';
import type { Register } from './register.ts';

/** A rule as it holds for one group: a kind with options and a level. */
export interface BoundRule {
  /** The id in the book; the kind's name but for a unit's own rules. */
  readonly id: string;
  readonly title: string;
  readonly kind: Kind;
  readonly bound: BoundKind;
  readonly level: Level;
  readonly patience: number;
  readonly clause: string;
  /** The book's own wording; null means the kind's. */
  readonly reminder: string | null;
  readonly locked: boolean;
  /** It is new here and nobody has signed it on: its level is held at 观察. */
  readonly unsigned?: true;
}

/** Where a rule comes from. */
export interface RuleOrigin {
  readonly id: string;
  readonly title: string;
  readonly level: Level | 'off';
  /** The books that speak of it, from the most general on. */
  readonly from: readonly Origin[];
  readonly lockedBy: Origin | null;
}

/** A unit of the book. */
export interface UnitEntry extends UnitNames {
  readonly hours: OfficeHours | null;
  /** By name until seen, then bound to an id. */
  readonly head: string | null;
  readonly secrecyOfficer: string | null;
}

/** A group as the book names it: what cannot be seen in the group. */
export interface GroupEntry {
  readonly name: string;
  readonly type: GroupType;
  readonly unit: string;
  readonly owner: string | null;
  readonly publishers: readonly string[];
  readonly ends: Day | null;
  readonly duty: boolean;
}

/** A rule book that was read: complete, checked, inherited. Never changed, only replaced. */
export interface Book {
  /** 青溪镇: told as the source of every reminder. */
  readonly name: string;
  /** The common rules alone: no office has written a book of its own. */
  readonly isCommon?: true;
  readonly version: string;
  readonly calendar: Calendar;
  readonly hours: OfficeHours;
  readonly trialDays: number;
  /** Whether a group just joined begins with a trial. */
  readonly start: 'trial' | 'live';
  /** The supervisors' group by name, until first seen. */
  readonly supervisors: string | null;
  /** Words at the head of a message that the unit counts as marking it urgent. */
  readonly urgentWords?: readonly string[];
  readonly units: readonly UnitEntry[];
  readonly groups: readonly GroupEntry[];
  /** Every rule of the book, whatever the groups it holds in, in the order of the book. */
  readonly rules: readonly RuleOrigin[];
  /** What the book says of the register of groups. */
  readonly register: Register;
  /** The setting and the rules that hold for a group, the owner's overlay applied within bounds. */
  readonly forGroup: (group: {
    readonly id: string;
    readonly name: string;
    /** What a timeline says of it stands before the book. */
    readonly type?: GroupType;
    readonly endsOn?: Day | null;
    readonly overlay?: ReadonlyMap<string, string>;
  }) => GroupBook;
}

export interface GroupBook {
  readonly setting: GroupSetting;
  readonly entry: GroupEntry | null;
  readonly unit: UnitEntry;
  readonly rules: readonly BoundRule[];
}

/** One fault of a book, for the person who edits it. */
export interface Fault {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  /** Chinese: what is wrong and how to mend it. */
  readonly message: string;
}

/** What reading gave: all faults at once, and a book where one stands without the bad rules. */
export interface BookReading {
  readonly book: Book | null;
  readonly faults: readonly Fault[];
}
