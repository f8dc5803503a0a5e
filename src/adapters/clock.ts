import type { Clock } from '../ports/clock.ts';

/** The machine's clocks. The only place that asks the machine for the time. */
export function systemClock(): Clock {
  return { now: () => Date.now(), monotonic: () => performance.now() };
}

/** A clock that stands still until it is told to move: tests, replays. `start` in milliseconds UTC. */
export interface ManualClock extends Clock {
  /** Puts the wall clock anywhere, also back; the monotonic one stays. */
  set(to: number): void;
  /** Lets `ms` pass on both clocks. @throws RangeError on a negative or non-finite span */
  advance(ms: number): void;
}

export function manualClock(start: number): ManualClock {
  let wall = start;
  let elapsed = 0;
  return {
    now: () => wall,
    monotonic: () => elapsed,
    set(to) {
      wall = to;
    },
    advance(ms) {
      if (!(ms >= 0 && Number.isFinite(ms))) {
        throw new RangeError(`Time only passes forward: cannot advance by ${ms} ms`);
      }
      wall += ms;
      elapsed += ms;
    },
  };
}

/** A wall clock that was put somewhere else and goes on ticking from there: the simulator's. */
export interface OffsetClock extends Clock {
  /** From now on it is `to`, and goes on. */
  setNow(to: number): void;
}

export function offsetClock(base: Clock): OffsetClock {
  let offset = 0;
  return {
    now: () => base.now() + offset,
    // Pacing must not jump when somebody moves the day on.
    monotonic: () => base.monotonic(),
    setNow(to) {
      offset = to - base.now();
    },
  };
}
