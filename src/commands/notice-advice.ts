import { isOfficeTime, nextOpening, type Calendar, type OfficeHours } from '../domain/calendar.ts';
import { addDays, dayOf, instantOf } from '../domain/zone.ts';
import { judge } from '../engine/judge.ts';
import { readMessage } from '../engine/read-message.ts';
import type { BoundRule, GroupBook } from '../engine/rule-book/book.ts';
import { clockWords, dayWords } from '../text/day-words.ts';

/** It is thrown away with the facts it goes into. */
const noKey = new Uint8Array(32);
const searchDays = 60;

/** What asks people to answer or to prove something; our own 无需回复 would drown it. */
const demands = ['forced-reply', 'forced-checkin'];

/** The rules a notice would break if somebody who may publish said it in office hours. */
export function brokenBy(
  text: string,
  points: readonly string[],
  groupBook: GroupBook,
  now: number,
): readonly BoundRule[] {
  const byPoints = points
    .flatMap((point) => foundIn(point, groupBook, now))
    .filter(({ kind }) => demands.includes(kind.name));
  const broken = [...foundIn(text, groupBook, now), ...byPoints];
  return broken.filter(({ id }, index) => broken.findIndex((rule) => rule.id === id) === index);
}

function foundIn(text: string, { setting, rules }: GroupBook, now: number): readonly BoundRule[] {
  const sentAt = nextOpening(setting.calendar, setting.hours, now);
  const message = {
    id: '',
    groupId: setting.id,
    senderId: '',
    sentAt,
    receivedAt: sentAt,
    type: 'text',
    text,
    length: text.length,
    fileName: null,
    mentionsAll: false,
    mentionsBot: false,
  } as const;
  const read = readMessage(message, { role: 'publisher', unit: setting.unit, hashKey: noKey });
  const found = judge({ message, ...read, recent: [], setting, rules, onThrow: () => undefined });
  return found.map(({ rule }) => rule);
}

/** What to think of before it is posted, each a sentence of its own. */
export function adviceOn(
  when: { readonly sort: 'deadline' | 'time'; readonly at: number },
  { calendar, hours }: Pick<GroupBook['setting'], 'calendar' | 'hours'>,
  now: number,
): readonly string[] {
  const opening = nextOpening(calendar, hours, now);
  const short = officeMinutes(calendar, hours, opening, when.at) < workdayMinutes(hours);
  const isDeadline = when.sort === 'deadline';
  // The very end of the day is still a time to hand something in.
  const outside = !isOfficeTime(calendar, hours, isDeadline ? when.at - 1 : when.at);
  return [
    ...(opening > now ? [`现为非工作时间，建议${openingWords(calendar, opening, now)}发布。`] : []),
    ...(isDeadline && short ? ['时限不足一个工作日，请尽量留出合理时间。'] : []),
    ...(outside ? [`${isDeadline ? '时限' : '时间'}落在非工作时间，请核对是否确有必要。`] : []),
  ];
}

function workdayMinutes(hours: OfficeHours): number {
  const lengths = hours
    .filter(({ season }) => season === undefined)
    .map(({ from, to }) => to - from);
  return lengths.length === 0 ? 480 : Math.max(...lengths);
}

/** Minutes of office time between two instants, counted by the openings of each day. */
function officeMinutes(calendar: Calendar, hours: OfficeHours, from: number, to: number): number {
  const enough = workdayMinutes(hours) * 2;
  let minutes = 0;
  let day = dayOf(calendar.zone, from);
  for (let ahead = 0; ahead <= searchDays && minutes < enough; ahead += 1) {
    for (let minute = 0; minute < 1440; minute += 15) {
      const at = instantOf(calendar.zone, day, minute);
      if (at >= from && at < to && isOfficeTime(calendar, hours, at)) minutes += 15;
    }
    day = addDays(day, 1);
    if (instantOf(calendar.zone, day, 0) >= to) break;
  }
  return minutes;
}

/** 今天8:30, 明早8:30 or 10月12日8:30. */
function openingWords({ zone }: Calendar, opening: number, now: number): string {
  const day = dayOf(zone, opening);
  const today = dayOf(zone, now);
  const clock = clockWords(zone, opening);
  if (day === today) return `今天${clock}`;
  return day === addDays(today, 1) ? `明早${clock}` : `${dayWords(day)}${clock}`;
}
