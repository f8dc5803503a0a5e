import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isWorkday } from '../../src/domain/calendar.ts';
import { slotsBetween, type Every } from '../../src/domain/slots.ts';
import { localTime } from '../../src/domain/zone.ts';
import { china2026, shanghai } from './china-2026.ts';

const newYork = { zone: 'America/New_York', years: new Map() };
const samoa = { zone: 'Pacific/Apia', years: new Map() };
const monday: Every = { weekday: 1, at: '09:00', holiday: 'next-workday' };

function walls(every: Every, from: string, to: string): readonly string[] {
  return slotsBetween(every, china2026, shanghai(from), shanghai(to)).map((slot) => {
    const { day, minute } = localTime('Asia/Shanghai', slot);
    return `${day} ${String(minute / 60)}`;
  });
}

test('a Monday job keeps its Mondays and moves off a holiday to the next workday', () => {
  expect(walls(monday, '2026-09-20T00:00:00', '2026-10-20T00:00:00')).toEqual([
    '2026-09-21 9',
    '2026-09-28 9',
    '2026-10-08 9',
    '2026-10-12 9',
    '2026-10-19 9',
  ]);
});

test('a daily job that skips holidays runs on make-up days', () => {
  const daily: Every = { at: '09:00', holiday: 'skip' };
  expect(walls(daily, '2026-10-07T00:00:00', '2026-10-13T00:00:00')).toEqual([
    '2026-10-08 9',
    '2026-10-09 9',
    '2026-10-10 9',
    '2026-10-12 9',
  ]);
});

test('a daily job that moves off holidays runs once on the day they end', () => {
  const daily: Every = { at: '09:00', holiday: 'next-workday' };
  expect(walls(daily, '2026-10-01T00:00:00', '2026-10-09T00:00:00')).toEqual(['2026-10-08 9']);
});

test('the begin is outside, the end inside', () => {
  const at = shanghai('2026-10-12T09:00:00');
  expect(slotsBetween(monday, china2026, at - 1, at)).toEqual([at]);
  expect(slotsBetween(monday, china2026, at, at + 1)).toEqual([]);
  expect(slotsBetween(monday, china2026, at + 5, at - 5)).toEqual([]);
});

test('an hour the clock skips runs once, at its end; a doubled one runs once, the first time', () => {
  const night: Every = { at: '02:30', holiday: 'keep' };
  const half: Every = { at: '01:30', holiday: 'keep' };
  const utc = (text: string) => Date.parse(text);
  expect(
    slotsBetween(night, newYork, utc('2026-03-08T05:00:00Z'), utc('2026-03-09T05:00:00Z')),
  ).toEqual([utc('2026-03-08T07:00:00Z')]);
  expect(
    slotsBetween(half, newYork, utc('2026-11-01T04:00:00Z'), utc('2026-11-02T05:00:00Z')),
  ).toEqual([utc('2026-11-01T05:30:00Z')]);
});

test('a day the zone skips does not make its slot two', () => {
  const midnight: Every = { at: '00:00', holiday: 'keep' };
  const [from, to] = [Date.parse('2011-12-29T10:00:00Z'), Date.parse('2011-12-31T10:00:00Z')];
  expect(slotsBetween(midnight, samoa, from, to)).toEqual([Date.parse('2011-12-30T10:00:00Z'), to]);
});

test('years of absence give the last four hundred days, not all of them', () => {
  const daily: Every = { at: '09:00', holiday: 'keep' };
  const slots = slotsBetween(daily, china2026, 0, shanghai('2026-10-12T10:00:00'));
  expect(slots).toHaveLength(401);
  expect(slots.at(-1)).toBe(shanghai('2026-10-12T09:00:00'));
});

const anyEvery: fc.Arbitrary<Every> = fc
  .tuple(
    fc.option(fc.integer({ min: 1, max: 7 }), { nil: undefined }),
    fc.integer({ min: 0, max: 1439 }),
    fc.constantFrom('skip' as const, 'next-workday' as const, 'keep' as const),
  )
  .map(([weekday, minute, holiday]) => {
    const two = (n: number) => String(n).padStart(2, '0');
    const at = `${two(Math.floor(minute / 60))}:${two(minute % 60)}`;
    return weekday === undefined ? { at, holiday } : { weekday, at, holiday };
  });
const places = fc.constantFrom(
  { calendar: china2026, start: Date.UTC(2026, 0, 1) },
  { calendar: newYork, start: Date.UTC(2026, 0, 1) },
  { calendar: samoa, start: Date.UTC(2011, 11, 1) },
);
const yearMs = 300 * 86_400_000;

test('however an interval is split, each slot is in exactly one part', () => {
  fc.assert(
    fc.property(
      anyEvery,
      places,
      fc.array(fc.integer({ min: 0, max: yearMs }), { maxLength: 12 }),
      (every, { calendar, start }, cuts) => {
        const whole = slotsBetween(every, calendar, start, start + yearMs);
        // Cuts exactly on slots are the hard ones.
        const onSlots = whole.filter((_, index) => index % 7 === 0).map((slot) => slot - start);
        const edges = [0, ...[...cuts, ...onSlots].sort((a, b) => a - b), yearMs];
        const parts = edges
          .slice(1)
          .flatMap((edge, index) =>
            slotsBetween(every, calendar, start + (edges[index] ?? 0), start + edge),
          );
        expect(parts).toEqual(whole);
        expect(new Set(whole).size).toBe(whole.length);
      },
    ),
  );
});

test('slots that heed holidays fall on workdays only, and each meant day is followed by one', () => {
  fc.assert(
    fc.property(anyEvery, (every) => {
      if (every === 'tick' || every.holiday === 'keep') return;
      const start = shanghai('2026-01-01T00:00:00');
      const slots = slotsBetween(every, china2026, start, start + yearMs);
      for (const slot of slots)
        expect(isWorkday(china2026, localTime(china2026.zone, slot).day)).toBe(true);
      if (every.holiday === 'next-workday' && every.weekday !== undefined)
        expect(slots.length).toBeGreaterThanOrEqual(38);
    }),
  );
});
