import { z } from 'zod';
import { defineCommand } from '../command.ts';
import { argument } from '../parse/argument.ts';
import { tidyRecordNumber } from '../parse/number.ts';
import { applicationNumber, decide } from './deciding.ts';
import { reasonFor } from './written.ts';

export const reject = defineCommand({
  word: '驳回',
  alias: 'reject',
  near: ['不批准', '拒绝'],
  summary: '不批准一件申请，须写明理由',
  section: '台账',
  args: z.object({
    id: argument(applicationNumber('驳回')).describe('申请编号'),
    reason: argument(reasonFor('该项工作已有工作群')).describe('理由'),
  }),
  who: ['head', 'supervisor'],
  where: 'private',
  about: 'nothing',
  apart: true,
  tidy: tidyRecordNumber,
  examples: ['驳回 12 该项工作已有工作群'],
  run: (context, { id, reason }) =>
    decide(context, id, 'rejected', async (sort, deciding) => ({
      ...(await sort.reject(deciding, reason)),
      answer: reason,
    })),
});
