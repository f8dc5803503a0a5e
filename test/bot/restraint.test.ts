import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mayBeSaidAt, mergedText, publicGap } from '../../src/bot/restraint.ts';
import { isOfficeTime } from '../../src/domain/calendar.ts';
import type { Dispatch } from '../../src/domain/dispatch.ts';
import { at, book, dispatch, work } from './bench.ts';

const minute = 60_000;
const { setting } = book().forGroup({ id: work, name: work });

function saidAt(times: readonly number[]): readonly Dispatch[] {
  return times
    .toSorted((a, b) => a - b)
    .map((sentAt, id) => ({
      ...dispatch(String(id)),
      id,
      state: 'sent',
      attempts: 1,
      sentAt,
      reason: null,
      messageId: null,
    }));
}

describe('when a group may hear a line', () => {
  it('is never before now, and where it is now, hours, gap and budget allow it', () => {
    const base = at('2026-10-12T00:00');
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: -2_880, max: 0 }), { maxLength: 6 }),
        fc.integer({ min: 0, max: 4 * 1_440 }),
        (ages, minutes) => {
          const now = base + minutes * minute;
          const times = ages.map((age) => now + age * minute);
          const answer = mayBeSaidAt(setting, saidAt(times), now);

          expect(answer).toBeGreaterThanOrEqual(now);
          if (answer > now) return;
          expect(isOfficeTime(setting.calendar, setting.hours, now)).toBe(true);
          for (const one of times) expect(now - one).toBeGreaterThanOrEqual(publicGap);
          const day = (when: number) => Math.floor((when - base) / (1_440 * minute));
          expect(new Set(times.filter((one) => day(one) === day(now))).size).toBeLessThan(3);
        },
      ),
      { numRuns: 300 },
    );
  });

  it('comes at last, by looking again at the instant that was named', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: -2_880, max: 0 }), { maxLength: 6 }),
        fc.integer({ min: 0, max: 4 * 1_440 }),
        (ages, minutes) => {
          let now = at('2026-10-12T00:00') + minutes * minute;
          const said = saidAt(ages.map((age) => now + age * minute));
          for (let looks = 0; looks < 6; looks += 1) {
            const next = mayBeSaidAt(setting, said, now);
            if (next === now) return;
            now = next;
          }
          expect.unreachable('It is put off for ever');
        },
      ),
    );
  });

  it('counts a merged line once', () => {
    const morning = at('2026-10-12T09:00');
    const merged = saidAt([morning, morning, morning, morning]);

    expect(mayBeSaidAt(setting, merged, morning + publicGap)).toBe(morning + publicGap);
  });
});

describe('a merged line', () => {
  it('says each thing once, in order, and a single one without a number', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('甲。', '乙。', '丙。'), { minLength: 1 }), (texts) => {
        const merged = mergedText(texts.map((text) => ({ text })));
        const things = [...new Set(texts)];

        expect(merged.split('\n').map((line) => line.replace(/^\d\. /u, ''))).toEqual(things);
        expect(merged.includes('1. ')).toBe(things.length > 1);
      }),
    );
  });
});
