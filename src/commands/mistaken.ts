import { z } from 'zod';
import {
  isLeakCase,
  mayBecome,
  violationStateTitles,
  type Violation,
} from '../domain/violation.ts';
import { mayDecide, reviewersOf } from '../register/appeals.ts';
import { settleAppeal } from '../register/settle-appeal.ts';
import { tellOthers } from '../register/tell-others.ts';
import { unsay } from '../register/unsay.ts';
import { done, refused } from './answer.ts';
import { defineCommand, type GroupContext } from './command.ts';
import { journal } from './overlay.ts';
import { argument } from './parse/argument.ts';
import { parseRecordNumber } from './parse/number.ts';

export const mistaken = defineCommand({
  word: '误报',
  alias: 'mistaken',
  near: ['误判', '弄错', '不对'],
  summary: '将一条记录标为误报，不计入统计',
  args: z.object({ id: argument(parseRecordNumber).describe('记录编号') }),
  who: ['owner', 'admin', 'head'],
  where: 'private',
  about: 'group',
  examples: ['误报 41'],
  async groupOf(tx, { id }) {
    return (await tx.violations.get(id))?.groupId ?? null;
  },
  async run(context, { id }) {
    const { tx, now, senderId, group } = context;
    const number = String(id);
    const violation = await tx.violations.get(id);
    if (violation === null) throw new Error('A violation that named its group is gone');
    const not = await whyNot(context, violation);
    if (not !== null) return refused(not);
    if (violation.state === 'appealed') {
      const decided = { reviewerId: senderId, reason: null, now };
      await settleAppeal(tx, { violation, group, outcome: 'overturned', ...decided });
      return done(
        `记录 ${number} 正在申诉，已按申诉成立撤销，不计入统计，复核结果将在工作时间私下告知申诉人。感谢您的核实。`,
      );
    }
    await tx.violations.become(id, 'mistaken', now);
    const { setting } = group.book;
    await unsay(tx, { violation, setting, toldOtherwise: false, now });
    const others = { violation, setting, outcome: 'mistaken', decidedBy: senderId, now } as const;
    await tellOthers(tx, others);
    await journal(context, 'violation.mistaken', number);
    return done(`记录 ${number} 已标为误报，不计入统计，尚未发出的提醒已取消。感谢您的核实。`);
  },
});

async function whyNot(context: GroupContext, violation: Violation): Promise<string | null> {
  const { tx, senderId, group } = context;
  const { id, personId, rule, state } = violation;
  const number = String(id);
  if (personId === senderId) {
    const instead = state === 'open' ? `如认为有误，可发送“申诉 ${number} 理由”` : '';
    return `记录 ${number} 与您本人有关，由其他同志核实${instead && `；${instead}`}。`;
  }
  const reviewers = await reviewersOf(tx, violation, group);
  if (reviewers.parties.has(senderId)) {
    return `记录 ${number} 与您本人有关，由其他有权处理的同志核实。`;
  }
  const bound = group.book.rules.find((one) => one.id === rule);
  if (isLeakCase(violation) || bound?.kind.severity === 'grave') {
    return `记录 ${number} 为急件，请联系本单位保密员核实处理。`;
  }
  const may = mayDecide(reviewers, senderId);
  if (state === 'appealed') return may ? null : `记录 ${number} 正在申诉，由上一级复核。`;
  if (!mayBecome(state, 'mistaken')) {
    return `记录 ${number} 目前为“${violationStateTitles[state]}”，无需再标为误报。`;
  }
  if (may) return null;
  const instead = state === 'open' ? `；本人认为有误的，可发送“申诉 ${number} 理由”` : '';
  return `记录 ${number} 与本群管理人员有关，由上一级核实${instead}。`;
}
