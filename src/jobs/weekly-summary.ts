import { plainWord } from '../domain/dispatch.ts';
import { nextOpening, type Calendar } from '../domain/calendar.ts';
import type { Day } from '../domain/group.ts';
import { slotsBetween, type Every } from '../domain/slots.ts';
import { addDays, dayOf, instantOf, weekdayOf } from '../domain/zone.ts';
import { supervisorsGroupNote } from '../register/addressees.ts';
import { weeklyText } from '../reports/weekly.ts';
import { figuresOf } from './figures-of-week.ts';
import { maySpeak, type Job } from './job.ts';
import { watchedGroups } from './watched-groups.ts';
import { weekMemory } from './week-listed.ts';

const every: Every = { weekday: 1, at: '09:00', holiday: 'next-workday' };
const dayMs = 86_400_000;
const expiry = 2 * dayMs;

/** How the weeks before stood, to the supervisors' group; to nobody where it is not known yet. */
export const weeklySummary: Job = {
  name: 'weekly-summary',
  title: '工作群周小结',
  every,
  graceHours: 48,
  async run(context) {
    if (!maySpeak(context)) return;
    const { tx, now, slot, book } = context;
    const supervisors = await tx.notes.get(supervisorsGroupNote);
    if (supervisors === null) return;
    const { from, to } = weekBefore(book.calendar, slot);
    // A bot that came after the week can only report that it saw nothing: that is noise.
    const end = instantOf(book.calendar.zone, addDays(to, 1), 0);
    const groups = await watchedGroups(tx, book);
    if (!groups.some(({ row }) => row.joinedAt < end)) return;
    const notBefore = nextOpening(book.calendar, book.hours, now);
    const summary = { key: `weekly:${to}`, groupId: supervisors };
    const memory = await weekMemory(tx, summary);
    await tx.outbox.add(
      plainWord({
        key: summary.key,
        to: { kind: 'group', id: supervisors },
        purpose: 'report',
        text: weeklyText(await figuresOf(context, { from, to }, memory)),
        groupId: supervisors,
        queuedAt: now,
        notBefore,
        expiresAt: notBefore + expiry,
      }),
    );
    await memory.keep();
  },
};

/**
 * Monday to Sunday before the slot's own week. Where a long holiday merged two Mondays into one
 * slot, both weeks, so that none is lost.
 */
function weekBefore(calendar: Calendar, slot: number): { from: Day; to: Day } {
  const mondayOf = (at: number) => {
    const day = dayOf(calendar.zone, at);
    return addDays(day, 1 - weekdayOf(day));
  };
  const monday = mondayOf(slot);
  const previous = slotsBetween(every, calendar, slot - 35 * dayMs, slot - 1).at(-1);
  const from = previous === undefined ? addDays(monday, -7) : mondayOf(previous);
  return { from: from < monday ? from : addDays(monday, -7), to: addDays(monday, -1) };
}
