import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isOfficeTime, type HoursRule, type OfficeHours } from '../../src/domain/calendar.ts';
import { addDays, instantOf, weekdayOf } from '../../src/domain/zone.ts';
import { isWithin } from '../../src/engine/rule-book/within-hours.ts';
import { head, readUnit, told } from './township.ts';

const county = `book: 云岭县2026年工作群办法
extends: [base]
hours: [{ days: workdays, from: "09:00", to: "17:00" }]
urgentWords: [急件, 特急件]
rules: { off-hours: { locked: true } }
`;
const open = county.replace('{ locked: true }', 'remind');
const lock =
  '规则“off-hours”已由 rules/packs/county.yaml（云岭县2026年工作群办法）锁定，只能收紧，不能放宽：';
const ordinary = [{ days: 'workdays', from: 540, to: 1020 }];

function read(lines: string, above = county) {
  return readUnit(`${head}extends: [packs/county]\n${lines}\n`, { 'packs/county': above });
}

function settingIn(reading: ReturnType<typeof read>, hours?: OfficeHours) {
  const overlay = new Map(hours === undefined ? [] : [['hours', JSON.stringify(hours)]]);
  return reading.book?.forGroup({ id: 'g', name: '甲群', overlay }).setting;
}

const wider = '“hours”不能宽于它规定的工作时间，请改短，或删去这一项。';
const unendingDuty = '24小时值守群要有期限，请给这个群写上 ends（到哪一天为止），或删去“duty”。';

describe('what would undo a lock on off-hours from below', () => {
  it.each([
    ['hours: [{ days: workdays, from: "08:00", to: "17:00" }]', `4:8 ${lock}${wider}`],
    ['hours: [{ days: everyday, from: "09:00", to: "17:00" }]', `4:8 ${lock}${wider}`],
    [
      'units: { 青溪镇: { hours: [{ days: workdays, from: "09:00", to: "22:00" }] } }',
      `4:24 ${lock}${wider}`,
    ],
    [
      'urgentWords: [急件, 加急件]',
      `4:14 ${lock}“urgentWords”只能在 急件、特急件 之内删减，或删去这一项。`,
    ],
    ['groups: [{ name: 甲群, duty: true }]', `4:28 ${lock}${unendingDuty}`],
  ])('is a fault and does not hold: %s', (line, sentence) => {
    const reading = read(line);
    expect(told(reading)).toEqual([`rules/unit.yaml:${sentence}`]);
    expect(settingIn(reading)).toMatchObject({ hours: ordinary, duty: false });
    expect(reading.book?.urgentWords).toEqual(['急件', '特急件']);
  });

  it.each([
    'hours: [{ days: workdays, from: "09:30", to: "12:00" }, { days: workdays, from: "14:00", to: "17:00" }]',
    'hours: [{ days: workdays, from: "09:00", to: "17:00" }]',
    'urgentWords: [急件]',
    'groups: [{ name: 甲群, duty: true, ends: 2026-12-31 }]',
  ])('is not what is narrower or has an end: %s', (line) => {
    expect(told(read(line))).toEqual([]);
  });

  it.each([
    'hours: [{ days: everyday, from: "06:00", to: "22:00" }]',
    'urgentWords: [请阅]',
    'groups: [{ name: 甲群, duty: true }]',
  ])('is anybody’s own business without a lock: %s', (line) => {
    expect(told(read(line, open))).toEqual([]);
  });

  it("is the hours of the locking book only: another's initial ones bind nobody", () => {
    const silent = county.replace(/hours: \[.*\n/u, '');
    expect(told(read('hours: [{ days: workdays, from: "08:00", to: "17:00" }]', silent))).toEqual(
      [],
    );
  });

  it('is not what the locking book itself writes, for its own duty group', () => {
    const reading = readUnit(
      `${head}rules: { off-hours: { locked: true } }\ngroups: [{ name: 甲群, duty: true }]\n`,
    );
    expect(told(reading)).toEqual([]);
    expect(settingIn(reading)?.duty).toBe(true);
  });

  it("is an owner's longer hours: the office's hold; shorter ones are taken", () => {
    const longer: OfficeHours = [{ days: 'workdays', from: 540, to: 1200 }];
    const shorter: OfficeHours = [{ days: 'workdays', from: 600, to: 960 }];
    expect(settingIn(read(''), longer)?.hours).toEqual(ordinary);
    expect(settingIn(read(''), shorter)?.hours).toEqual(shorter);
    expect(settingIn(read('', open), longer)?.hours).toEqual(longer);
  });
});

describe('hours within hours', () => {
  const season = fc.option(
    fc.constantFrom(
      { from: '06-01', to: '09-30' },
      { from: '11-15', to: '02-28' },
      { from: '02-29', to: '02-29' },
    ),
    { nil: undefined },
  );
  const rule = fc
    .record({
      days: fc.oneof(
        fc.constantFrom('workdays' as const, 'everyday' as const),
        fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1 }),
      ),
      hour: fc.integer({ min: 6, max: 11 }),
      length: fc.integer({ min: 1, max: 6 }),
      season,
    })
    .map(({ days, hour, length, season: months }): HoursRule => {
      const plain = { days, from: hour * 60, to: (hour + length) * 60 };
      return months === undefined ? plain : { ...plain, season: months };
    });
  const hours = fc.array(rule, { minLength: 1, maxLength: 3 });
  const zone = 'Asia/Shanghai';

  it('means that the calendar finds no time inside the one and outside the other', () => {
    fc.assert(
      fc.property(
        hours,
        hours,
        fc.integer({ min: 0, max: 365 }),
        fc.integer({ min: 5, max: 18 }),
        fc.boolean(),
        (inner, outer, nth, hour, swapped) => {
          if (!isWithin(inner, outer)) return;
          const day = addDays('2028-01-01', nth);
          const only = new Set(swapped ? [day] : []);
          const isWeekend = weekdayOf(day) > 5;
          const table = {
            off: isWeekend ? new Set<string>() : only,
            work: isWeekend ? only : new Set<string>(),
          };
          const calendar = { zone, years: new Map([[2028, { year: 2028, ...table }]]) };
          const at = instantOf(zone, day, hour * 60 + 30);
          if (isOfficeTime(calendar, inner, at))
            expect(isOfficeTime(calendar, outer, at)).toBe(true);
        },
      ),
      { numRuns: 3_000 },
    );
  });

  it('is so of any hours in themselves', () => {
    fc.assert(fc.property(hours, (own) => isWithin(own, own)));
  });

  it.each([
    [
      [{ days: 'workdays', from: 540, to: 1020 }],
      [
        { days: 'workdays', from: 540, to: 720 },
        { days: 'workdays', from: 720, to: 1020 },
      ],
      true,
    ],
    [
      [{ days: 'workdays', from: 540, to: 1020 }],
      [
        { days: 'workdays', from: 540, to: 720 },
        { days: 'workdays', from: 780, to: 1020 },
      ],
      false,
    ],
    [
      [{ days: 'workdays', from: 540, to: 1020 }],
      [{ days: [1, 2, 3, 4, 5], from: 540, to: 1020 }],
      false,
    ],
    [
      [{ days: 'workdays', from: 540, to: 600 }],
      [
        { days: 'workdays', from: 540, to: 1020 },
        { days: 'workdays', from: 600, to: 1020, season: { from: '07-01', to: '07-31' } },
      ],
      false,
    ],
  ] as const)('%j in %j: %s', (inner, outer, expected) => {
    expect(isWithin(inner, outer)).toBe(expected);
  });
});
