import { z } from 'zod';
import { defineCommand } from '../command.ts';
import { argument } from '../parse/argument.ts';
import { tidyRecordNumber } from '../parse/number.ts';
import { applicationNumber, decide } from './deciding.ts';
import { writtenWords } from './written.ts';

export const approve = defineCommand({
  word: '批准',
  alias: 'approve',
  summary: '批准一件申请，可写明文号',
  section: '台账',
  args: z.object({
    id: argument(applicationNumber('批准')).describe('申请编号'),
    words: argument((text) => writtenWords(text, { title: '文号', least: 2, most: 60 }))
      .optional()
      .describe('文号'),
  }),
  who: ['head', 'supervisor'],
  where: 'private',
  about: 'nothing',
  apart: true,
  tidy: tidyRecordNumber,
  examples: ['批准 12', '批准 12 青办〔2026〕12号'],
  run: (context, { id, words }) =>
    decide(context, id, 'approved', (sort, deciding) => sort.approve(deciding, words ?? null)),
});
