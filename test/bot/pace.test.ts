import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Pace, usualPace } from '../../src/bot/pace.ts';
import { dispatch, work } from './bench.ts';
import { inGroup, person, WayOut } from './way-out.ts';

const tang = person('唐丽');
const fang = person('方伟');
const steady = { ...usualPace, random: () => 0 };

describe('the pace', () => {
  it('lets the first word go at once', () => {
    expect(new Pace(steady).nextAt(tang)).toBe(-Infinity);
  });

  it('holds the account for its time, and the same recipient for longer', () => {
    const pace = new Pace(steady);
    pace.sent(tang, 1_000);

    expect(pace.nextAt(fang)).toBe(2_500);
    expect(pace.nextAt(tang)).toBe(4_000);
    expect(pace.nextAt(inGroup('唐丽'))).toBe(2_500);
  });

  it('spreads words by up to half of the time, never less than it', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }), (random) => {
        const pace = new Pace({ ...usualPace, random: () => random });
        pace.sent(tang, 0);

        expect(pace.nextAt(fang)).toBeGreaterThanOrEqual(usualPace.accountMs);
        expect(pace.nextAt(fang)).toBeLessThanOrEqual(usualPace.accountMs * 1.5);
        expect(pace.nextAt(tang)).toBeGreaterThanOrEqual(usualPace.recipientMs);
        expect(pace.nextAt(tang)).toBeLessThanOrEqual(usualPace.recipientMs * 1.5);
      }),
    );
  });

  it('is halved by each refusal and recovers slowly', () => {
    const pace = new Pace(steady);
    pace.refused(tang, 0);
    expect(pace.nextAt(fang)).toBe(3_000);
    pace.refused(tang, 0);
    expect(pace.nextAt(fang)).toBe(6_000);
    pace.sent(tang, 10_000);
    const slower = pace.nextAt(fang) - 10_000;
    expect(slower).toBeCloseTo(5_400);
    for (let n = 1; n <= 50; n += 1) pace.sent(tang, n * 100_000);

    expect(pace.nextAt(fang)).toBe(5_001_500);
  });

  it('is no slower for people who cannot be written to, and no quicker', () => {
    const pace = new Pace(steady);
    pace.asked(tang, 0);

    expect(pace.nextAt(fang)).toBe(1_500);
  });

  it('rests ten minutes, then twice as long, until something was sent again', () => {
    const pace = new Pace(steady);
    expect(pace.rest(0)).toBe(600_000);
    expect(pace.nextAt(fang)).toBe(600_000);
    expect(pace.rest(600_000)).toBe(1_200_000);
    expect(pace.rest(0)).toBe(2_400_000);
    pace.sent(tang, 5_000_000);
    expect(pace.rest(5_000_000)).toBe(600_000);
  });

  it('never lets a word go before a rest is over, whatever else happens', () => {
    const event = fc.constantFrom('sent', 'refused', 'asked');
    fc.assert(
      fc.property(fc.array(event), fc.integer({ min: 0, max: 599_999 }), (events, later) => {
        const pace = new Pace(steady);
        pace.rest(0);
        for (const one of events) {
          if (one === 'sent') pace.sent(tang, later);
          else if (one === 'refused') pace.refused(tang, later);
          else pace.asked(tang, later);
        }

        expect(pace.nextAt(fang)).toBeGreaterThanOrEqual(600_000);
      }),
    );
  });
});

describe('the pace of the outbox', () => {
  it('keeps its distances on the monotonic clock, whatever the wall clock does', async () => {
    const jump = fc.integer({ min: -26 * 3_600_000, max: 26 * 3_600_000 });
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.integer({ min: 0, max: 4_000 }), fc.option(jump)), { maxLength: 40 }),
        async (steps) => {
          const way = await WayOut.open([work], steady);
          const wall = way.clock.now();
          const queued = { queuedAt: wall - 1e9, notBefore: wall - 1e9, expiresAt: wall + 1e9 };
          for (let n = 0; n < 12; n += 1) {
            const to = n % 2 === 0 ? tang : fang;
            await way.queue(dispatch(`k${String(n)}`, { ...queued, to, purpose: 'reply' }));
          }
          for (const [ms, jumped] of steps) {
            way.clock.advance(ms);
            if (jumped !== null) way.clock.set(wall + jumped);
            await way.pump();
          }
          const gaps = way.calls.slice(1).map((call, n) => call - (way.calls[n] ?? 0));
          for (const gap of gaps) expect(gap).toBeGreaterThanOrEqual(1_500);
          const passed = steps.reduce((sum, [ms]) => sum + ms, 0);
          expect(way.calls.length).toBeLessThanOrEqual(1 + Math.floor(passed / 1_500));
          await way.store.close();
        },
      ),
      { numRuns: 25 },
    );
  });

  it('holds the second word to one person, not that to another', async () => {
    const way = await WayOut.open([work], steady);
    await way.queue(dispatch('a'), dispatch('b'), dispatch('c', { to: fang }));
    await way.pump();
    way.clock.advance(1_500);
    await way.pump();
    expect(way.texts()).toEqual(['话 a', '话 c']);
    way.clock.advance(1_499);
    await way.pump();
    expect(way.texts()).toHaveLength(2);
    way.clock.advance(1);
    await way.pump();

    expect(way.texts()).toEqual(['话 a', '话 c', '话 b']);
  });
});
