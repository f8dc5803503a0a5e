import type { Day } from '../domain/group.ts';
import { dayOf, daysBetween } from '../domain/zone.ts';
import { longDayWords } from '../reports/day-words.ts';
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

function wordOn(group: WatchedGroup, today: Day): Word | null {
  const ends = group.groupBook.setting.endsOn;
  if (ends === null) return null;
  const left = daysBetween(today, ends);
  const stage = left < 0 ? 'passed' : stageOf(left);
  if (stage === null) return null;
  const name = `《${shownName(group.row.name)}》`;
  return {
    group,
    key: `term:${group.row.id}:${ends}:${stage}`,
    alone: () => termWords(name, ends, left),
    inList: left < 0 ? `${name}已于${longDayWords(ends)}到期` : `${name}${longDayWords(ends)}到期`,
  };
}

/** The nearest warning that was reached: one that a holiday or an absence swallowed is not made up for. */
function stageOf(left: number): string | null {
  const reached = termWarnings.filter((days) => left <= days);
  return reached.length === 0 ? null : String(Math.min(...reached));
}

function termWords(name: string, ends: Day, left: number): string {
  if (left < 0) {
    return `您好，${name}：本群专项任务已于${longDayWords(ends)}到期，请群主及时解散；确需延期的，请于7日内备案。`;
  }
  return `您好，${name}：本群专项任务将于${longDayWords(ends)}到期。任务结束后请及时解散；确需延期的，请在到期前办理备案。`;
}

function severalTerms(lines: readonly string[]): string {
  return `您好，以下群的专项任务到期情况供您掌握：${lines.join('；')}。任务结束的请及时解散；确需延期的，请按规定备案。`;
}
