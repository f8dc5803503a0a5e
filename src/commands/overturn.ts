import { z } from 'zod';
import { defineCommand } from './command.ts';
import { argument } from './parse/argument.ts';
import { parseRecordNumber, tidyRecordNumber } from './parse/number.ts';
import { reasonLike } from './parse/reason.ts';
import { review } from './review.ts';

/** Nobody has to give reasons for letting another off. */
export const overturn = defineCommand({
  word: '撤销',
  alias: 'overturn',
  near: ['撤消', '予以撤销', '不成立'],
  summary: '复核申诉：撤销记录，理由可不写，写了将告知申诉人',
  args: z.object({
    id: argument(parseRecordNumber).describe('记录编号'),
    reason: argument(reasonLike('经核实属突发事件')).optional().describe('理由'),
  }),
  who: ['owner', 'admin', 'head', 'secrecyOfficer', 'supervisor'],
  where: 'private',
  about: 'group',
  tidy: tidyRecordNumber,
  examples: ['撤销 41 经核实属突发事件'],
  async groupOf(tx, { id }) {
    return (await tx.violations.get(id))?.groupId ?? null;
  },
  run: (context, { id, reason }) => review(context, id, 'overturned', reason ?? null),
});
