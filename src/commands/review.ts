import { isLeakCase, mayBecome, type Violation } from '../domain/violation.ts';
import { dueWords, mayDecide, reviewersOf } from '../register/appeals.ts';
import { settleAppeal } from '../register/settle-appeal.ts';
import { done, notTheirs, refused, type Answer } from './answer.ts';
import type { GroupContext } from './command.ts';

const outcomeTitles = {
  upheld: '维持原记录',
  overturned: '撤销',
  lapsed: '逾期未复核，已撤销',
} as const;

/** Decides an appeal for whoever may; the member hears the reason, and nobody keeps it. */
export async function review(
  context: GroupContext,
  id: number,
  outcome: 'upheld' | 'overturned',
  reason: string | null,
): Promise<Answer> {
  const { tx, now, senderId, group } = context;
  const violation = await tx.violations.get(id);
  if (violation === null) throw new Error('A violation that named its group is gone');
  const not = await whyNot(context, violation);
  if (not !== null) return refused(not);
  await settleAppeal(tx, { violation, group, outcome, reviewerId: senderId, reason, now });
  const came = outcome === 'upheld' ? '维持' : '已撤销，不计入统计';
  return done(`记录 ${String(id)} ${came}，复核结果将在工作时间私下告知申诉人。感谢您的复核。`);
}

async function whyNot(context: GroupContext, violation: Violation): Promise<string | null> {
  const { tx, now, senderId, role, group } = context;
  const number = String(violation.id);
  const reviewers = await reviewersOf(tx, violation, group);
  const answers = role === 'owner' || role === 'admin' || role === 'head';
  if (reviewers.parties.has(senderId)) {
    return `记录 ${number} 与您本人有关，由其他有权处理的同志复核。`;
  }
  if (!mayDecide(reviewers, senderId)) {
    if (!answers) return notTheirs;
    return isLeakCase(violation)
      ? `记录 ${number} 为急件，由本单位保密员复核。`
      : `记录 ${number} 与本群管理人员有关，由上一级复核。`;
  }
  const appeal = await tx.appeals.get(violation.id);
  if (appeal === null) {
    const markable = answers && !isLeakCase(violation) && mayBecome(violation.state, 'mistaken');
    const instead = markable ? `；经核实属误报的，可发送“误报 ${number}”` : '';
    return `记录 ${number} 没有待复核的申诉${instead}。`;
  }
  if (appeal.outcome !== null) {
    return `记录 ${number} 的申诉已经复核，结果为${outcomeTitles[appeal.outcome]}。`;
  }
  if (now > appeal.dueAt) {
    const { zone } = group.book.setting.calendar;
    return `记录 ${number} 的复核期限为${dueWords(zone, appeal.dueAt)}，现已逾期，按撤销处理。`;
  }
  return null;
}
