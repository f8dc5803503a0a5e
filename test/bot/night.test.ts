import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isOfficeTime } from '../../src/domain/calendar.ts';
import type { Said } from '../world/fake-chat.ts';
import { at, Bench, farm, paper, post, work } from './bench.ts';

const minute = 60_000;
const people = ['唐丽', '方伟', '丁宁'];
const closing = at('2026-10-12T18:00');
const opening = at('2026-10-13T08:30');
const noon = at('2026-10-13T12:00');

const saying = fc.record({
  who: fc.constantFrom(...people),
  where: fc.constantFrom(work, farm),
  what: fc.constantFrom('post', 'post', 'sticker', 'burst', 'paper'),
  minute: fc.integer({ min: 0, max: 14 * 60 + 29 }),
});

const nights = fc.record({
  lines: fc.array(saying, { minLength: 1, maxLength: 14 }),
  unreachable: fc.subarray(people),
  /** How often these people did the like before. */
  before: fc.integer({ min: 0, max: 3 }),
});

async function lived({
  lines,
  unreachable,
  before,
}: typeof nights extends fc.Arbitrary<infer Night> ? Night : never): Promise<Bench> {
  const bench = await Bench.open({ since: '2026-09-28T09:00', groups: [work, farm], people });
  for (const who of unreachable) bench.chat.unreachable.add(who);
  for (let n = 0; n < before; n += 1) {
    await bench.until(`2026-09-${String(28 + n)}T20:00`);
    await bench.gets(...people.map((who) => bench.said(who, post)));
  }
  await bench.until(closing - 1);
  bench.chat.said.length = 0;
  for (const { who, where, what, minute: after } of lines.toSorted((a, b) => a.minute - b.minute)) {
    // What falls due after the opening is no matter of the night any more.
    if (what === 'paper' && after > 14 * 60 + 15) continue;
    await bench.until(closing + after * minute);
    if (what === 'sticker') await bench.gets(bench.said(who, '', { type: 'emoticon', in: where }));
    else if (what === 'paper')
      await bench.gets(bench.said(who, '', { type: 'attachment', fileName: paper, in: where }));
    else if (what === 'burst')
      await bench.gets(
        ...[1, 2, 3, 4, 5].map((n) => bench.said(who, `第${String(n)}处`, { in: where })),
      );
    else await bench.gets(bench.said(who, post, { in: where }));
  }
  await bench.until('2026-10-13T17:59');
  return bench;
}

describe('a night', () => {
  it('is silent in groups, and brings nobody more than one private word', async () => {
    await fc.assert(
      fc.asyncProperty(nights, async (night) => {
        const bench = await lived(night);
        const { calendar, hours } = bench.book;
        const said = bench.chat.said.filter(({ at: when }) => when < opening);
        expect(said.filter(({ to }) => to.kind === 'group')).toEqual([]);
        for (const who of people) {
          expect(said.filter(({ to }) => to.id === who).length).toBeLessThanOrEqual(1);
        }
        for (const { to, at: when } of bench.chat.said) {
          if (to.kind === 'group') expect(isOfficeTime(calendar, hours, when)).toBe(true);
        }
        await bench.store.close();
      }),
      { numRuns: 20 },
    );
  });

  it('comes down to one line a group the next morning, each thing once, none from noon on', async () => {
    await fc.assert(
      fc.asyncProperty(nights, async (night) => {
        const bench = await lived(night);
        for (const group of [work, farm]) {
          const lines = bench.chat.said.filter(({ to }) => to.id === group);
          expect(lines.length).toBeLessThanOrEqual(1);
          for (const { at: when } of lines) {
            expect(when).toBeGreaterThanOrEqual(opening);
            expect(when).toBeLessThan(noon);
          }
          for (const line of lines) expectNoNamesAndNoRepeats(line);
        }
        await bench.store.close();
      }),
      { numRuns: 20 },
    );
  });

  it('leaves to the morning whoever could not be told at night, in the past tense', async () => {
    const bench = await lived({
      lines: [{ who: '唐丽', where: work, what: 'post', minute: 60 }],
      unreachable: ['唐丽'],
      before: 0,
    });

    expect(bench.chat.said).toEqual([
      {
        to: { kind: 'group', id: work },
        at: opening,
        text: expect.stringContaining('此前') as string,
      },
    ]);
  });

  it('is forgotten at noon where the bot was away in the morning', async () => {
    const bench = await Bench.open({ since: '2026-10-12T17:00' });
    bench.chat.unreachable.add('唐丽');
    await bench.until('2026-10-12T20:00');
    await bench.gets(bench.said('唐丽', post));
    bench.clock.advance(16 * 60 * minute);
    await bench.start();
    await bench.until('2026-10-13T17:59');

    expect(bench.chat.said).toEqual([]);
  });
});

function expectNoNamesAndNoRepeats({ text }: Said): void {
  for (const who of people) expect(text).not.toContain(who);
  const things = text.split('\n').map((line) => line.replace(/^\d\. /u, ''));
  expect(new Set(things).size).toBe(things.length);
}
