import { plainWord } from '../../domain/dispatch.ts';
import { z } from 'zod';
import { isWorkday, nextOpening, type Calendar } from '../../domain/calendar.ts';
import { addDays, dayOf, instantOf } from '../../domain/zone.ts';
import type { Book } from '../../engine/rule-book/book.ts';
import { supervisorIds } from '../../register/supervisors.ts';
import { instantWords } from '../../text/day-words.ts';
import { shownName } from '../../text/shown-name.ts';
import { rangeOf, type TargetGroup } from '../announcement-range.ts';
import { done, refused } from '../answer.ts';
import type { CommandContext } from '../command.ts';
import type { ProposalKind } from './proposal-kind.ts';
import { tellAsker } from './tell-supervisors.ts';

/** What the second supervisor saw is what is said, to no other group. */
export const announcementPayload = z.strictObject({
  text: z.string().min(1).max(1_000),
  groupIds: z.array(z.string()).min(1),
});

/** 公告: said in every group of the list once a second supervisor confirms it. */
export const announcement: ProposalKind = {
  kind: 'announcement',
  title: '公告',
  by: 'other-supervisor',
  async carryOut(context, { id, byId, payload }) {
    const { tx, now, book, senderId } = context;
    const { text, groupIds } = announcementPayload.parse(JSON.parse(payload));
    if (!(await supervisorIds(tx)).has(byId)) {
      return refused('提出这件公告的同志已不是监督员，公告不再发出；如仍需发布，请重新提出。');
    }
    // In between a group may have been paused, or the bot may have left it.
    const { to } = await rangeOf(tx, book, { by: 'all' }, now);
    const targets = to.filter(({ row }) => groupIds.includes(row.id));
    const [first, ...others] = targets.map((target) => openingOf(target, now));
    if (first === undefined) {
      return refused('原定的群均已暂停或退出，公告未发出；如仍需发布，请重新提出。');
    }
    for (const target of targets) await say(context, id, target, text);
    await tx.journal.add({
      at: now,
      actorId: senderId,
      action: 'announcement.confirm',
      groupId: null,
      detail: `${String(id)} groups=${String(targets.length)}`,
    });
    const from = instantWords(book.calendar.zone, Math.min(first, ...others));
    const missing = groupIds.length - targets.length;
    const result = `公告（编号 ${String(id)}）已确认，${String(targets.length)}个群，将于${from}起在工作时间逐群发出${missing === 0 ? '' : `；${String(missing)}个群已暂停或退出，不再发出`}。`;
    await tellAsker(tx, { id, byId, text: `您好，您提出的${result}` }, context);
    return done(result);
  },
};

/** As a group will read it. */
export function saidInGroup(book: Book, text: string): string {
  return `【公告】${text}\n——${shownName(book.name)}`;
}

export function openingOf({ book }: TargetGroup, now: number): number {
  return nextOpening(book.setting.calendar, book.setting.hours, now);
}

async function say(
  { tx, now, book }: CommandContext,
  id: number,
  target: TargetGroup,
  text: string,
): Promise<void> {
  const { id: groupId } = target.row;
  const notBefore = openingOf(target, now);
  await tx.outbox.add(
    plainWord({
      key: `announcement:${String(id)}:${groupId}`,
      to: { kind: 'group', id: groupId },
      purpose: 'notice',
      text: saidInGroup(book, text),
      groupId,
      queuedAt: now,
      notBefore,
      expiresAt: endOfNextWorkday(target.book.setting.calendar, notBefore),
    }),
  );
}

const longestHoliday = 60;

/** Midnight after the first workday that follows the day of this instant. */
function endOfNextWorkday(calendar: Calendar, at: number): number {
  let day = addDays(dayOf(calendar.zone, at), 1);
  for (let ahead = 0; ahead < longestHoliday && !isWorkday(calendar, day); ahead += 1) {
    day = addDays(day, 1);
  }
  return instantOf(calendar.zone, day, 1_440);
}
