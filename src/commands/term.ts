import { z } from 'zod';
import { addDays, dayOf, daysBetween } from '../domain/zone.ts';
import { shownName } from '../text/shown-name.ts';
import { done, refused } from './answer.ts';
import { entryInHand, noteBy } from './closing/entry-in-hand.ts';
import { defineCommand } from './command.ts';
import { officeDayOf } from './office-day.ts';
import { keep, withOverlay } from './overlay.ts';
import { argument } from './parse/argument.ts';
import { meant } from './parse/meant.ts';
import { parseMoment, whenProblem } from './parse/moment.ts';
import { misread } from './parse/parsed.ts';
import { sendable } from './sendable.ts';

/** Ours: a task group that is to last longer is not one; most often the year is a slip. */
const longestDays = 3 * 366;

export const term = defineCommand({
  word: '期限',
  alias: 'term',
  near: ['到期', '有效期', '使用期限'],
  summary: '设定专项群的使用期限，或者提前到期；延长请用“延期”',
  section: '设置',
  args: z.object({ day: argument(parseTermEnd).describe('日期') }),
  who: ['owner', 'head'],
  where: 'private',
  about: 'group',
  examples: ['期限 2026-12-31', '期限 12月31日', '期限 下月底'],
  async run(context, { day }) {
    const { tx, now, group } = context;
    const { setting } = group.book;
    const name = shownName(group.row.name);
    if (setting.type !== 'task') return refused(`《${name}》不是专项群，无需设定期限。`);
    const today = dayOf(setting.calendar.zone, now);
    const reading = meant(day, now, setting.calendar.zone, officeDayOf(setting.hours));
    if (!reading.ok) return refused(`${reading.problem}；未作改动。`);
    const ends = reading.value.day;
    if (ends < today) return refused('期限不能早于今天，请核对日期；未作改动。');
    if (ends > addDays(today, longestDays)) return refused('期限最长三年，请核对年份；未作改动。');
    const { endsOn } = setting;
    if (ends === endsOn) return refused(`《${name}》的使用期限本来就是${ends}，未作改动。`);
    if (endsOn !== null && ends > endsOn) {
      const extend = sendable(context, '延期', `${ends} 工作尚未完成`);
      return refused(
        `《${name}》的使用期限为${endsOn}，延长须经批准，请发送${extend}提出申请；未作改动。`,
      );
    }
    const entry = await entryInHand(context);
    const value = JSON.stringify(ends);
    await keep(context, 'ends', value, `${setting.endsOn ?? ''}→${ends}`);
    await tx.groups.put({ ...group.row, endsOn: ends });
    const act = endsOn === null ? '设定使用期限' : '提前使用期限';
    if (entry !== null) await tx.entries.change(entry.number, { ends }, noteBy(context, act));
    const held = await withOverlay(context, 'ends', value);
    if (held.setting.endsOn !== ends)
      throw new Error('The book does not take the overlay of a term');
    return done(
      `《${name}》的使用期限已设为${ends}（还有${String(daysBetween(today, ends))}天），到期前会私下提醒您。`,
    );
  },
});

function parseTermEnd(text: string) {
  const reading = parseMoment(text);
  if (reading.ok || reading.problem !== whenProblem) return reading;
  return misread('请写明日期，如“2026-12-31”“12月31日”“下月底”');
}
