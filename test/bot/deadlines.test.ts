import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { at, Bench, paper, points, supervisors, work } from './bench.ts';

const minute = 60_000;
const forwarded = at('2026-10-12T09:00');

async function afterPoints(secondsLater: number, arrives = secondsLater): Promise<string[]> {
  const bench = await Bench.open();
  await bench.gets(bench.said('唐丽', '', { type: 'attachment', fileName: paper }));
  await bench.until(forwarded + arrives * 1_000);
  await bench.gets({
    ...bench.said('唐丽', points),
    ...shifted(bench, forwarded + secondsLater * 1_000),
  });
  await bench.until('2026-10-12T10:00');
  const states = (await bench.violations()).map(({ state }) => state);
  await bench.store.close();
  return states;
}

function shifted(bench: Bench, sentAt: number) {
  const said = bench.said('唐丽', points, { id: 'points' });
  if (said.kind !== 'message') throw new Error('Not a message');
  return { kind: 'message' as const, message: { ...said.message, sentAt } };
}

describe('an obligation', () => {
  it.each([
    ['at exactly ten minutes is met', 600, 600, 'cured'],
    ['at exactly ten minutes, arriving five seconds later, is met', 600, 605, 'cured'],
    ['one second after ten minutes is not', 601, 601, 'open'],
    ['twenty seconds after ten minutes is not', 620, 620, 'open'],
  ])('met %s', async (_, said, arrives, state) => {
    expect(await afterPoints(said, arrives)).toEqual([state]);
  });

  it('is met exactly where the points were said within its window', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: -610, max: 640 }), async (seconds) => {
        const states = await afterPoints(seconds, Math.max(seconds, 0));
        expect(states).toEqual([Math.abs(seconds) <= 600 ? 'cured' : 'open']);
      }),
      { numRuns: 20 },
    );
  });

  it('that could be met while the bot was away is held against nobody', async () => {
    const bench = await Bench.open();
    await bench.gets(bench.said('唐丽', '', { type: 'attachment', fileName: paper }));
    bench.clock.advance(60 * minute);
    await bench.start();
    await bench.bot.tick();

    expect((await bench.violations()).map(({ state }) => state)).toEqual(['cured']);
    expect(bench.chat.said).toEqual([]);
  });

  it('that fell due in a moment of absence, or outside of one, stands', async () => {
    const bench = await Bench.open();
    bench.clock.advance(30 * minute);
    await bench.start();
    await bench.gets(bench.said('唐丽', '', { type: 'attachment', fileName: paper }));
    await bench.until('2026-10-12T09:35');
    await bench.bot.tick();
    bench.clock.advance(minute);
    await bench.start();
    await bench.until('2026-10-12T09:41');

    expect((await bench.violations()).map(({ state }) => state)).toEqual(['open']);
    expect(bench.heardBy()).toEqual(['唐丽']);
  });

  it('is settled, however many fall due at once', async () => {
    const people = Array.from({ length: 250 }, (_, n) => `干部${String(n)}`);
    const bench = await Bench.open({ people });
    await bench.gets(
      ...people.map((who) => bench.said(who, '', { type: 'attachment', fileName: paper })),
    );
    bench.clock.advance(60 * minute);
    await bench.bot.tick();

    expect(await bench.store.transaction((tx) => tx.violations.nextDue())).toBeNull();
  });
});

describe('a clock that jumps', () => {
  it.each([
    ['a day ahead', 1],
    ['a day back', -1],
  ])('%s says nothing about what was pending, and nothing twice', async (_, days) => {
    const bench = await Bench.open();
    await bench.gets(bench.said('唐丽', '', { type: 'attachment', fileName: paper }));
    const before = bench.chat.said.length;
    bench.clock.set(bench.clock.now() + days * 24 * 60 * minute);
    await bench.bot.tick();
    bench.clock.set(bench.clock.now() - days * 24 * 60 * minute);
    await bench.bot.tick();

    expect(bench.chat.said.slice(before).filter(({ to }) => to.id === '唐丽')).toEqual([]);
  });
});

describe('the jobs of the bot', () => {
  const summaries = (bench: Bench) =>
    bench.chat.said.filter(({ to }) => to.id === supervisors).map(({ at: when }) => when);

  it('give a weekly summary that was missed once, as soon as the bot is back', async () => {
    const bench = await Bench.open({ since: '2026-10-14T09:00' });
    await bench.gets(bench.said('唐丽', '各村秋播进度表已经汇总，共完成八成'));
    await bench.until('2026-10-18T12:00');
    expect(summaries(bench)).toEqual([]);
    bench.clock.advance(at('2026-10-20T10:00') - bench.clock.now());
    await bench.start();
    await bench.bot.tick();
    await bench.bot.tick();
    await bench.start();
    await bench.bot.tick();

    expect(summaries(bench)).toEqual([at('2026-10-20T10:00')]);
    await bench.until('2026-10-26T12:00');
    expect(summaries(bench)).toEqual([at('2026-10-20T10:00'), at('2026-10-26T09:00')]);
  });

  it('give none that was missed by more than two days', async () => {
    const bench = await Bench.open({ since: '2026-10-14T09:00' });
    await bench.until('2026-10-18T12:00');
    bench.clock.advance(at('2026-10-21T09:01') - bench.clock.now());
    await bench.start();
    await bench.bot.tick();

    expect(summaries(bench)).toEqual([]);
  });

  it('do nothing twice, however the clock jumps by a day', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.constantFrom(-24, -1, 1, 6, 24), { minLength: 3, maxLength: 14 }),
        async (hours) => {
          const bench = await Bench.open({ since: '2026-10-18T20:00' });
          await bench.gets(bench.said('唐丽', '各村秋播进度表已经汇总，共完成八成'));
          for (const step of hours) {
            bench.clock.set(bench.clock.now() + step * 60 * minute);
            await bench.bot.tick();
          }
          const rows = await bench.dispatches();
          const weekly = rows.filter(({ purpose }) => purpose === 'report');
          const texts = bench.chat.said.map(({ to, text }) => `${to.id} ${text}`);

          expect(new Set(weekly.map(({ key }) => key)).size).toBe(weekly.length);
          expect(new Set(texts).size).toBe(texts.length);
          await bench.store.close();
        },
      ),
      { numRuns: 15 },
    );
  });

  it('go on where the group they speak of was never heard in', async () => {
    const bench = await Bench.open({ since: '2026-10-12T09:00', groups: [work] });
    await bench.until('2026-11-30T09:30');

    expect(bench.log.lines).toEqual([]);
  });
});
