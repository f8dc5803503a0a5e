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

export interface Dispute {
  readonly lines: readonly string[];
  /** Whether the lines hold an appeal's reason, which is not to be kept once it is decided. */
  readonly fleeting: boolean;
}

/** What whoever asks can do about a record he thinks wrong, and what came of an appeal: a line each. */
export async function sayDispute(context: GroupContext, violation: Violation): Promise<Dispute> {
  const { tx, senderId, group } = context;
  const appeal = await tx.appeals.get(violation.id);
  const may = mayDecide(await reviewersOf(tx, violation, group), senderId);
  const appealed = appeal === null ? [] : sayAppeal(context, violation, appeal, may);
  const fleeting = appeal?.outcome === null && may;
  if (appeal !== null && (violation.state !== 'open' || violation.personId === senderId)) {
    return { lines: appealed, fleeting };
  }
  return { lines: [...appealed, `异议：${sayWay(context, violation, may)}`], fleeting };
}

function sayAppeal(
  { group }: GroupContext,
  violation: Violation,
  { outcome, dueAt, reason }: Appeal,
  mayReview: boolean,
): readonly string[] {
  switch (outcome) {
    case 'upheld':
      // Who marked it 误报 since has the last word.
      return violation.state === 'mistaken'
        ? ['申诉：曾复核维持，后经核实标为误报，不计入统计。']
        : ['申诉：已复核，维持原记录；同一记录不重复受理申诉。'];
    case 'overturned':
      return ['申诉：已复核，记录已撤销，不计入统计。'];
    case 'lapsed':
      return ['申诉：逾期未复核，记录已按规定撤销，不计入统计。'];
    case null: {
      const until = dueWords(group.book.setting.calendar.zone, dueAt);
      const state = `申诉：正在复核，期限为${until}；逾期未复核的，按撤销处理。`;
      if (!mayReview) return [state];
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
function sayWay({ senderId, role }: GroupContext, violation: Violation, mayMark: boolean): string {
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
    if (mayMark) return `经核实属误报的，可发送“误报 ${number}”，不计入统计。`;
    if (isOfGroup(violation)) return '由其他有权处理的同志核实。';
    const instead = state === 'open' ? `；本人认为有误的，可发送“申诉 ${number} 理由”` : '';
    return `由其他有权处理的同志核实${instead}。`;
  }
  return isOfGroup(violation)
    ? '经核实属误报的，请群主标记。'
    : `本人认为有误的，可发送“申诉 ${number} 理由”。`;
}
