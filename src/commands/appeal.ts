import { z } from 'zod';
import { isLeakCase, violationStateTitles, type Violation } from '../domain/violation.ts';
import { appealDue, dueWords } from '../register/appeals.ts';
import { tellReviewer } from '../register/tell-reviewer.ts';
import { clockWords } from '../text/day-words.ts';
import { done, refused } from './answer.ts';
import { defineCommand, type GroupContext } from './command.ts';
import { journal } from './overlay.ts';
import { objections } from './objections.ts';
import { argument } from './parse/argument.ts';
import { parseRecordNumber, tidyRecordNumber } from './parse/number.ts';
import { reasonLike } from './parse/reason.ts';

/** Each of them is somebody else's work; none is lost by waiting for the others. */
const mostWaiting = 5;

export const appeal = defineCommand({
  word: '申诉',
  alias: 'appeal',
  near: ['误判', '弄错', '不对', '不服', '有异议', '异议', ...objections],
  summary: '对本人的记录提出申诉，由与此事无关的同志复核',
  args: z.object({
    id: argument(parseRecordNumber).describe('记录编号'),
    reason: argument(reasonLike('当时为突发汛情，已电话报告')).describe('理由'),
  }),
  who: 'concerned',
  where: 'private',
  about: 'group',
  long: true,
  tidy: tidyRecordNumber,
  examples: ['申诉 41 当时为突发汛情，已电话报告'],
  async groupOf(tx, { id }) {
    return (await tx.violations.get(id))?.groupId ?? null;
  },
  async concerns({ tx, senderId }, { id }) {
    return (await tx.violations.get(id))?.personId === senderId;
  },
  async run(context, { id, reason }) {
    const { tx, now, senderId, book, group } = context;
    const violation = await tx.violations.get(id);
    if (violation === null) throw new Error('A violation that named its group is gone');
    const nothing = await whyNot(context, violation);
    if (nothing !== null) return refused(nothing);

    const { calendar, hours } = group.book.setting;
    const dueAt = appealDue(calendar, hours, now);
    await tx.violations.become(id, 'appealed', now);
    // Those who must look into a leak hear of it all the same.
    if (!isLeakCase(violation)) await tx.outbox.dropForViolation(id, 'appealed', now);
    await tx.appeals.add({ violationId: id, byId: senderId, reason, filedAt: now, dueAt });
    const filed = await tx.appeals.get(id);
    if (filed === null) throw new Error('An appeal that was filed is gone');
    await tellReviewer(tx, book, { appeal: filed, violation, group }, now);
    await journal(context, 'appeal.file', String(id));
    return done(
      `已收到您对记录 ${String(id)} 的申诉，将由与此事无关的同志在${dueWords(calendar.zone, dueAt)}前复核，结果私下告知您；逾期未复核的，按撤销处理。` +
        '复核期间该记录不计入统计，也不再提醒。',
    );
  },
});

/** Why there is nothing to appeal against, and what helps instead; null where there is. */
async function whyNot(context: GroupContext, violation: Violation): Promise<string | null> {
  const { tx, senderId, group } = context;
  const { zone } = group.book.setting.calendar;
  const { id, state } = violation;
  const record = `记录 ${String(id)} `;
  const before = await tx.appeals.get(id);
  if (before?.outcome === null) {
    return `${record}的申诉正在复核，期限为${dueWords(zone, before.dueAt)}，无需重复提交。`;
  }
  if (before?.outcome === 'upheld') {
    return `${record}的申诉已经复核，结果为维持原记录；同一记录不重复受理申诉。`;
  }
  if (state === 'pending') return sayCure(context, violation);
  if (state === 'closed') return `${record}已结，不影响今后的提醒，无需申诉。`;
  if (state !== 'open') {
    return `${record}为“${violationStateTitles[state]}”，不计入统计，无需申诉。`;
  }
  const waiting = (await tx.appeals.open()).filter(({ byId }) => byId === senderId);
  return waiting.length < mostWaiting
    ? null
    : `您已有${String(waiting.length)}件申诉正在复核，请待收到结果后再提交，本次未受理。`;
}

function sayCure({ group }: GroupContext, { id, rule, numbers, dueAt }: Violation): string {
  const bound = group.book.rules.find((one) => one.id === rule);
  const until = dueAt === null ? '' : `${clockWords(group.book.setting.calendar.zone, dueAt)}前`;
  const words = bound?.reminder ?? bound?.kind.reminder.privately(numbers) ?? '';
  const how = words.replace(/^您好，/u, '');
  return `记录 ${String(id)} 尚在补正期限内，还不是违规，${until}补上即可，无需申诉。${how}`;
}
