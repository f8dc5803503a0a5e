import type { Day } from '../../domain/group.ts';
import { dayOf } from '../../domain/zone.ts';
import type { Book } from '../../engine/rule-book/book.ts';
import { officeDayOf } from '../office-day.ts';
import { misread, parsed, type Parsed } from '../parse/parsed.ts';
import { parsePastDay } from '../parse/past-day.ts';
import { plain } from '../parse/plain.ts';

const problem = '请写明粉丝数或者最近发布日期，如“粉丝 1200 最近发布 11月1日”';
const most = 1_000_000_000;

export interface AccountUpdate {
  readonly followers: number | null;
  readonly lastPost: Day | null;
}

/** `粉丝 1200 最近发布 2026-11-01`, `粉丝1.2万`, in any order; at least one of the two. */
export function readUpdate(
  words: string,
  { book, now }: { readonly book: Book; readonly now: number },
): Parsed<AccountUpdate> {
  const said = plain(words).replace(/[,，;；、]/gu, ' ');
  const [, figure, many] =
    /(?:粉丝|关注)(?:数|人数|量)? ?[:：]? ?(\d{1,10}(?:\.\d{1,4})?) ?(万)?/u.exec(said) ?? [];
  const [, when] =
    /(?:最近|最后|上次)?(?:发布|更新|发文)(?:日期|时间)? ?[:：]? ?(.+?)(?= ?(?:粉丝|关注)|$)/u.exec(
      said,
    ) ?? [];
  if (figure === undefined && when === undefined) return misread(problem);
  const followers =
    figure === undefined ? null : Math.round(Number(figure) * (many === undefined ? 1 : 10_000));
  if (followers !== null && followers > most) return misread('粉丝数过大，请核对');
  if (when === undefined) return parsed({ followers, lastPost: null });
  const { zone } = book.calendar;
  const reading = parsePastDay(when, now, zone, officeDayOf(book.hours));
  if (!reading.ok) return misread('请写明最近发布的日期，如“最近发布 11月1日”');
  const lastPost = reading.value;
  if (lastPost > dayOf(zone, now)) return misread('最近发布日期不能晚于今天，请核对');
  return parsed({ followers, lastPost });
}
