import { z } from 'zod';
import { levelTitles } from '../domain/finding.ts';
import {
  isLeakCase,
  isOfGroup,
  violationStateTitles,
  type Violation,
} from '../domain/violation.ts';
import { mayDecide, reviewersOf } from '../register/appeals.ts';
import { ruleTitle } from '../register/rule-title.ts';
import { instantWords } from '../text/day-words.ts';
import { figuresInWords } from '../text/figures-in-words.ts';
import { shownName } from '../text/shown-name.ts';
import { done, refused } from './answer.ts';
import { defineCommand, type Asker, type GroupContext } from './command.ts';
import { argument } from './parse/argument.ts';
import { parseRecordNumber } from './parse/number.ts';
import { sayDispute } from './say-dispute.ts';
import { saySpoken } from './say-spoken.ts';

export const why = defineCommand({
  word: '为什么',
  alias: 'why',
  also: ['记录'],
  near: ['为何', '原因', '凭什么'],
  summary: '查看一条记录的依据、数字和提醒情况（不含姓名和原文）',
  args: z.object({ id: argument(parseRecordNumber).describe('记录编号') }),
  who: ['owner', 'admin', 'head', 'supervisor'],
  where: 'private',
  about: 'group',
  examples: ['为什么 41'],
  async groupOf(tx, { id }) {
    return (await tx.violations.get(id))?.groupId ?? null;
  },
  async concerns(asker, { id }) {
    const violation = await asker.tx.violations.get(id);
    return violation !== null && concernsAsker(asker, violation);
  },
  async run(context, { id }) {
    const violation = await context.tx.violations.get(id);
    if (violation === null) throw new Error('A violation that named its group is gone');
    if (isLeakCase(violation) && !(await maySeeLeak(context, violation))) {
      return refused(`记录 ${String(id)} 为急件，请联系本单位保密员核实处理。`);
    }
    const dispute = await sayDispute(context, violation);
    const lines = [...(await sayRecord(context, violation)), ...dispute.lines];
    const answer = done(lines.join('\n'));
    return dispute.fleeting ? { ...answer, fleeting: true } : answer;
  },
});

/** Whoever is to decide an appeal must see what it is about. */
async function maySeeLeak(context: GroupContext, violation: Violation): Promise<boolean> {
  if (concernsAsker(context, violation)) return true;
  if (violation.state !== 'appealed') return false;
  const reviewers = await reviewersOf(context.tx, violation, context.group);
  return mayDecide(reviewers, context.senderId);
}

/** Whoever it is about, and of a suspected leak the secrecy officer. */
function concernsAsker({ senderId, group }: Asker, violation: Violation): boolean {
  if (violation.personId === senderId) return true;
  return isLeakCase(violation) && group.addressees.secrecyOfficerId === senderId;
}

async function sayRecord(context: GroupContext, violation: Violation): Promise<readonly string[]> {
  const { group } = context;
  const { id, rule, at, hits, level, state, clause, book } = violation;
  const { zone } = group.book.setting.calendar;
  const figures = figuresInWords(violation.numbers);
  return [
    `记录 ${String(id)}：${ruleTitle(context.book, group, rule)}${isOfGroup(violation) ? '（群内情况，不针对个人）' : ''}`,
    `时间：${instantWords(zone, at)}，《${shownName(group.row.name)}》${hits > 1 ? `，共${String(hits)}次` : ''}`,
    `依据：${clause.replace(/^依据/u, '') || '本单位群管理制度'}（规则本${book}版）`,
    ...(figures === '' ? [] : [`情况：${figures}`]),
    `级别：${isLeakCase(violation) ? '急件，任何级别都立即告知' : levelTitles[level]}　状态：${violationStateTitles[state]}`,
    `提醒：${await saySpoken(context, violation)}`,
  ];
}
