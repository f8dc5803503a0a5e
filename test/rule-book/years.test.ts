import { describe, expect, it } from 'vitest';
import { daysBetween, weekdayOf } from '../../src/engine/rule-book/dates.ts';
import { seedYears } from '../../src/engine/rule-book/seed-years.ts';
import { head, readUnit, told } from './township.ts';

/** The State Council office's lists: days off from..to, and weekend days worked. */
const lists = {
  2024: {
    off: [
      '01-01..01-01',
      '02-10..02-17',
      '04-04..04-06',
      '05-01..05-05',
      '06-10..06-10',
      '09-15..09-17',
      '10-01..10-07',
    ],
    work: ['02-04', '02-18', '04-07', '04-28', '05-11', '09-14', '09-29', '10-12'],
  },
  2025: {
    off: [
      '01-01..01-01',
      '01-28..02-04',
      '04-04..04-06',
      '05-01..05-05',
      '05-31..06-02',
      '10-01..10-08',
    ],
    work: ['01-26', '02-08', '04-27', '09-28', '10-11'],
  },
  2026: {
    off: [
      '01-01..01-03',
      '02-15..02-23',
      '04-04..04-06',
      '05-01..05-05',
      '06-19..06-21',
      '09-25..09-27',
      '10-01..10-07',
    ],
    work: ['01-04', '02-14', '02-28', '05-09', '09-20', '10-10'],
  },
};

function workdays(year: number, off: ReadonlySet<string>, work: ReadonlySet<string>) {
  return daysBetween(`${year}-01-01`, `${year}-12-31`).filter(
    (day) => work.has(day) || (weekdayOf(day) <= 5 && !off.has(day)),
  );
}

describe('the years known from the start', () => {
  it.each([2024, 2025, 2026] as const)('%d agrees with the published list day by day', (year) => {
    const { off, work } = lists[year];
    const published = off.flatMap((span) => {
      const [from = '', to = ''] = span.split('..');
      return daysBetween(`${year}-${from}`, `${year}-${to}`);
    });
    const table = seedYears().get(year);
    expect(workdays(year, table?.off ?? new Set(), table?.work ?? new Set())).toEqual(
      workdays(year, new Set(published), new Set(work.map((day) => `${year}-${day}`))),
    );
  });

  it('hold no year for which nothing was published', () => {
    const years = [...seedYears().keys()];
    expect(years).toContain(2026);
    expect(years).not.toContain(2100);
    expect(readUnit(head).book?.calendar.years.has(2100)).toBe(false);
  });
});

describe('a calendar file', () => {
  it('brings a year that was unknown', () => {
    const reading = readUnit(head, {
      'calendars/2099': 'off: [ "2099-10-01..2099-10-03" ]\nwork: [ "2099-09-27" ]\n',
    });
    expect(told(reading)).toEqual([]);
    expect(reading.book?.calendar.years.get(2099)).toEqual({
      year: 2099,
      off: new Set(['2099-10-01', '2099-10-02', '2099-10-03']),
      work: new Set(['2099-09-27']),
    });
  });

  it('changes only the days it names', () => {
    const reading = readUnit(head, {
      'calendars/2026': 'off: [ "2026-10-10", "2026-07-01" ]\nwork: [ "2026-10-07" ]\n',
    });
    expect(told(reading)).toEqual([]);
    const table = reading.book?.calendar.years.get(2026);
    expect(table?.work.has('2026-10-10')).toBe(false);
    expect(table?.off.has('2026-10-10')).toBe(true);
    expect(table?.off.has('2026-07-01')).toBe(true);
    expect(table?.off.has('2026-10-07')).toBe(false);
    expect(table?.off.has('2026-10-06')).toBe(true);
  });

  it.each([
    ['a day of another year', 'off: [ "2027-01-01" ]', '1:8 2027-01-01 不在 2026 年'],
    ['a day that does not exist', 'off: [ "2026-02-29" ]', '1:8 “2026-02-29”不是日期'],
    [
      'an end before its beginning',
      'off: [ "2026-10-07..2026-10-01" ]',
      '1:8 “2026-10-07..2026-10-01”不是日期',
    ],
    [
      'a day both off and worked',
      'off: [ "2026-10-10" ]\nwork: [ "2026-10-10" ]',
      '2:9 2026-10-10 写了两次',
    ],
    ['a worked day that is one anyway', 'work: [ "2026-11-18" ]', '1:9 2026-11-18 本来就是工作日'],
    ['an unknown key', 'of: [ "2026-10-10" ]', '1:1 不认识“of”：是不是想写“off”'],
  ])('with %s is told of and changes nothing', (_, text, expected) => {
    const reading = readUnit(head, { 'calendars/2026': text });
    expect(told(reading)).toEqual([
      expect.stringContaining(`rules/calendars/2026.yaml:${expected}`),
    ]);
    expect(reading.book?.calendar.years.get(2026)).toEqual(seedYears().get(2026));
  });

  it('without a year for a name is told of', () => {
    expect(told(readUnit(head, { 'calendars/next': 'off: []' }))[0]).toContain('请以年份命名');
  });
});
