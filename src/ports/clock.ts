/** The only source of the present time. */
export interface Clock {
  /** Wall clock, milliseconds UTC: calendar, rule book, records. The simulator moves it. */
  now(): number;
  /** Monotonic milliseconds: pacing, batches, watchdog. Never moved by anybody. */
  monotonic(): number;
}
