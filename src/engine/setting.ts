import type { Calendar, OfficeHours } from '../domain/calendar.ts';
import type { Day, GroupType } from '../domain/group.ts';

/** A unit by all the names it goes by, and those whose papers count as a superior's. */
export interface UnitNames {
  readonly name: string;
  readonly own: readonly string[];
  readonly superiors: readonly string[];
}

/** What kinds may know of the group a message was said in. */
export interface GroupSetting {
  readonly id: string;
  readonly name: string;
  readonly type: GroupType;
  readonly unit: UnitNames;
  /** A declared 24-hour duty group. */
  readonly duty: boolean;
  readonly endsOn: Day | null;
  readonly calendar: Calendar;
  readonly hours: OfficeHours;
}
