import type { Day } from '../../domain/group.ts';
import { addDays, dayOf } from '../../domain/zone.ts';
import type { Book } from '../../engine/rule-book/book.ts';
import type { Form } from '../../register/applications/draft.ts';
import { urgentTerm } from '../../register/states.ts';
import { longDayWords } from '../../text/day-words.ts';
import { officeDayOf } from '../office-day.ts';
import { meant } from '../parse/meant.ts';
import { parseMoment, whenProblem } from '../parse/moment.ts';
import { misread, parsed, type Parsed } from '../parse/parsed.ts';
import { plain } from '../parse/plain.ts';

/** Ours: what is to last longer has no term. */
const longestDays = 3 * 366;
const problem = '请写明日期，如“2026-12-31”“12月31日”“年底”';

/** What the term is read for. */
export interface TermAsked {
  readonly book: Book;
  readonly now: number;
  readonly urgent: boolean;
  readonly form: Form;
}

/** The last day of a term that is filed: `YYYY-MM-DD`, or '' for a group that is to last. */
export function readTerm(said: string, { book, now, urgent, form }: TermAsked): Parsed<string> {
  const text = bareTerm(said);
  if (lasting.test(text)) {
    if (urgent) return misread(`应急群最长${String(urgentTerm.days)}天，请写明日期`);
    return form.type === 'task' ? misread('专项群须写明使用到哪一天，如“年底”') : parsed('');
  }
  const today = dayOf(book.calendar.zone, now);
  const reading = dayWritten(text, { book, now });
  if (!reading.ok) return reading;
  const ends = reading.value;
  if (ends <= today) return misread('使用期限须在今天之后，请核对日期');
  const latest = addDays(today, urgent ? urgentTerm.days : longestDays);
  if (ends > latest) {
    return misread(
      urgent
        ? `应急群最长${String(urgentTerm.days)}天，请写${longDayWords(latest)}或者更早的日期`
        : '使用期限最长三年，请核对年份',
    );
  }
  return parsed(ends);
}

const lasting =
  /^(?:长期|长期使用|长期用|一直用|一直使用|一直|永久|常年|无期限|没有期限|不设期限|无限期|无|不限|常设|固定)$/u;

/** 用到12月31号, 明年3月: the day alone, of a month its last. */
function bareTerm(said: string): string {
  return plain(said)
    .replace(/^(?:使用|用|延期|延长)?(?:到|至|截至|截止到?)(?=\S{2})\s*/u, '')
    .replace(/(?:为止|止|吧)$/u, '')
    .replace(/(?<=\d)号$/u, '日')
    .replace(/(?<=\d)月$/u, '月底');
}

/** `2026-12-31`, 年底, 30天: the day that is meant, seen from now or, for a length, from `from`. */
export function dayWritten(
  text: string,
  { book, now, from }: { readonly book: Book; readonly now: number; readonly from?: Day },
): Parsed<Day> {
  const written = parseMoment(text);
  if (!written.ok) {
    return written.problem === whenProblem ? misread(problem) : written;
  }
  const { zone } = book.calendar;
  if (written.value.kind === 'span') {
    const days = Math.round(written.value.milliseconds / 86_400_000);
    return parsed(addDays(from ?? dayOf(zone, now), days));
  }
  const reading = meant(written.value, now, zone, officeDayOf(book.hours));
  return reading.ok ? parsed(reading.value.day) : reading;
}
