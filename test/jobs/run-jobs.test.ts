import fc from 'fast-check';
import { expect, test } from 'vitest';
import { nextJobAt, runDueJobs } from '../../src/bot/run-jobs.ts';
import { slotsBetween, type Every } from '../../src/domain/slots.ts';
import type { Job } from '../../src/jobs/job.ts';
import { StoreFault } from '../../src/ports/store.ts';
import { shanghai } from '../time/china-2026.ts';
import { openOffice, type Office } from './office.ts';

const daily: Every = { at: '09:00', holiday: 'keep' };
const newYork = { zone: 'America/New_York', years: new Map() };

/** A job that leaves one line in the journal for each run. */
function marking(name: string, every: Every = daily, graceHours = 12): Job {
  return {
    name,
    title: name,
    every,
    graceHours,
    run: ({ tx, slot }) =>
      tx.journal.add({ at: slot, actorId: 'bot', action: name, groupId: null, detail: '' }),
  };
}

function throwing(name: string, error: Error): Job {
  const inner = marking(name);
  return {
    ...inner,
    async run(context) {
      await inner.run(context);
      throw error;
    },
  };
}

async function runsOf(office: Office, name: string): Promise<readonly number[]> {
  const entries = await office.store.transaction((tx) => tx.journal.list({}, 1_000));
  return entries
    .filter(({ action }) => action === name)
    .map(({ at }) => at)
    .sort((a, b) => a - b);
}

test('a job runs once at its slot however often it is asked', async () => {
  const office = await openOffice();
  const jobs = [marking('daily')];
  await office.runAt(
    jobs,
    '2026-09-07T08:59:59',
    '2026-09-07T09:00:00',
    '2026-09-07T09:00:00',
    '2026-09-07T09:00:01',
    '2026-09-07T23:00:00',
  );
  expect(await runsOf(office, 'daily')).toEqual([shanghai('2026-09-07T09:00:00')]);
});

test('a first start runs what is due at this instant, and nothing of before', async () => {
  const at = await openOffice();
  await at.runAt([marking('daily')], '2026-09-07T09:00:00');
  expect(await runsOf(at, 'daily')).toHaveLength(1);
  const later = await openOffice();
  await later.runAt([marking('daily')], '2026-09-07T09:00:01');
  expect(await runsOf(later, 'daily')).toEqual([]);
});

test('after ten days away the latest missed slot runs, once', async () => {
  const office = await openOffice();
  const jobs = [marking('daily')];
  await office.runAt(jobs, '2026-09-07T08:00:00', '2026-09-17T20:59:00', '2026-09-17T20:59:01');
  expect(await runsOf(office, 'daily')).toEqual([shanghai('2026-09-17T09:00:00')]);
});

test('a slot missed by more than its grace is left out, and the log says so', async () => {
  const office = await openOffice();
  const jobs = [marking('daily')];
  await office.runAt(jobs, '2026-09-07T08:00:00', '2026-09-17T21:00:01');
  expect(await runsOf(office, 'daily')).toEqual([]);
  expect(office.log.lines).toContainEqual(
    expect.objectContaining({ level: 'warn', fields: expect.objectContaining({ job: 'daily' }) }),
  );
});

test('exactly at the end of its grace a missed slot still runs', async () => {
  const office = await openOffice();
  await office.runAt([marking('daily')], '2026-09-07T08:00:00', '2026-09-17T21:00:00');
  expect(await runsOf(office, 'daily')).toHaveLength(1);
});

test('a clock that is put back runs nothing twice', async () => {
  const office = await openOffice();
  await office.runAt(
    [marking('daily')],
    '2026-09-07T08:00:00',
    '2026-09-07T09:00:00',
    '2026-09-07T08:30:00',
    '2026-09-07T09:00:00',
    '2026-09-05T09:00:00',
    '2026-09-07T09:30:00',
  );
  expect(await runsOf(office, 'daily')).toEqual([shanghai('2026-09-07T09:00:00')]);
});

test('a restart within the minute runs nothing twice', async () => {
  const office = await openOffice();
  const jobs = [marking('daily')];
  await office.runAt(jobs, '2026-09-07T08:00:00', '2026-09-07T09:00:00');
  // As if the process had ended before it marked how far it had walked.
  await office.store.transaction((tx) => tx.jobs.setWalkedTo(shanghai('2026-09-07T08:59:00')));
  await office.runAt(jobs, '2026-09-07T09:00:20');
  expect(await runsOf(office, 'daily')).toHaveLength(1);
});

test('several bots on one store run a slot once', async () => {
  const office = await openOffice();
  const jobs = [marking('daily')];
  await office.runAt(jobs, '2026-09-07T08:00:00');
  office.clock.set(shanghai('2026-09-07T09:00:00'));
  await Promise.all(Array.from({ length: 8 }, () => office.run(jobs)));
  expect(await runsOf(office, 'daily')).toHaveLength(1);
});

test('a job that throws leaves nothing behind, is named in the log, and the others go on', async () => {
  const office = await openOffice();
  const jobs = [throwing('broken', new Error('no')), marking('sound')];
  await office.runAt(
    jobs,
    '2026-09-07T08:00:00',
    '2026-09-07T09:00:00',
    '2026-09-07T09:00:01',
    '2026-09-08T09:00:00',
  );
  expect(await runsOf(office, 'broken')).toEqual([]);
  expect(await runsOf(office, 'sound')).toHaveLength(2);
  const errors = office.log.lines.filter(({ level }) => level === 'error');
  expect(errors.map(({ fields }) => fields['job'])).toEqual(['broken', 'broken']);
});

test('without a store the slot stays due until there is one again', async () => {
  const office = await openOffice();
  await office.runAt([], '2026-09-07T08:00:00');
  office.clock.set(shanghai('2026-09-07T09:00:00'));
  await expect(office.run([throwing('daily', new StoreFault('full'))])).rejects.toThrow(StoreFault);
  await office.runAt([marking('daily')], '2026-09-07T09:05:00');
  expect(await runsOf(office, 'daily')).toEqual([shanghai('2026-09-07T09:00:00')]);
});

test('a job of every tick runs at every tick', async () => {
  const office = await openOffice();
  const walls = ['2026-09-07T08:00:00', '2026-09-07T08:00:01', '2026-09-07T07:00:00'];
  await office.runAt([marking('often', 'tick')], ...walls);
  expect(await runsOf(office, 'often')).toHaveLength(3);
});

test.each([
  ['the hour the clock skips', '02:30', '2026-03-08T05:00:00Z', '2026-03-08T07:00:00Z'],
  ['the hour the clock doubles', '01:30', '2026-11-01T04:00:00Z', '2026-11-01T05:30:00Z'],
])('ticking through %s runs its job once', async (_, at, from, runs) => {
  const office = await openOffice(newYork);
  const jobs = [marking('night', { at, holiday: 'keep' })];
  for (let minute = 0; minute <= 300; minute += 5) {
    office.clock.set(Date.parse(from) + minute * 60_000);
    await office.run(jobs);
  }
  expect(await runsOf(office, 'night')).toEqual([Date.parse(runs)]);
});

test('stepping from one next job to the next misses none of a month', async () => {
  const office = await openOffice();
  const jobs = [
    marking('daily', { at: '09:00', holiday: 'skip' }),
    marking('weekly', { weekday: 1, at: '09:00', holiday: 'next-workday' }),
  ];
  const start = shanghai('2026-09-14T00:00:00');
  const end = shanghai('2026-10-14T00:00:00');
  for (
    let at: number | null = start;
    at !== null && at <= end;
    at = nextJobAt(jobs, office.book.calendar, at)
  ) {
    office.clock.set(at);
    await office.run(jobs);
  }
  for (const job of jobs) {
    expect(await runsOf(office, job.name)).toEqual(
      slotsBetween(job.every, office.book.calendar, start, end),
    );
  }
});

test('where nothing is ever due there is no next job', () => {
  expect(nextJobAt([marking('often', 'tick')], newYork, 0)).toBeNull();
});

test('whatever the clock does, each slot runs at most once, and steady time misses none', async () => {
  const jumps = fc.array(fc.integer({ min: -30, max: 40 }), { maxLength: 25 });
  const steady = fc.array(fc.integer({ min: 0, max: 12 }), { maxLength: 25 });
  await fc.assert(
    fc.asyncProperty(fc.oneof(jumps, steady), async (steps) => {
      const office = await openOffice();
      const jobs = [marking('daily'), marking('noon', { at: '12:00', holiday: 'skip' })];
      const start = shanghai('2026-09-07T00:00:00');
      let at = start;
      office.clock.set(at);
      await office.run(jobs);
      for (const step of steps) {
        at += step * 3_600_000;
        office.clock.set(at);
        await office.run(jobs);
      }
      for (const job of jobs) {
        const runs = await runsOf(office, job.name);
        expect(new Set(runs).size).toBe(runs.length);
        const short = steps.every((step) => step >= 0 && step <= 12);
        if (short) {
          expect(runs).toEqual(slotsBetween(job.every, office.book.calendar, start - 1, at));
        }
      }
      await office.store.close();
    }),
    { numRuns: 40 },
  );
});

test('the same tick asked of a moved book uses the book of that moment', async () => {
  const office = await openOffice();
  const jobs = [marking('daily')];
  await office.runAt(jobs, '2026-09-07T08:00:00');
  office.clock.set(shanghai('2026-09-07T09:30:00'));
  // 09:00 in New York is still far away.
  const book = { ...office.book, calendar: newYork };
  const { store, clock, log } = office;
  const abilities = () => ({ provider: 'test', stableIds: true, writesPrivately: true });
  await runDueJobs({ store, jobs, book: () => book, clock, log, abilities });
  expect(await runsOf(office, 'daily')).toEqual([]);
});
