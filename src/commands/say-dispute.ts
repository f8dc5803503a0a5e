import type { Appeal } from '../domain/appeal.ts';
import {
  isLeakCase,
  isOfGroup,
  mayBecome,
  violationStateTitles,
  type Violation,
} from '../domain/violation.ts';
import { dueWords, mayDecide, reviewersOf } from '../register/appeals.ts';
import type { GroupContext } from './command.ts';

/** What whoever asks can do about a record he thinks wrong, and what came of an appeal: a line each. */
export async function sayDispute(
  context: GroupContext,
  violation: Violation,
): Promise<readonly string[]> {
  const appeal = await context.tx.appeals.get(violation.id);
  const appealed = appeal === null ? [] : await sayAppeal(context, violation, appeal);
  if (appeal !== null && violation.state !== 'open') return appealed;
  if (appeal !== null && violation.personId === context.senderId) return appealed;
  return [...appealed, `异议：${sayWay(context, violation)}`];
}

async function sayAppeal(
  { tx, senderId, group }: GroupContext,
  violation: Violation,
  { outcome, dueAt, reason }: Appeal,
): Promise<readonly string[]> {
  switch (outcome) {
    case 'upheld':
      return ['申诉：已复核，维持原记录；同一记录不重复受理申诉。'];
    case 'overturned':
      return ['申诉：已复核，记录已撤销，不计入统计。'];
    case 'lapsed':
      return ['申诉：逾期未复核，记录已按规定撤销，不计入统计。'];
    case null: {
      const until = dueWords(group.book.setting.calendar.zone, dueAt);
      const state = `申诉：正在复核，期限为${until}；逾期未复核的，按撤销处理。`;
      const reviewers = await reviewersOf(tx, violation, group);
      if (!mayDecide(reviewers, senderId)) return [state];
      const number = String(violation.id);
      return [
        state,
        `申诉理由：${reason}`,
        `复核：请发送“维持 ${number} 理由”或“撤销 ${number} 理由”。`,
      ];
    }
  }
}

/** Without a colon before it: half a line. */
function sayWay({ senderId, role }: GroupContext, violation: Violation): string {
  const { state, personId } = violation;
  const number = String(violation.id);
  if (!mayBecome(state, 'mistaken')) {
    return `该记录为“${violationStateTitles[state]}”${state === 'closed' ? '' : '，不计入统计'}，无需处理。`;
  }
  if (personId === senderId) {
    if (state === 'pending') return '尚在补正期限内，按时补上即可，无需申诉。';
    return isLeakCase(violation)
      ? `如认为有误，可发送“申诉 ${number} 理由”，由本单位保密员复核；理由中请勿复述所涉内容。`
      : `如认为有误，可发送“申诉 ${number} 理由”，由与此事无关的同志在三个工作日内复核。`;
  }
  if (isLeakCase(violation)) return '请核实处置；本人提出申诉的，由保密员复核。';
  if (role === 'owner' || role === 'admin' || role === 'head') {
    return `经核实属误报的，可发送“误报 ${number}”，不计入统计。`;
  }
  return isOfGroup(violation)
    ? '经核实属误报的，请群主标记。'
    : `本人认为有误的，可发送“申诉 ${number} 理由”。`;
}
