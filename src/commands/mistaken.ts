import { z } from 'zod';
import { mayBecome, violationStateTitles } from '../domain/violation.ts';
import { done, refused } from './answer.ts';
import { defineCommand } from './command.ts';
import { journal } from './overlay.ts';
import { argument } from './parse/argument.ts';
import { parseRecordNumber } from './parse/number.ts';

export const mistaken = defineCommand({
  word: '误报',
  alias: 'mistaken',
  near: ['误判', '申诉', '撤销', '弄错', '不对'],
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
    if (violation.personId === senderId) {
      return refused(`记录 ${number} 与您本人有关，请由单位负责人或其他管理员核实后标记。`);
    }
    const rule = group.book.rules.find((one) => one.id === violation.rule);
    if (rule?.kind.severity === 'grave') {
      return refused(`记录 ${number} 为急件，请联系本单位保密员核实处理。`);
    }
    if (!mayBecome(violation.state, 'mistaken')) {
      const state = violationStateTitles[violation.state];
      return refused(`记录 ${number} 目前为“${state}”，无需再标为误报。`);
    }
    await tx.violations.become(id, 'mistaken', now);
    await tx.outbox.dropForViolation(id, 'mistaken', now);
    await journal(context, 'violation.mistaken', number);
    return done(`记录 ${number} 已标为误报，不计入统计，尚未发出的提醒已取消。感谢您的核实。`);
  },
});
