import type { Day } from '../../domain/group.ts';
import { addDays, isDay } from '../../domain/zone.ts';
import { plainWord, read, saysNothing, unread, wordsIn, type Reading } from './reading.ts';

/** The days a sheet counts from 1900; of those before 1950 and after 2100 no ledger speaks. */
const serialZero = '1899-12-30';
const [firstSerial, lastSerial] = [18_264, 73_415];
const lasting = new Set([
  '长期',
  '长期有效',
  '长期使用',
  '永久',
  '无期限',
  '无限期',
  '不限',
  '不限期',
  '待定',
  '未定',
  '未知',
  '不详',
]);
const cure = '请写成 2026-10-12 这样，没有的请留空';

/** A day in any shape people and sheets write it; 长期, 无 and — are no day. */
export function readDay(raw: unknown): Reading<Day | null> {
  const words = wordsIn(raw);
  if (words === null) return unread('不是日期', cure);
  const plain = plainWord(words);
  if (saysNothing(words) || lasting.has(plain)) return read(null);
  const day = dayIn(plain, words);
  return day === null ? unread('不是日期', cure) : read(day);
}

/** The last day of a term: also `至2026年12月31日`, `2026.1.1—2026.12.31`, `2026年底`. */
export function readLastDay(raw: unknown): Reading<Day | null> {
  const simple = readDay(raw);
  if (simple.ok) return simple;
  const plain = plainWord(wordsIn(raw) ?? '').replace(/(?:止|截止|为止|之前|以前|前|到期)$/u, '');
  const last = plain.split(/至|到|~|—|–|--/u).at(-1) ?? '';
  const day = dayIn(last, last) ?? endOf(last);
  if (day !== null) return read(day);
  return unread('不是日期', '请写最后一天的日期，如 2026-12-31，长期使用的请留空');
}

function dayIn(plain: string, words: string): Day | null {
  const serial = /^\d{5}(?:\.\d+)?$/u.test(plain) ? Math.floor(Number(plain)) : NaN;
  if (serial >= firstSerial && serial <= lastSerial) return addDays(serialZero, serial);
  const zulu = /^(\d{4}-\d\d-\d\d)t(\d\d):\d\d(?::\d\d(?:\.\d+)?)?z$/u.exec(plain);
  // What a program writes of a Chinese midnight is four in the afternoon of the day before.
  if (zulu !== null) return existing(zulu[1] ?? '', Number(zulu[2]) >= 16 ? 1 : 0);
  const parts =
    /^(\d{4})(?:年|[-/.,、])(\d{1,2})(?:月|[-/.,、])(\d{1,2})(?:日|号)?/u.exec(plain) ??
    /^(\d{4})(\d\d)(\d\d)(?=$|\D)/u.exec(plain);
  if (parts === null || !isTimeOrNothing(plain.slice(parts[0].length), words)) return null;
  const [, year = '', month = '', date = ''] = parts;
  return existing(`${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`);
}

function existing(day: string, shift = 0): Day | null {
  return isDay(day) ? addDays(day, shift) : null;
}

function isTimeOrNothing(rest: string, words: string): boolean {
  if (/^(?:[.。;；]|\(?(?:星期|周)[一二三四五六日天]\)?)?$/u.test(rest)) return true;
  // Without a blank or a T the hour would run into the day.
  return (
    /^t?(?:上午|下午)?\d{1,2}[:时]\d{1,2}(?:[:分]\d{1,2}(?:\.\d+)?秒?)?分?(?:[+-]\d\d:?\d\d)?(?:am|pm)?$/u.test(
      rest,
    ) && /[T\s日号]/u.test(words)
  );
}

/** `2026年底`, `2026年12月底`: the last day of it. */
function endOf(plain: string): Day | null {
  const parts = /^(\d{4})年(?:(\d{1,2})月)?(?:底|末)$/u.exec(plain);
  if (parts === null) return null;
  const [, year = '', month = '12'] = parts;
  const first = `${year}-${month.padStart(2, '0')}-01`;
  if (!isDay(first)) return null;
  return addDays(`${addDays(first, 31).slice(0, 8)}01`, -1);
}
