import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { manualClock, offsetClock, systemClock } from '../src/adapters/clock.ts';

const noon = Date.UTC(2026, 9, 12, 4);
const instant = fc.integer({ min: 0, max: Date.UTC(2100, 0, 1) });
const span = fc.integer({ min: 0, max: 40 * 86_400_000 });

describe('systemClock', () => {
  it('tells the time of the machine', () => {
    const before = Date.now();
    const told = systemClock().now();

    expect(told).toBeGreaterThanOrEqual(before);
    expect(told).toBeLessThanOrEqual(Date.now());
  });

  it('never runs backwards on its monotonic side', () => {
    const clock = systemClock();
    const told = Array.from({ length: 1_000 }, () => clock.monotonic());

    expect(told).toEqual([...told].sort((a, b) => a - b));
  });
});

describe('manualClock', () => {
  it('stands still until it is moved', () => {
    const clock = manualClock(noon);

    expect([clock.now(), clock.now(), clock.monotonic()]).toEqual([noon, noon, 0]);
  });

  it('moves both sides when time passes and only the wall when it is set, whatever the order', () => {
    const moves = fc.array(fc.oneof(fc.record({ set: instant }), fc.record({ advance: span })));
    fc.assert(
      fc.property(instant, moves, (start, steps) => {
        const clock = manualClock(start);
        let wall = start;
        let passed = 0;
        for (const step of steps) {
          if ('set' in step) {
            clock.set(step.set);
            wall = step.set;
          } else {
            clock.advance(step.advance);
            wall += step.advance;
            passed += step.advance;
          }
          expect([clock.now(), clock.monotonic()]).toEqual([wall, passed]);
        }
      }),
    );
  });

  it.each([-1, Number.NaN, Number.POSITIVE_INFINITY])('refuses to advance by %d', (ms) => {
    expect(() => {
      manualClock(noon).advance(ms);
    }).toThrow(RangeError);
  });
});

describe('offsetClock', () => {
  it('goes on ticking from wherever it was put, and its monotonic side is not touched', () => {
    fc.assert(
      fc.property(instant, fc.array(fc.record({ to: instant, then: span })), (start, steps) => {
        const base = manualClock(start);
        const clock = offsetClock(base);
        for (const { to, then } of steps) {
          clock.setNow(to);
          expect(clock.now()).toBe(to);
          base.advance(then);
          expect(clock.now()).toBe(to + then);
          expect(clock.monotonic()).toBe(base.monotonic());
        }
      }),
    );
  });
});
