import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  closingOn,
  isOfficeTime,
  isWorkday,
  lastWorkdayUpTo,
  nextOpening,
  unknownYears,
  type OfficeHours,
} from '../../src/domain/calendar.ts';
import { addDays } from '../../src/domain/zone.ts';
import { china2026, ordinaryHours, shanghai } from './china-2026.ts';

const newYork = { zone: 'America/New_York', years: new Map() };

test.each([
  ['2026-10-10', true, 'a make-up Saturday'],
  ['2026-02-14', true, 'a make-up Saturday'],
  ['2026-02-28', true, 'a make-up Saturday'],
  ['2026-01-04', true, 'a make-up Sunday'],
  ['2026-09-20', true, 'a make-up Sunday'],
  ['2026-10-07', false, 'the last day of a holiday, a Wednesday'],
  ['2026-10-08', true, 'the day after it'],
  ['2026-10-11', false, 'an ordinary Sunday'],
  ['2027-01-01', true, 'a Friday of a year without a table'],
])('%s is a workday: %s (%s)', (day, worked) => {
  expect(isWorkday(china2026, day)).toBe(worked);
});

test('the list of a year may begin in the December before it', () => {
  const years = new Map([
    [2027, { year: 2027, off: new Set(['2026-12-31']), work: new Set(['2026-12-26']) }],
  ]);
  expect(isWorkday({ zone: 'Asia/Shanghai', years }, '2026-12-31')).toBe(false);
  expect(isWorkday({ zone: 'Asia/Shanghai', years }, '2026-12-26')).toBe(true);
});

test('a year without a table is known to be unknown, a month ahead', () => {
  expect(unknownYears(china2026, shanghai('2026-11-30T23:59:59'))).toEqual([]);
  expect(unknownYears(china2026, shanghai('2026-12-01T00:00:00'))).toEqual([2027]);
  expect(unknownYears(china2026, shanghai('2027-01-01T00:00:00'))).toEqual([2027]);
});

test.each([
  ['2026-10-10T08:29:59.999', false],
  ['2026-10-10T08:30:00', true],
  ['2026-10-10T12:30:00', true],
  ['2026-10-10T17:59:59.999', true],
  ['2026-10-10T18:00:00', false],
  ['2026-10-11T10:00:00', false],
])('office time at %s: %s', (wall, inside) => {
  expect(isOfficeTime(china2026, ordinaryHours, shanghai(wall))).toBe(inside);
});

describe('hours with seasons', () => {
  const hours: OfficeHours = [
    { days: 'workdays', from: 510, to: 1080 },
    { days: 'workdays', from: 480, to: 720, season: { from: '06-01', to: '09-30' } },
    { days: 'workdays', from: 900, to: 1110, season: { from: '06-01', to: '09-30' } },
    { days: 'workdays', from: 540, to: 1020, season: { from: '12-01', to: '02-28' } },
  ];
  test.each([
    ['2026-06-01T08:00:00', true],
    ['2026-09-30T12:00:00', false],
    ['2026-09-30T18:29:00', true],
    ['2026-05-29T08:00:00', false],
    ['2026-12-01T08:59:00', false],
    ['2026-02-27T17:00:00', false],
    ['2026-03-02T17:00:00', true],
  ])('the season stands first: %s %s', (wall, inside) => {
    expect(isOfficeTime(china2026, hours, shanghai(wall))).toBe(inside);
  });
});

test('hours that run past midnight belong to the day they begin on', () => {
  const night: OfficeHours = [{ days: [5], from: 1320, to: 360 }];
  expect(isOfficeTime(china2026, night, shanghai('2026-10-17T05:59:00'))).toBe(true);
  expect(isOfficeTime(china2026, night, shanghai('2026-10-16T05:59:00'))).toBe(false);
  expect(isOfficeTime(china2026, night, shanghai('2026-10-16T22:00:00'))).toBe(true);
  expect(isOfficeTime(china2026, night, shanghai('2026-10-17T06:00:00'))).toBe(false);
});

test('the next opening leaps over a holiday to the day it ends', () => {
  expect(nextOpening(china2026, ordinaryHours, shanghai('2026-09-30T18:00:00'))).toBe(
    shanghai('2026-10-08T08:30:00'),
  );
  expect(nextOpening(china2026, ordinaryHours, shanghai('2026-10-09T20:00:00'))).toBe(
    shanghai('2026-10-10T08:30:00'),
  );
});

test('without any office hours the search ends by itself', () => {
  const at = shanghai('2026-10-12T10:00:00');
  expect(nextOpening(china2026, [], at)).toBe(at + 60 * 86_400_000);
});

test.each([
  ['2026-10-31', '2026-10-30'],
  ['2026-10-10', '2026-10-10'],
  ['2026-10-07', '2026-09-30'],
])('the last workday up to %s is %s', (day, last) => {
  expect(lastWorkdayUpTo(china2026, day)).toBe(last);
});

test('where nothing is ever worked the day itself stands', () => {
  const off = new Set(Array.from({ length: 365 }, (_, n) => addDays('2026-01-01', n)));
  const never = {
    zone: 'Asia/Shanghai',
    years: new Map([[2026, { year: 2026, off, work: new Set<string>() }]]),
  };
  expect(lastWorkdayUpTo(never, '2026-10-31')).toBe('2026-10-31');
});

const anyHours = fc.array(
  fc.record({
    days: fc.constantFrom<OfficeHours[number]['days']>('workdays', 'everyday', [1, 3, 6]),
    from: fc.integer({ min: 0, max: 1439 }),
    to: fc.integer({ min: 0, max: 1440 }),
  }),
  { minLength: 1, maxLength: 3 },
);
const anyAt = fc.integer({ min: Date.UTC(2026, 0, 1), max: Date.UTC(2026, 11, 31) });
const anyCalendar = fc.constantFrom(china2026, newYork);

test('the next opening is inside, and nothing between here and there is', () => {
  fc.assert(
    fc.property(
      anyCalendar,
      anyHours,
      anyAt,
      fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
      (calendar, hours, at, share) => {
        const opening = nextOpening(calendar, hours, at);
        expect(isOfficeTime(calendar, hours, opening)).toBe(true);
        const between = at + Math.floor((opening - at) * share);
        if (between < opening) expect(isOfficeTime(calendar, hours, between)).toBe(false);
      },
    ),
    { numRuns: 500 },
  );
});

test.each([
  ['2026-10-12', '2026-10-12T18:00:00'],
  ['2026-10-10', '2026-10-10T18:00:00'],
  ['2026-10-11', null],
])('on %s the office closes at %s', (day, wall) => {
  expect(closingOn(china2026, ordinaryHours, day)).toBe(wall === null ? null : shanghai(wall));
});

test('the office closes with the last of its hours, also past midnight', () => {
  const twice: OfficeHours = [
    { days: 'everyday', from: 840, to: 1080 },
    { days: 'everyday', from: 510, to: 720 },
  ];
  const night: OfficeHours = [{ days: 'everyday', from: 1200, to: 120 }];
  expect(closingOn(china2026, twice, '2026-10-12')).toBe(shanghai('2026-10-12T18:00:00'));
  expect(closingOn(china2026, night, '2026-10-12')).toBe(shanghai('2026-10-13T02:00:00'));
});
