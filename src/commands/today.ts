import { z } from 'zod';
import type { Day } from '../domain/group.ts';
import type { NoticeLine } from '../domain/notice-line.ts';
import { dayOf } from '../domain/zone.ts';
import { isSupervisorsGroup, supervisorsGroupNote } from '../register/addressees.ts';
import { standings } from '../register/joining/standing.ts';
import { clockWords, dayWords } from '../text/day-words.ts';
import { deadlineDay } from '../text/deadline-day.ts';
import { shownName } from '../text/shown-name.ts';
import { done } from './answer.ts';
import { defineCommand, type CommandContext } from './command.ts';

const shownLines = 15;
/** How many groups are read from the platform for one answer, those of the newest notices. */
const readsAtMost = 30;
/** Longer than any line is kept. */
const lookback = 20 * 24 * 60 * 60_000;

/** A line with the days it speaks of. */
interface Dated {
  readonly notice: NoticeLine;
  readonly saidOn: Day;
  /** Null where it gives no time that is known. */
  readonly falls: Day | null;
}

export const today = defineCommand({
  word: '今日通知',
  alias: 'today',
  also: ['今天通知', '今天的通知', '今日的通知'],
  near: ['今日', '今天', '通知汇总', '查通知', '有什么通知'],
  summary: '查看您所在各群今天的通知、时限和联系人',
  args: z.object({}),
  who: 'anyone',
  where: 'private',
  about: 'nothing',
  examples: ['今日通知'],
  async reads(tx, senderId, now) {
    const sitsIn = await tx.people.groupsOf(senderId);
    const kept = await tx.noticeLines.ofGroups(sitsIn, now - lookback);
    const newest = kept.toSorted((a, b) => b.saidAt - a.saidAt).map(({ groupId }) => groupId);
    return [...new Set(newest)].slice(0, readsAtMost);
  },
  async run(context) {
    const { tx, now, book } = context;
    const { zone } = book.calendar;
    const on = dayOf(zone, now);
    const names = await groupsOf(context);
    const kept = await tx.noticeLines.ofGroups([...names.keys()], now - lookback);
    const held = kept
      .map((notice) => dated(notice, dayOf(zone, notice.saidAt)))
      .filter((one) => isOfToday(one, on));
    if (held.length === 0) return done('您好，您所在的工作群今天暂无通知。');
    const shown = soonest(held).slice(0, shownLines).sort(bySaying);
    const more = held.length - shown.length;
    return done(
      [
        `今日通知（${dayWords(on)}）：`,
        ...shown.map(
          (one, index) =>
            `${String(index + 1)}. ${sayNotice(one, on, zone, names.get(one.notice.groupId) ?? '')}`,
        ),
        ...(more > 0 ? [`另有${String(more)}条未列出，请到群内查看。`] : []),
      ].join('\n'),
    );
  },
});

/** The groups the platform shows him in just now, those that apply no rules left out. */
async function groupsOf(context: CommandContext): Promise<ReadonlyMap<string, string>> {
  const { tx, book, senderId, shown } = context;
  const supervisors = await tx.notes.get(supervisorsGroupNote);
  const { strange } = await standings(tx);
  const rows = (await tx.groups.list()).filter(
    (row) =>
      row.present &&
      shown.get(row.id)?.members.some(({ id }) => id === senderId) === true &&
      !strange.has(row.id) &&
      !isSupervisorsGroup(book, row, supervisors),
  );
  return new Map(rows.map(({ id, name }) => [id, name]));
}

function dated(notice: NoticeLine, saidOn: Day): Dated {
  const { deadline } = notice;
  return { notice, saidOn, falls: deadline === null ? null : deadlineDay(deadline, saidOn) };
}

function isOfToday({ notice, saidOn, falls }: Dated, on: Day): boolean {
  return saidOn === on || (notice.keptTo >= on && falls !== null && falls >= on);
}

/** What is due first stands first; of the rest the newest. */
function soonest(held: readonly Dated[]): Dated[] {
  const never = '9999';
  return held.toSorted((a, b) => {
    const [one, other] = [a.falls ?? never, b.falls ?? never];
    if (one !== other) return one < other ? -1 : 1;
    return b.notice.saidAt - a.notice.saidAt;
  });
}

function bySaying(a: Dated, b: Dated): number {
  return a.notice.saidAt - b.notice.saidAt;
}

function sayNotice({ notice, saidOn, falls }: Dated, on: Day, zone: string, name: string): string {
  const { line, deadline, contact, saidAt } = notice;
  const day = saidOn === on ? '' : `${dayWords(saidOn)} `;
  return [
    `《${shownName(name)}》${day}${clockWords(zone, saidAt).padStart(5, '0')} ${line}`,
    ...(deadline === null ? [] : [sayDeadline(deadline, saidOn, falls, on)]),
    ...(contact === null ? [] : [`咨询：${contact}`]),
  ].join('　');
}

/** 明天 that was said yesterday is today. */
function sayDeadline(deadline: string, saidOn: Day, falls: Day | null, on: Day): string {
  const title = /前$|内$|截|止/u.test(deadline) ? '时限' : '时间';
  const plain = saidOn === on || falls === null || /月.*[日号]/u.test(deadline);
  const meant = plain ? '' : falls === on ? '（即今日）' : `（${dayWords(falls)}）`;
  return `${title}：${deadline}${meant}`;
}
