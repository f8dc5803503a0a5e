import { count, readDay, type DayWords } from './day-words.ts';
import { readNumber } from './number.ts';
import { readTime } from './office-time.ts';
import { misread, parsed, type Parsed } from './parsed.ts';
import { plain } from './plain.ts';
import { parseSpan } from './span.ts';

/** Minutes since midnight, or the office's own hour. */
export type TimeWords = number | 'opening' | 'closing';

/** What was written, before anybody asked when: see `meant`. */
export type Written =
  | { readonly kind: 'span'; readonly milliseconds: number }
  /** At least one of the two is there. */
  | { readonly kind: 'when'; readonly day: DayWords | null; readonly time: TimeWords | null };

export const whenProblem = '请写明时间，如“明天下午3点”“下周五”“10月15日15:00”';
export const partOfDayProblem = '请写明上午还是下午，如“明天下午3点”';

const ends = /(?:之前|以前|前|为止|截止|止|结束|以内|之内|内)$/u;
const begins =
  /^(?:从现在起|现在起|截止时间|截止日期|截止|截至|时限|期限|延期|延长|延至|延|到|至|于|在|为|是|[:：])+/u;

/**
 * Reads `明天下午3点`, `后天`, `下周五下班前`, `月底`, `3天后`, `10月15日下午3点半`,
 * `2026/10/15 15:00`, `30天`; full-width or Chinese figures. A bare 3点 is not guessed at.
 */
export function parseMoment(text: string): Parsed<Written> {
  const words = plain(text).replace(/[–—−]/gu, '-').replace(begins, '').trim();
  if (words === '') return misread(whenProblem);
  const bare = words.replace(ends, '').trim();
  const spoken = bare.replace(/(?:之后|以后|后)$/u, '');
  // 20日 and 20日前 are a date, 20日内 and 20日后 a length.
  const isDate = /日$/u.test(spoken) && spoken === bare && !/内$/u.test(words);
  const span = parseSpan(spoken);
  if (span.ok && !isDate)
    return parsed(spanOf(spoken, span.value, bare !== spoken || bare !== words));
  return readWhen(bare);
}

/** 30天 alone is a length; 3天后 and 3天内 mean a day. */
function spanOf(words: string, milliseconds: number, isDay: boolean): Written {
  const months = new RegExp(`^(${count})个月$`, 'u').exec(words)?.[1];
  if (months !== undefined && isDay) return when({ by: 'months', ahead: readNumber(months) ?? 1 });
  const days = milliseconds / 86_400_000;
  const inDays = Number.isInteger(days) && /(?:天|日|周|星期|礼拜|个月)$/u.test(words);
  return isDay && inDays ? when({ by: 'days', ahead: days }) : { kind: 'span', milliseconds };
}

function readWhen(words: string): Parsed<Written> {
  let slip: string | null = null;
  const letters = words.replace(/(\d)T(?=\d)/u, '$1 ');
  // The longest day that leaves a time: 10月15日15:00 has no blank between them.
  for (let end = letters.length; end >= 0; end -= 1) {
    const day = readDay(letters.slice(0, end).trim());
    if (end > 0 && day === null) continue;
    if (day !== null && 'problem' in day) {
      slip ??= day.problem;
      continue;
    }
    const rest = letters
      .slice(end)
      .trim()
      .replace(/^(?:的|[,，])/u, '');
    const time = rest === '' ? null : readTimeWords(rest);
    if (time === 'ambiguous') return misread(partOfDayProblem);
    if (rest !== '' && time === null) continue;
    if (day === null && time === null) continue;
    return parsed({ kind: 'when', day, time });
  }
  return misread(slip ?? whenProblem);
}

function when(day: DayWords): Written {
  return { kind: 'when', day, time: null };
}

const wholeParts: ReadonlyMap<string, TimeWords> = new Map<string, TimeWords>([
  ['上午', 720],
  ['中午', 720],
  ['正午', 720],
  ['下午', 'closing'],
  ['下班', 'closing'],
  ['下班时', 'closing'],
  ['上班', 'opening'],
  ['上班时', 'opening'],
]);

/** Null where it is no time; `ambiguous` for 3点, which may be before dawn or in the afternoon. */
function readTimeWords(words: string): TimeWords | 'ambiguous' | null {
  const said = words.replaceAll(' ', '').replace(/^(?:夜里|夜间|夜)/u, '晚上');
  const whole = wholeParts.get(said);
  if (whole !== undefined) return whole;
  const unsaid = /^[1-6一二两三四五六](?:[点时]|:[0-5]\d)/u.test(said);
  const at = readTime(said);
  return at !== null && unsaid ? 'ambiguous' : at;
}
