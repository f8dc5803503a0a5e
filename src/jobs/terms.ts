import { lastWorkdayUpTo, type Calendar } from '../domain/calendar.ts';
import type { Day } from '../domain/group.ts';
import type { Recipient } from '../domain/incoming.ts';
import { addDays, dayOf, daysBetween } from '../domain/zone.ts';
import { dayAndWeekdayWords, longDayWords } from '../text/day-words.ts';
import { shownName } from '../text/shown-name.ts';
import type { Job } from './job.ts';
import { tell, type Word } from './tell.ts';
import { termWarnings } from './thresholds.ts';
import { inTrial, watchedGroups, type WatchedGroup } from './watched-groups.ts';

/** Tells owners that the term of a group ends or has ended; on workdays, of whatever was reached since. */
export const terms: Job = {
  name: 'terms',
  title: '使用期限提醒',
  every: { at: '09:00', holiday: 'skip' },
  graceHours: 12,
  async run(context) {
    const { tx, now, book } = context;
    const today = dayOf(book.calendar.zone, now);
    const words = (await watchedGroups(tx, book))
      .filter(({ row }) => !inTrial(row, now))
      .map((group) => wordOn(group, today))
      .filter((word) => word !== null);
    await tell(context, 'term', words, severalTerms);
  },
};

/** What a postponed end might be, in the example of how to say so. */
const usualExtension = 30;

function wordOn(group: WatchedGroup, today: Day): Word | null {
  const { endsOn: ends, calendar } = group.groupBook.setting;
  if (ends === null) return null;
  const passed = ends < today;
  const stage = passed ? 'passed' : stageOf(calendar, today, ends);
  if (stage === null) return null;
  const name = `《${shownName(group.row.name)}》`;
  const term = { name, ends, passed, later: addDays(passed ? today : ends, usualExtension) };
  return {
    group,
    key: `term:${group.row.id}:${ends}:${stage}`,
    alone: (to) => termWords(term, to),
    inList: passed
      ? `${name}已于${longDayWords(ends)}到期`
      : `${name}将于${dayAndWeekdayWords(ends)}到期`,
  };
}

/**
 * The nearest warning that was reached: one that a holiday or an absence swallowed is not made up
 * for. An end without work on it is spoken of on the last workday before.
 */
function stageOf(calendar: Calendar, today: Day, ends: Day): string | null {
  const left = today >= lastWorkdayUpTo(calendar, ends) ? 0 : daysBetween(today, ends);
  const reached = termWarnings.filter((days) => left <= days);
  return reached.length === 0 ? null : String(Math.min(...reached));
}

interface Term {
  readonly name: string;
  readonly ends: Day;
  readonly passed: boolean;
  readonly later: Day;
}

function termWords({ name, ends, passed, later }: Term, to: Recipient): string {
  const state = passed
    ? `您好，${name}已于${longDayWords(ends)}到期。`
    : `您好，${name}将于${dayAndWeekdayWords(ends)}到期。`;
  if (to.kind === 'group') return `${state}请督促群主解散该群，确需保留的延长期限。`;
  const done = passed ? '任务已结束的，请解散该群' : '任务结束后请解散该群';
  return `${state}${done}；确需延期的，可私聊发送“期限 ${later}”这样的命令延长。`;
}

function severalTerms(lines: readonly string[], to: Recipient): string {
  const opening = `您好，以下群的使用期限供您掌握：${lines.join('；')}。`;
  return to.kind === 'group'
    ? `${opening}请督促群主解散到期的群，确需保留的延长期限。`
    : `${opening}任务结束的请解散；确需延期的，可私聊发送“期限 《群名》 日期”延长。`;
}
