import { z } from 'zod';
import { instantWords } from '../text/day-words.ts';
import { shownName, shownWords } from '../text/shown-name.ts';
import { done, refused } from './answer.ts';
import { defineCommand } from './command.ts';
import { keep } from './overlay.ts';
import { argument } from './parse/argument.ts';
import { misread, parsed } from './parse/parsed.ts';
import { parseSpan } from './parse/span.ts';

const longest = 24 * 60 * 60_000;
const reasonLength = 40;

export const pause = defineCommand({
  word: '暂停',
  alias: 'pause',
  near: ['停', '停一停', '停止', '停用', '先停', '关闭', '安静', '别提醒', '不要提醒', '免打扰'],
  summary: '突发事件期间暂停提醒，最长24小时',
  args: z.object({
    span: argument(parseSpan).describe('时长'),
    reason: argument(parseReason).describe('理由'),
  }),
  who: ['owner', 'admin'],
  where: 'private',
  about: 'group',
  examples: ['暂停 2小时 防汛值守', '暂停 30分钟 现场会商'],
  async run(context, { span, reason }) {
    const { tx, now, group } = context;
    if (span > longest)
      return refused('一次最长可暂停24小时，如“暂停 24小时 防汛值守”；未作改动。');
    const until = now + span;
    await tx.groups.put({ ...group.row, pausedUntil: until });
    // The reason is people's words: kept with the group, where it can be erased, not in the journal.
    await keep(context, 'pause', JSON.stringify({ until, reason }), `until=${String(until)}`);
    const end = instantWords(group.book.setting.calendar.zone, until);
    return done(
      `《${shownName(group.row.name)}》的提醒已暂停至${end}，期间照常记录，涉密和个人信息的提醒不受影响。提前恢复请发送“启用”。`,
    );
  },
});

function parseReason(text: string) {
  const reason = shownWords(text, reasonLength).replace(/\d{4,}/g, '****');
  return reason.length < 2 ? misread('请写明暂停的理由，如“防汛值守”') : parsed(reason);
}
