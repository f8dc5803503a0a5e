import { z } from 'zod';
import type { HoursRule, OfficeHours } from '../domain/calendar.ts';
import type { GroupBook } from '../engine/rule-book/book.ts';
import { shownName } from '../text/shown-name.ts';
import { done, refused } from './answer.ts';
import { defineCommand, type GroupContext } from './command.ts';
import { journal, keep, withOverlay, withoutOverlay } from './overlay.ts';
import { argument } from './parse/argument.ts';
import { parseTimeRange, type TimeRange } from './parse/office-time.ts';
import { misread, parsed, type Parsed } from './parse/parsed.ts';
import { sayHours } from './say-hours.ts';

/** Ours: what an owner may call office hours, whatever the book says (minutes since midnight). */
const earliest = 6 * 60;
const latest = 22 * 60;
const longest = 12 * 60;

export const set = defineCommand({
  word: '设置',
  alias: 'set',
  near: ['工作时间', '上班时间', '上下班时间', '修改', '更改', '调整', '配置'],
  summary: '设定本群的工作时间',
  args: z.object({
    hours: argument(parseChange).describe('工作时间 〈起止时间〉'),
  }),
  who: ['owner'],
  where: 'private',
  about: 'group',
  examples: ['设置 工作时间 8:30-18:00', '设置 工作时间 恢复'],
  run: (context, { hours }) => (hours === 'restore' ? restore(context) : change(context, hours)),
});

async function change(context: GroupContext, { from, to }: TimeRange) {
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
  if (sayHours(held) !== sayHours(hours) || (wider && isLocked(group.book))) {
    return refused(
      `规则本不允许本群改为该时间，仍为${sayHours(group.book.setting.hours)}。如确有需要，请联系本单位规则本管理人员。`,
    );
  }
  await keep(context, 'hours', value, `${String(from)}-${String(to)}`);
  return done(
    `《${shownName(group.row.name)}》的工作时间已设为${sayHours(hours)}（规则本为${sayHours(office)}）。`,
  );
}

async function restore(context: GroupContext) {
  const { tx, group } = context;
  await tx.groups.dropOverlay(group.row.id, 'hours');
  await journal(context, 'hours.restore', '');
  const { hours } = (await withOverlay(context, 'hours', null)).setting;
  return done(`《${shownName(group.row.name)}》的工作时间已恢复为规则本规定的${sayHours(hours)}。`);
}

/** Longer hours loosen the rule on what is said outside of them. */
function isLocked({ rules }: GroupBook): boolean {
  return rules.some(({ kind, locked }) => kind.name === 'off-hours' && locked);
}

/** The days stay the office's own where it has one answer for them. */
function commonDays(office: OfficeHours): HoursRule['days'] {
  const [first, ...others] = office;
  const same = others.every(({ days }) => JSON.stringify(days) === JSON.stringify(first?.days));
  return same ? (first?.days ?? 'workdays') : 'workdays';
}

/** `工作时间 8:30-18:00`, with or without the space; `恢复` takes the owner's word back. */
function parseChange(text: string): Parsed<TimeRange | 'restore'> {
  const match = /^(?:工作时间|上班时间|hours)[\s:为]*(.*)$/u.exec(text);
  if (match === null) return misread('目前可以设置“工作时间”');
  const words = match[1] ?? '';
  return /^(?:恢复|恢复默认|默认|取消|reset)$/.test(words)
    ? parsed('restore')
    : parseTimeRange(words);
}
