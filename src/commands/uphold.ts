import { z } from 'zod';
import { defineCommand } from './command.ts';
import { argument } from './parse/argument.ts';
import { parseRecordNumber, tidyRecordNumber } from './parse/number.ts';
import { reasonLike } from './parse/reason.ts';
import { review } from './review.ts';

export const uphold = defineCommand({
  word: '维持',
  alias: 'uphold',
  near: ['不予撤销', '维持原记录', '成立'],
  summary: '复核申诉：维持原记录，理由将告知申诉人',
  args: z.object({
    id: argument(parseRecordNumber).describe('记录编号'),
    reason: argument(reasonLike('不属于突发事件')).describe('理由'),
  }),
  who: ['owner', 'admin', 'head', 'secrecyOfficer', 'supervisor'],
  where: 'private',
  about: 'group',
  tidy: tidyRecordNumber,
  examples: ['维持 41 不属于突发事件'],
  async groupOf(tx, { id }) {
    return (await tx.violations.get(id))?.groupId ?? null;
  },
  run: (context, { id, reason }) => review(context, id, 'upheld', reason),
});
