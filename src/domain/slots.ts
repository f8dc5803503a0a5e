/**
 * When a job is due, in the zone of the rule book. `at` is `HH:MM`.
 * `holiday`: what becomes of a slot on a day without work. It is dropped, moved to the same
 * time of the next workday, or kept.
 */
export type Every =
  | 'tick'
  | {
      /** 1 Monday … 7 Sunday; every day where none is given. */
      readonly weekday?: number;
      readonly at: string;
      readonly holiday: 'skip' | 'next-workday' | 'keep';
    };
