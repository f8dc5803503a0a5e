import { arabicDate } from '../register/cells/arabic-date.ts';
import { readDay } from '../register/cells/day-cell.ts';
import { plainWord } from '../register/cells/reading.ts';
import { firstOf, lastOf } from '../register/cells/vague-day.ts';
import { shownWords } from '../text/shown-name.ts';
import { CliFault } from './subcommand.ts';

/** A day as clerks write it; of a month, or of a day without its year, nobody knows which. @throws CliFault */
export function dayGiven(words: string): string {
  const day = readDay(words);
  // What a sheet counts days by is nothing anybody types.
  const isTyped = !/^\p{Nd}{1,7}$/u.test(words.trim());
  if (isTyped && day.ok && day.value !== null) return day.value;
  const shown = `“${shownWords(words, 40)}”`;
  const plain = arabicDate(plainWord(words));
  const [first, last] = [firstOf(plain), lastOf(plain)];
  if (first !== null && last !== null) {
    throw new CliFault(`${shown}没有写是哪一天，请写明日期，如 ${first} 或者 ${last}。`);
  }
  if (/^\d{1,2}(?:月|[-/.])\d{1,2}[日号]?$/u.test(plain)) {
    throw new CliFault(`${shown}没有写年份，请连年份一起写，如 2026-10-08 或者 2026年10月8日。`);
  }
  throw new CliFault(`${shown}不是日期，请写成 2026-10-08 或者 2026年10月8日 这样。`);
}
