import { localTime, type LocalTime } from '../domain/zone.ts';
import { dayWords, minuteWords, weekdayWord } from '../text/day-words.ts';
import { shownWords } from '../text/shown-name.ts';
import type { NoticeParts } from './parse/notice-parts.ts';

const longestPoint = 200;

/** A notice with nothing missing; instants in milliseconds UTC. */
export interface WholeNotice extends Pick<NoticeParts, 'points' | 'place'> {
  readonly when: { readonly sort: 'deadline' | 'time'; readonly at: number };
  readonly people: string;
  readonly contact: string;
}

/** The notice as it is to be pasted: what, when, who, whom to ask, and that nobody need answer. */
export function noticeText(notice: WholeNotice, zone: string): string {
  const [title = '', ...points] = notice.points.map(line);
  const { sort, at } = notice.when;
  const when = momentWords(localTime(zone, at));
  return [
    `【通知】${title}`,
    ...points.map((point, index) => `${String(index + 1)}. ${point}`),
    sort === 'deadline' ? `时限：${when}前` : `时间：${when}`,
    ...(notice.place === null ? [] : [`地点：${line(notice.place)}`]),
    `对象：${line(notice.people)}`,
    `联系人：${line(notice.contact)}`,
    '本通知无需回复，有疑问请直接联系联系人。',
  ].join('\n');
}

/** `10月13日（周二）15:00`. */
export function momentWords({ day, minute, weekday }: LocalTime): string {
  return `${dayWords(day)}（周${weekdayWord(weekday)}）${minuteWords(minute)}`;
}

/** One line, and nobody is called by it. */
function line(words: string): string {
  return shownWords(words, longestPoint);
}
