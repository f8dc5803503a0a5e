import type { Day } from './group.ts';

/** A moment as the clock on the office wall shows it. */
export interface LocalTime {
  readonly day: Day;
  /** Minutes since midnight, 0 to 1439. */
  readonly minute: number;
  readonly second: number;
  /** 1 is Monday, 7 is Sunday. */
  readonly weekday: number;
}
