import type { Day } from './group.ts';

/** What is kept of a notice or task until the end of the next workday, for 今日通知. */
export interface NoticeLine {
  readonly messageId: string;
  readonly groupId: string;
  readonly senderId: string;
  readonly saidAt: number;
  /** Its first line, shortened, numbers of people masked. */
  readonly line: string;
  /** The deadline in the notice's own words, e.g. `明天15:00前`; null where it gives none. */
  readonly deadline: string | null;
  /** Whom to ask by the notice's own words; null where it names nobody. */
  readonly contact: string | null;
  /** The last day it is kept. */
  readonly keptTo: Day;
}
