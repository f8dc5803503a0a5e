import type { HoursRule, OfficeHours } from '../domain/calendar.ts';
import { holdsHours } from '../engine/rule-book/for-group.ts';
import { shownName } from '../text/shown-name.ts';
import { done, refused, type Answer } from './answer.ts';
import type { GroupContext } from './command.ts';
import { journal, keep, withOverlay, withoutOverlay } from './overlay.ts';
import type { TimeRange } from './parse/office-time.ts';
import { sayHours } from './say-hours.ts';
import { sendable } from './sendable.ts';

/** Ours: what an owner may call office hours, whatever the book says (minutes since midnight). */
const earliest = 6 * 60;
const latest = 22 * 60;
const longest = 12 * 60;

/** Sets the office hours of the group within what the book allows. */
export async function changeHours(context: GroupContext, { from, to }: TimeRange): Promise<Answer> {
  const { book, group } = context;
  if (from < earliest || to > latest || to - from > longest) {
    return refused('工作时间应在6:00至22:00之间且不超过12小时，如“8:30-18:00”；未作改动。');
  }
  const office = withoutOverlay(book, group).setting.hours;
  const hours: OfficeHours = [{ days: commonDays(office), from, to }];
  const value = JSON.stringify(hours);
  // The book has the last word: it passes over what it cannot take.
  const held = (await withOverlay(context, 'hours', value)).setting.hours;
  const wider = !office.some((rule) => rule.from <= from && to <= rule.to);
  if (sayHours(held) !== sayHours(hours) || (wider && holdsHours(group.book.rules))) {
    return refused(
      `规则本不允许本群改为该时间，仍为${sayHours(group.book.setting.hours)}。如确有需要，请联系本单位规则本管理人员。`,
    );
  }
  const before = sayHours(group.book.setting.hours);
  await keep(context, 'hours', value, `${String(from)}-${String(to)}`);
  return done(
    `《${shownName(group.row.name)}》的工作时间已由${before}改为${sayHours(hours)}。` +
      `改回规则本规定的${sayHours(office)}，请发送${sendable(context, '设置', '工作时间 恢复')}。`,
  );
}

/** Gives the hours back to the rule book. */
export async function restoreHours(context: GroupContext): Promise<Answer> {
  const { tx, group } = context;
  await tx.groups.dropOverlay(group.row.id, 'hours');
  await journal(context, 'hours.restore', '');
  const { hours } = (await withOverlay(context, 'hours', null)).setting;
  return done(`《${shownName(group.row.name)}》的工作时间已恢复为规则本规定的${sayHours(hours)}。`);
}

/** The days stay the office's own where it has one answer for them. */
function commonDays(office: OfficeHours): HoursRule['days'] {
  const [first, ...others] = office;
  const same = others.every(({ days }) => JSON.stringify(days) === JSON.stringify(first?.days));
  return same ? (first?.days ?? 'workdays') : 'workdays';
}
