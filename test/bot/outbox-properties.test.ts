import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { publicBudget, publicGap } from '../../src/bot/restraint.ts';
import { isOfficeTime } from '../../src/domain/calendar.ts';
import type { DispatchPurpose } from '../../src/domain/dispatch.ts';
import { at, dispatch, farm, work } from './bench.ts';
import { inGroup, person, WayOut, type Ending, type Uttered } from './way-out.ts';

const minute = 60_000;
const start = at('2026-10-12T07:00');

type Step =
  | { readonly do: 'pass'; readonly minutes: number }
  | { readonly do: 'again' }
  | { readonly do: 'restart' }
  | { readonly do: 'echo'; readonly nth: number }
  | {
      readonly do: 'queue';
      readonly to: 'group' | 'farm' | 'person';
      readonly purpose: DispatchPurpose;
      readonly what: number;
      readonly after: number;
      readonly lasts: number;
    }
  | { readonly do: 'end'; readonly ending: Ending };

const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('pass' as const),
      minutes: fc.oneof(fc.integer({ min: 0, max: 45 }), fc.integer({ min: 0, max: 900 })),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('again' as const) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('restart' as const) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('echo' as const), nth: fc.nat(20) }) },
  {
    weight: 7,
    arbitrary: fc.record({
      do: fc.constant('queue' as const),
      to: fc.constantFrom('group', 'farm', 'person'),
      purpose: fc.constantFrom<DispatchPurpose[]>(
        'reminder',
        'reminder',
        'reminder',
        'reply',
        'alert',
        'notice',
        'report',
      ),
      what: fc.nat(5),
      after: fc.integer({ min: -5, max: 120 }),
      lasts: fc.integer({ min: 0, max: 600 }),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('end' as const),
      ending: fc.constantFrom<Ending[]>(
        'unreachable',
        'too-fast',
        'offline',
        'unknown',
        'cut',
        'dies-before',
        'dies-after',
      ),
    }),
  },
);

async function lived(steps: readonly Step[]): Promise<WayOut> {
  const way = await WayOut.open([work, farm]);
  way.clock.advance(Math.max(0, start - way.clock.now()));
  way.clock.set(start);
  for (const [index, one] of steps.entries()) {
    if (one.do === 'pass') way.clock.advance(one.minutes * minute);
    else if (one.do === 'end') way.endings.push(one.ending);
    else if (one.do === 'restart') await way.restart();
    else if (one.do === 'echo') {
      const heard: Uttered | undefined = way.uttered[one.nth];
      if (heard !== undefined) await way.echo(heard);
    } else if (one.do === 'queue') {
      const queuedAt = way.clock.now();
      const where = one.to === 'farm' ? farm : work;
      const reminder = one.purpose === 'reminder';
      const own = one.to === 'person' || !reminder;
      const made = dispatch(`k${String(index)}`, {
        to: one.to === 'person' ? person(`人${String(one.what)}`) : inGroup(where),
        purpose: one.purpose,
        groupId: where,
        text: own ? `〔${String(index)}〕${titleOf(one)}` : `第${String(one.what)}条规定。`,
        queuedAt,
        notBefore: queuedAt + one.after * minute,
        expiresAt: queuedAt + Math.max(0, one.after + one.lasts) * minute,
        fallback:
          one.to === 'person' && reminder
            ? {
                groupId: where,
                text: `第${String(one.what)}条规定。`,
                notBefore: queuedAt,
                expiresAt: queuedAt + one.lasts * minute,
              }
            : null,
      });
      await way.queue(made, made);
    }
    await way.pump();
  }
  return way;
}

function titleOf({ purpose }: { readonly purpose: DispatchPurpose }): string {
  return purpose === 'notice' ? '告知' : '';
}

/** Lines about findings and notices, as a group hears them; answers and alerts are not held back. */
function publicLines(way: WayOut, group: string): readonly Uttered[] {
  return way.uttered.filter(
    ({ to, text }) => to.id === group && (text.includes('条规定') || text.includes('告知')),
  );
}

describe('whatever is queued, refused, cut off, echoed and killed', () => {
  it('keeps to hours, gap and budget, to expiry and to saying each thing once', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 45 }), async (steps) => {
        const way = await lived(steps);
        const { calendar, hours } = way.book;
        const rows = await way.rows();
        for (const group of [work, farm]) {
          const lines = publicLines(way, group);
          const perDay = new Map<number, Uttered[]>();
          for (const [index, line] of lines.entries()) {
            expect(isOfficeTime(calendar, hours, line.at)).toBe(true);
            const previous = lines[index - 1];
            if (previous !== undefined)
              expect(line.at - previous.at).toBeGreaterThanOrEqual(publicGap);
            const day = Math.floor((line.at - at('2026-10-12T00:00')) / (24 * 60 * minute));
            perDay.set(day, [...(perDay.get(day) ?? []), line]);
          }
          for (const today of perDay.values()) {
            expect(today.length).toBeLessThanOrEqual(publicBudget);
            const things = today.flatMap(({ text }) => text.match(/第\d条规定/gu) ?? []);
            expect(new Set(things).size).toBe(things.length);
          }
        }
        for (const row of rows) {
          const said = way.uttered.filter(
            ({ text }) => text.includes(row.text) && row.text.startsWith('〔'),
          );
          const surely = said.filter(({ text }) => !text.startsWith('（重发）'));
          expect(surely.length).toBeLessThanOrEqual(1);
          expect(said.length).toBeLessThanOrEqual(row.purpose === 'alert' ? 2 : 1);
          for (const { at: when } of said) {
            expect(when).toBeGreaterThanOrEqual(Math.min(row.notBefore, row.sentAt ?? when));
            expect(when).toBeLessThanOrEqual(row.expiresAt);
            if (row.purpose === 'notice' || row.purpose === 'report')
              expect(isOfficeTime(calendar, hours, when)).toBe(true);
          }
          if (row.state === 'sent') expect(row.sentAt).not.toBeNull();
          expect(row.attempts).toBeLessThanOrEqual(8);
          expect(row.state).not.toBe('sending');
        }
        expect(new Set(rows.map(({ key }) => key)).size).toBe(rows.length);
        await way.store.close();
      }),
      { numRuns: 60 },
    );
  });
});
