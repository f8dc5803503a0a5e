import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  addDays,
  dayOf,
  daysBetween,
  instantOf,
  isDay,
  localTime,
  weekdayOf,
} from '../../src/domain/zone.ts';

const zones = [
  'Asia/Shanghai',
  'America/New_York',
  'Europe/London',
  'Australia/Lord_Howe',
  'Asia/Kathmandu',
  'Pacific/Apia',
  'Africa/Casablanca',
];
const anyZone = fc.constantFrom(...zones);
const anyInstant = fc.integer({ min: Date.UTC(1995, 0, 1), max: Date.UTC(2037, 11, 31) });

test('the wall clock agrees with the platform for any zone and instant', () => {
  fc.assert(
    fc.property(anyZone, anyInstant, (zone, at) => {
      const platform = new Intl.DateTimeFormat('sv-SE', {
        timeZone: zone,
        dateStyle: 'short',
        timeStyle: 'medium',
      }).format(at);
      const { day, minute, second } = localTime(zone, at);
      const two = (n: number) => String(n).padStart(2, '0');
      expect(`${day} ${two(Math.floor(minute / 60))}:${two(minute % 60)}:${two(second)}`).toBe(
        platform,
      );
    }),
  );
});

test('a minute that the wall shows leads back to an instant that shows it, the earliest one', () => {
  fc.assert(
    fc.property(anyZone, anyInstant, (zone, at) => {
      const shown = localTime(zone, at);
      const back = instantOf(zone, shown.day, shown.minute);
      expect(localTime(zone, back)).toEqual({ ...shown, second: 0 });
      expect(back).toBeLessThanOrEqual(at);
    }),
  );
});

test('later wall times are never earlier instants', () => {
  fc.assert(
    fc.property(
      anyZone,
      anyInstant,
      fc.integer({ min: 0, max: 2880 }),
      fc.integer({ min: 1, max: 2880 }),
      (zone, at, minute, later) => {
        const day = dayOf(zone, at);
        expect(instantOf(zone, day, minute + later)).toBeGreaterThanOrEqual(
          instantOf(zone, day, minute),
        );
      },
    ),
  );
});

test.each([
  ['skipped hour', '2026-03-08', 150, '2026-03-08T07:00:00Z'],
  ['first minute of the skipped hour', '2026-03-08', 120, '2026-03-08T07:00:00Z'],
  ['just before it', '2026-03-08', 119, '2026-03-08T06:59:00Z'],
  ['just after it', '2026-03-08', 180, '2026-03-08T07:00:00Z'],
  ['doubled hour: the earlier', '2026-11-01', 90, '2026-11-01T05:30:00Z'],
  ['just after the doubled hour', '2026-11-01', 120, '2026-11-01T07:00:00Z'],
  ['24:00 is the next midnight', '2026-11-01', 1440, '2026-11-02T05:00:00Z'],
])('New York, %s', (_, day, minute, instant) => {
  expect(new Date(instantOf('America/New_York', day, minute)).toISOString()).toBe(
    instant.replace('Z', '.000Z'),
  );
});

test('a day the zone skipped begins at the first instant after it', () => {
  expect(instantOf('Pacific/Apia', '2011-12-30', 540)).toBe(Date.parse('2011-12-30T10:00:00Z'));
});

test('days are counted over leap days and year ends', () => {
  expect(addDays('2028-02-28', 1)).toBe('2028-02-29');
  expect(addDays('2027-01-01', -1)).toBe('2026-12-31');
  expect(daysBetween('2026-12-31', '2028-03-01')).toBe(426);
  expect(weekdayOf('2026-10-10')).toBe(6);
  expect(weekdayOf('1969-12-28')).toBe(7);
});

test('only days that exist are days', () => {
  expect(['2028-02-29', '2027-02-29', '2026-13-01', '2026-1-1', '今天'].map(isDay)).toEqual([
    true,
    false,
    false,
    false,
    false,
  ]);
});

test('the zone of the machine changes nothing', () => {
  const program = `
    const { localTime, instantOf } = await import(process.argv[1]);
    const out = [];
    for (let at = Date.UTC(2026, 0, 1); at < Date.UTC(2027, 0, 1); at += 13 * 3600_000)
      out.push(JSON.stringify(localTime('America/New_York', at)), instantOf('Asia/Shanghai', '2026-10-10', 510));
    process.stdout.write(out.join());`;
  const file = new URL('../../src/domain/zone.ts', import.meta.url).href;
  const run = (zone: string) =>
    execFileSync(
      process.execPath,
      ['--import', 'tsx', '--input-type=module', '-e', program, file],
      {
        encoding: 'utf8',
        cwd: fileURLToPath(new URL('../..', import.meta.url)),
        env: { ...process.env, TZ: zone },
      },
    );
  expect(run('America/Los_Angeles')).toBe(run('Asia/Shanghai'));
});
