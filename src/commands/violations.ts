import { z } from 'zod';
import { violationStateTitles, type Violation } from '../domain/violation.ts';
import { ruleTitle } from '../register/rule-title.ts';
import { instantWords } from '../text/day-words.ts';
import { shownName } from '../text/shown-name.ts';
import { done, refused } from './answer.ts';
import { casesShown } from './cases-shown.ts';
import { defineCommand, type GroupContext } from './command.ts';
import { argument } from './parse/argument.ts';
import { parsePeriod } from './parse/span.ts';

const day = 24 * 60 * 60_000;
const usual = 7 * day;
/** One answer is one screen; further back the weekly summaries tell. */
const longest = 90 * day;
const shownLines = 15;

export const violations = defineCommand({
  word: '违规',
  alias: 'violations',
  near: ['统计', '查询', '明细', '违规记录', '通报'],
  summary: '查看本群近期的违规记录（不含姓名和原文）',
  args: z.object({ span: argument(parsePeriod).optional().describe('时长') }),
  who: ['owner', 'admin', 'head'],
  where: 'private',
  about: 'group',
  examples: ['违规', '违规 7天'],
  async run(context, { span = usual }) {
    if (span > longest) return refused('最多可查看近90天的记录，如“违规 30天”。');
    const { now, group } = context;
    const filter = { groupId: group.row.id, since: now - span };
    const found = await casesShown(context, filter);
    const total = found.length;
    const head = `《${shownName(group.row.name)}》近${saySpan(span)}`;
    if (total === 0) return done(`${head}没有违规记录。`);
    return done(
      [
        `${head}共${String(total)}条记录：`,
        ...found.slice(0, shownLines).map((violation) => sayViolation(context, violation)),
        ...(total > shownLines ? [`仅列出最近${String(shownLines)}条。`] : []),
        '经核实属误报的，可发送“误报 编号”。',
      ].join('\n'),
    );
  },
});

function sayViolation({ book, group }: GroupContext, violation: Violation): string {
  const { id, rule, at, hits, state } = violation;
  const title = ruleTitle(book, group, rule);
  return [
    `记录 ${String(id)}`,
    instantWords(group.book.setting.calendar.zone, at),
    hits > 1 ? `${title}（${String(hits)}次）` : title,
    violationStateTitles[state],
  ].join('　');
}

function saySpan(span: number): string {
  return span % day === 0
    ? `${String(span / day)}天`
    : `${String(Math.ceil(span / 3_600_000))}小时`;
}
