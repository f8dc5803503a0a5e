import type { Day } from '../../domain/group.ts';
import { addDays, isDay } from '../../domain/zone.ts';

const month = /^(\d{4}|\d\d(?=年))(?:年|[-/.,])(\d{1,2})月?(?:份|底|末|初|中旬|上旬|下旬)?$/u;
const year = /^(\d{4})年?(?:度|底|末|初)?$/u;

/** The first day of `2024年3月`, `2024.03`, `2024年`; null for anything else. Wants plain words. */
export function firstOf(plain: string): Day | null {
  const [, ofYear = '', ofMonth = '1'] = month.exec(plain) ?? year.exec(plain) ?? [];
  const full = ofYear.length === 2 ? `20${ofYear}` : ofYear;
  const day = `${full}-${ofMonth.padStart(2, '0')}-01`;
  return isDay(day) && full >= '1950' && full <= '2100' ? day : null;
}

/** The last day of `2026年12月`, `2026年底`, `2026`. */
export function lastOf(plain: string): Day | null {
  const first = firstOf(plain);
  if (first === null) return null;
  if (month.exec(plain) === null) return `${first.slice(0, 4)}-12-31`;
  return addDays(`${addDays(first, 31).slice(0, 8)}01`, -1);
}

/** Where a term ends: `2026.12.31` of `2026.1.1-2026.12.31`, `2026年6月` of `2026年3月至6月`. */
export function termIn(plain: string): string {
  const bare = plain
    .replace(/(?:止|截止|为止|之前|以前|前|到期)$/u, '')
    .replace(/^(?:截止|截至|有效期)[:到至]?/u, '');
  const dashed = /^(?:\d{4}|\d\d)[年./-].*?-((?:\d{4})(?:[年./-].*)?)$/u.exec(bare)?.[1];
  const last = dashed ?? bare.split(/至|到|~|～|—|–|--/u).at(-1) ?? '';
  const shortened = /^(?:\d{1,2}月|\d{1,2}[./-]\d{1,2}$)/u.test(last);
  const from = /^\d{4}(?=[年./-])/u.exec(bare)?.[0];
  return shortened && last !== bare && from !== undefined
    ? `${from}年${last.replace(/[./-]/u, '月')}`
    : last;
}
