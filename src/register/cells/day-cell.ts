import type { Day } from '../../domain/group.ts';
import { addDays, isDay } from '../../domain/zone.ts';
import { arabicDate } from './arabic-date.ts';
import { plainWord, read, readAs, saysNothing, unread, wordsIn, type Reading } from './reading.ts';
import { firstOf, lastOf, termIn } from './vague-day.ts';

/** The days a sheet counts from 1900; of those before 1950 and after 2100 no ledger speaks. */
const serialZero = '1899-12-30';
const [firstSerial, lastSerial] = [18_264, 73_415];
const lasting =
  /^(?:(?:长期|常年|永久)(?:有效|使用|保留|存在|群|性)*|常设(?:群|性)?|无期限|无限期|无固定期限|不限|不限期|不设期限|待定|未定|未知|不详|至今)$/u;
const vague = '没有写明日期';
const cure = '请写成 2026-10-12 这样，没有的请留空';

/** A day in any shape people and sheets write it; 长期, 无 and — are no day. */
export function readDay(raw: unknown): Reading<Day | null> {
  const words = wordsIn(raw);
  if (words === null) return unread('不是日期', cure);
  const plain = plainWord(words);
  if (saysNothing(words) || lasting.test(plain)) return read(null);
  const day = dayIn(words);
  return day === null ? unread('不是日期', cure) : read(day);
}

/** As `readDay`; of `2024年3月` and `2024年` the first day, which is said. */
export function readRoughDay(raw: unknown): Reading<Day | null> {
  const simple = readDay(raw);
  if (simple.ok) return simple;
  const plain = arabicDate(plainWord(wordsIn(raw) ?? ''));
  const day = /[底末]$/u.test(plain) ? lastOf(plain) : firstOf(plain);
  return day === null ? simple : readAs(day, `没有写明日期，按${day}读入`, vague);
}

/**
 * The last day of a term: also `至2026年12月31日`, `2026.1.1—2026.12.31`, `2026年底`, `2026年12月`.
 * A term that ends with its work has no day yet, which is said.
 */
export function readLastDay(raw: unknown): Reading<Day | null> {
  const simple = readDay(raw);
  if (simple.ok) return simple;
  const plain = arabicDate(plainWord(wordsIn(raw) ?? ''));
  const last = termIn(plain);
  const day = dayIn(last);
  if (day !== null) return read(day);
  if (lasting.test(last)) return read(null);
  const end = lastOf(last);
  if (end !== null) {
    return /[底末]$/u.test(last) ? read(end) : readAs(end, `没有写明日期，按${end}读入`, vague);
  }
  if (/^(?:年底|年末|本年底|今年底|今年年底|明年底)$/u.test(last)) {
    return readAs(null, '没有写明年份，使用期限按未填读入，请写成 2026-12-31 这样');
  }
  if (/(?:结束|完成|完毕|终止)(?:后|时|为止|止|之日)?(?:即?解散)?$/u.test(plain)) {
    return readAs(null, '没有写明日期，使用期限按未填读入，请写上预计的最后一天');
  }
  return unread('不是日期', '请写最后一天的日期，如 2026-12-31，长期使用的请留空');
}

function dayIn(words: string): Day | null {
  const plain = arabicDate(plainWord(words));
  const serial = /^\d{5}(?:\.\d+)?$/u.test(plain) ? Math.floor(Number(plain)) : NaN;
  if (serial >= firstSerial && serial <= lastSerial) return addDays(serialZero, serial);
  const zulu = /^(\d{4}-\d\d-\d\d)t(\d\d):\d\d(?::\d\d(?:\.\d+)?)?z$/u.exec(plain);
  // What a program writes of a Chinese midnight is four in the afternoon of the day before.
  if (zulu !== null) return existing(zulu[1] ?? '', Number(zulu[2]) >= 16 ? 1 : 0);
  const bare = arabicDate(plainWord(withoutTime(words)));
  const parts =
    /^(\d{4}|\d\d)(?:年|[-/.,、])(\d{1,2})(?:月|[-/.,、])(\d{1,2})(?:日|号)?/u.exec(bare) ??
    /^(\d{4})(\d\d)(\d\d)(?=$|\D)/u.exec(bare);
  if (parts === null || !isWeekdayOrNothing(bare.slice(parts[0].length))) return null;
  const [, year = '', month = '', date = ''] = parts;
  const full = year.length === 2 ? `20${year}` : year;
  return existing(`${full}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`);
}

function existing(day: string, shift = 0): Day | null {
  return isDay(day) ? addDays(day, shift) : null;
}

/** Without a blank, a T or 日 before it the hour would run into the day. */
function withoutTime(words: string): string {
  return words
    .normalize('NFKC')
    .toLowerCase()
    .trim()
    .replace(
      /(?:(?<=\d)t|\s|(?<=[日号]))\s*(?:上午|下午|晚上|凌晨|中午)?\s*\d{1,2}\s*[:时点]\s*(?:\d{1,2}(?:\s*[:分]\s*\d{1,2}(?:\.\d+)?秒?)?分?)?\s*(?:[+-]\d\d:?\d\d)?\s*(?:am|pm)?$/u,
      '',
    );
}

function isWeekdayOrNothing(rest: string): boolean {
  return /^(?:[.。;；]|\(?(?:星期|周)[一二三四五六日天]\)?)?$/u.test(rest);
}
