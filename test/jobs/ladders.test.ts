import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isOfficeTime } from '../../src/domain/calendar.ts';
import { closing } from '../../src/jobs/closing.ts';
import { idle } from '../../src/jobs/idle.ts';
import { terms } from '../../src/jobs/terms.ts';
import { addDays, instantOf } from '../../src/domain/zone.ts';
import { ordinaryHours, shanghai } from '../time/china-2026.ts';
import { knowSupervisors, openOffice, type Office } from './office.ts';

const zone = 'Asia/Shanghai';
const first = '2026-03-02';
const jobs = [closing, idle, terms];

/** What was queued since this was last asked; said, and forgotten with its words. */
async function sayAll(office: Office) {
  return office.store.transaction(async (tx) => {
    const queued = await tx.outbox.list(['queued'], 10_000);
    for (const { id } of queued) await tx.outbox.settle(id, 'sent', office.clock.now());
    await tx.outbox.purge(Number.MAX_SAFE_INTEGER);
    return queued;
  });
}

async function knowHead(office: Office): Promise<void> {
  await office.store.transaction(async (tx) => {
    await tx.people.put([{ id: 'head', name: '周镇长', reachable: null }]);
    await tx.people.bind('head', '青溪镇', '周镇长', 'head', 0);
  });
}

/** Which group, and whether it is idle or over its term. */
function withoutDays(words: string): string {
  return words.replace(/已?\d+天/u, '闲置');
}

/** The clock is put ahead by days, or back, to any time of the day; the bot may have been down. */
const jump = fc.record({
  days: fc.oneof(
    { weight: 4, arbitrary: fc.integer({ min: 0, max: 9 }) },
    { weight: 1, arbitrary: fc.integer({ min: 10, max: 80 }) },
    { weight: 1, arbitrary: fc.integer({ min: -20, max: -1 }) },
  ),
  minute: fc.oneof(fc.constant(9 * 60 + 5), fc.integer({ min: 0, max: 1439 })),
});

test('whatever the days, each rung is said once at most and never on a day off or at night', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(jump, { minLength: 5, maxLength: 30 }),
      fc.array(fc.integer({ min: 0, max: 120 }), { minLength: 1, maxLength: 3 }),
      async (jumps, ends) => {
        const office = await openOffice();
        await knowHead(office);
        for (const [n, days] of ends.entries()) {
          await office.addGroup(`专项群${String(n)}`, {
            type: 'task',
            ends: addDays(first, days),
            lastWorkAt: shanghai(`${first}T10:00:00`),
          });
        }
        let day = first;
        const keys: string[] = [];
        const up: string[] = [];
        for (const { days, minute } of jumps) {
          const later = addDays(day, days);
          day = later < first ? first : later > '2026-12-20' ? '2026-12-20' : later;
          office.clock.set(instantOf(zone, day, minute));
          await office.run(jobs);
          for (const { key, notBefore, to, text } of await sayAll(office)) {
            expect(isOfficeTime(office.book.calendar, ordinaryHours, notBefore)).toBe(true);
            if (to.id !== 'head') keys.push(key);
            // What he hears of several groups is one message.
            else up.push(...(text.match(/《专项群\d》(?:已?\d+天|已于)/gu) ?? []).map(withoutDays));
          }
        }
        expect(new Set(keys).size).toBe(keys.length);
        expect(new Set(up).size).toBe(up.length);
        await office.store.close();
      },
    ),
    { numRuns: 40 },
  );
}, 120_000);

test('two thousand groups of one morning are one word to each owner', async () => {
  const office = await openOffice();
  await knowSupervisors(office);
  const old = { lastWorkAt: shanghai('2026-07-01T10:00:00') };
  for (let n = 0; n < 2_000; n += 1) {
    await office.addGroup(`工作群${String(n)}`, { ...old, ownerId: `owner-${String(n % 40)}` });
  }
  await office.runAt([idle], '2026-10-12T08:00:00', '2026-10-12T09:00:00');
  const queued = await office.store.transaction((tx) => tx.outbox.list(['queued'], 5_000));
  expect(queued).toHaveLength(40);
  expect(Math.max(...queued.map(({ text }) => text.length))).toBeLessThan(1_200);
  const idleOnes = await office.store.transaction((tx) => tx.entries.list({ states: ['idle'] }));
  expect(idleOnes).toHaveLength(2_000);
  await sayAll(office);
  await office.runAt([idle], '2026-10-13T09:00:00', '2026-10-14T09:00:00');
  expect(await sayAll(office)).toEqual([]);
}, 120_000);
