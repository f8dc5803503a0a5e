import { z } from 'zod';
import { roleTitles } from '../domain/roles.ts';
import { latestPauseEnd, longestPauseMs } from '../register/pauses.ts';
import { instantWords } from '../text/day-words.ts';
import { shownName, shownWords } from '../text/shown-name.ts';
import { done, refused } from './answer.ts';
import { defineCommand, type GroupContext } from './command.ts';
import { officeDayOf } from './office-day.ts';
import { keep } from './overlay.ts';
import { argument } from './parse/argument.ts';
import { glueMoment } from './parse/glue.ts';
import { endOf, meant } from './parse/meant.ts';
import { parseMoment, whenProblem } from './parse/moment.ts';
import { misread } from './parse/parsed.ts';
import { plain } from './parse/plain.ts';
import { reasonLike } from './parse/reason.ts';

const shownReason = 40;

export const pause = defineCommand({
  word: '暂停',
  alias: 'pause',
  near: ['停', '停一停', '停止', '先停', '关闭', '安静', '别提醒', '不要提醒', '免打扰'],
  summary: '突发事件期间暂停提醒，最长24小时',
  section: '设置',
  args: z.object({
    until: argument(parseUntil).describe('时长'),
    reason: argument(reasonLike('防汛值守')).describe('理由'),
  }),
  who: ['owner', 'admin', 'head'],
  where: 'private',
  about: 'group',
  examples: ['暂停 2小时 防汛值守', '暂停 到明天8点 防汛值守'],
  tidy: momentFirst,
  async run(context, { until: written, reason }) {
    const { tx, now, group } = context;
    const { calendar, hours } = group.book.setting;
    const reading = meant(written, now, calendar.zone, officeDayOf(hours));
    if (!reading.ok) return refused(`${reading.problem}；未作改动。`);
    const until = endOf(reading.value, calendar.zone);
    if (until <= now) return refused('暂停的截止时间已过，请核对后再发送；未作改动。');
    if (until > now + longestPauseMs)
      return refused('一次最长可暂停24小时，如“暂停 24小时 防汛值守”；未作改动。');
    const latest = await latestFor(context);
    if (until > latest) return refused(sayUsedUp(context, latest));
    await tx.groups.put({ ...group.row, pausedUntil: until });
    // The reason is people's words: kept with the group, where it can be erased, not in the journal.
    await keep(
      context,
      'pause',
      JSON.stringify({ until, reason: shownWords(reason, shownReason) }),
      `until=${String(until)}`,
    );
    const end = instantWords(calendar.zone, until);
    return done(
      `《${shownName(group.row.name)}》的提醒已暂停至${end}，期间照常记录，涉密和个人信息的提醒不受影响。提前恢复请发送“启用”。`,
    );
  },
});

/** 防汛 2小时 is 2小时 防汛. */
function momentFirst(rest: string): string {
  const glued = glueMoment(rest);
  const [, reason = '', until = ''] =
    /^(.*[^\s,，、;；])[\s,，、;；]+([^\s,，、;；]+)$/u.exec(glued) ?? [];
  const first = glued.split(/[\s,，、;；]/u, 1)[0] ?? '';
  const isTurned = until !== '' && !parseMoment(first).ok && parseMoment(until).ok;
  return isTurned ? `${until} ${reason}` : glued;
}

/** 今晚, 到明早: until when in it is not said. */
const partAlone =
  /^(?:到|至|截至)?(?:今|明|后)?[天日]?(?:早上?|早晨|晨|晚上?|傍晚|夜里?|夜间|凌晨|半夜)$/u;

/** Pause upon pause would set the rules aside: beyond a day in two it is the head's to decide. */
async function latestFor({ tx, now, senderId, group }: GroupContext): Promise<number> {
  const { row, addressees } = group;
  if (senderId === addressees.headId) return now + longestPauseMs;
  return latestPauseEnd(tx, row.id, now);
}

function sayUsedUp({ now, group }: GroupContext, latest: number): string {
  const end = instantWords(group.book.setting.calendar.zone, latest);
  const left = latest > now ? `此次最晚可到${end}` : '目前已用完';
  return (
    `《${shownName(group.row.name)}》48小时内合计最长暂停24小时，${left}；未作改动。` +
    `确需更长的，请${roleTitles.head}办理。`
  );
}

function parseUntil(text: string) {
  const reading = parseMoment(text);
  if (!reading.ok && partAlone.test(plain(text))) {
    return misread('请写明到几点，如“到今晚10点”“到明天8点”');
  }
  if (reading.ok || reading.problem !== whenProblem) return reading;
  return misread('请写明时长或者截止时间，如“2小时”“到明天8点”');
}
