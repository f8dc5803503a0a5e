import type { Calendar, OfficeHours } from '../../src/domain/calendar.ts';
import { addDays } from '../../src/domain/zone.ts';

/** The State Council office's list for 2026, as far as it differs from Monday to Friday. */
export const china2026: Calendar = {
  zone: 'Asia/Shanghai',
  years: new Map([
    [
      2026,
      {
        year: 2026,
        off: new Set([
          ...days('2026-01-01', 3),
          ...days('2026-02-15', 9),
          ...days('2026-04-04', 3),
          ...days('2026-05-01', 5),
          ...days('2026-06-19', 3),
          ...days('2026-09-25', 3),
          ...days('2026-10-01', 7),
        ]),
        work: new Set([
          '2026-01-04',
          '2026-02-14',
          '2026-02-28',
          '2026-05-09',
          '2026-09-20',
          '2026-10-10',
        ]),
      },
    ],
  ]),
};

export const ordinaryHours: OfficeHours = [{ days: 'workdays', from: 510, to: 1080 }];

/** Milliseconds UTC of a Shanghai wall time, written without the code under test. */
export function shanghai(wall: string): number {
  return Date.parse(`${wall}+08:00`);
}

function days(from: string, count: number): readonly string[] {
  return Array.from({ length: count }, (_, index) => addDays(from, index));
}
