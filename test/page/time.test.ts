import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  dayOf,
  dayTitle,
  fromField,
  minuteOf,
  nextMinuteOfDay,
  secondOf,
  shortTime,
  toField,
} from '../../src/adapters/simulator/page/time.ts';

const nine = 9 * 60;
const minuteMs = 60_000;
const instant = fc.integer({ min: 0, max: Date.parse('2099-12-31T00:00:00Z') });

/** The same wall, read by the platform's own tables of zones. */
const wall = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Asia/Shanghai',
  dateStyle: 'short',
  timeStyle: 'medium',
});

describe("times on the simulator's page", () => {
  it('are those of Shanghai, on both sides of midnight', () => {
    const evening = Date.parse('2026-10-10T23:59:59+08:00');
    expect([dayOf(evening), secondOf(evening)]).toEqual(['2026-10-10', '23:59:59']);
    expect(dayTitle(evening)).toBe('2026年10月10日 星期六');
    expect([dayTitle(evening + 1_000), minuteOf(evening + 1_000)]).toEqual([
      '2026年10月11日 星期日',
      '00:00',
    ]);
  });

  it('agree with the tables of zones at any instant since summer time ended', () => {
    const since1992 = fc.integer({ min: Date.parse('1992-01-01'), max: 4_102_416_000_000 });
    fc.assert(
      fc.property(since1992, (at) => {
        expect(`${dayOf(at)} ${secondOf(at)}`).toBe(wall.format(at));
      }),
    );
  });

  it('come back from a field as they went in, to the minute', () => {
    fc.assert(
      fc.property(instant, (at) => {
        expect(fromField(toField(at))).toBe(Math.floor(at / minuteMs) * minuteMs);
      }),
    );
  });

  it('are none where a field is empty or half filled in', () => {
    expect([fromField(''), fromField('2026-10'), fromField('2026-13-01T09:00')]).toEqual([
      null,
      null,
      null,
    ]);
  });

  it('name the day only where it is another one', () => {
    const now = Date.parse('2026-10-10T20:05:00+08:00');
    expect(shortTime(now, now)).toBe('20:05');
    expect(shortTime(Date.parse('2026-10-12T09:00:00+08:00'), now)).toBe('10月12日 09:00');
  });

  it('find the next nine o’clock after an instant, never that very one', () => {
    const at = Date.parse('2026-10-10T09:00:00+08:00');
    expect(nextMinuteOfDay(at - 1, nine)).toBe(at);
    expect(nextMinuteOfDay(at, nine)).toBe(at + 1_440 * minuteMs);
    fc.assert(
      fc.property(instant, (now) => {
        const next = nextMinuteOfDay(now, nine);
        expect(secondOf(next)).toBe('09:00:00');
        expect(next - now).toBeGreaterThan(0);
        expect(next - now).toBeLessThanOrEqual(1_440 * minuteMs);
      }),
    );
  });
});
