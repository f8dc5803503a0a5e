import { z } from 'zod';
import { refused, type Answer } from '../answer.ts';
import { defineCommand, type CommandContext } from '../command.ts';
import { argument } from '../parse/argument.ts';
import { tidyRecordNumber } from '../parse/number.ts';
import { applicationNumber, decide } from './deciding.ts';
import { numberMeant, toBeDecided } from './meant.ts';
import { writtenWords } from './written.ts';

/** The words behind 批准: both may be left out where one application alone waits. */
export function approvalArgs(word: string) {
  return z.object({
    id: argument(applicationNumber(word)).optional().describe('申请编号'),
    words: argument((text) => writtenWords(text, { title: '文号', least: 2, most: 60 }))
      .optional()
      .describe('文号'),
  });
}

export const approve = defineCommand({
  word: '批准',
  alias: 'approve',
  summary: '批准一件申请，可写明文号',
  section: '台账',
  args: approvalArgs('批准'),
  who: ['head', 'supervisor'],
  where: 'private',
  about: 'nothing',
  apart: true,
  tidy: tidyRecordNumber,
  examples: ['批准 12', '批准 12 青办〔2026〕12号'],
  run: (context, { id, words }) => approveIt(context, id, words),
});

/** Approves the one that is meant; without a number the only one that waits for this person. */
export async function approveIt(
  context: CommandContext,
  id: number | undefined,
  words: string | undefined,
): Promise<Answer> {
  const number = numberMeant(id, await toBeDecided(context), {
    none: '目前没有等待您审批的申请。',
    several: '等待您审批的申请有',
    example: (one) => `批准 ${one}`,
  });
  if (typeof number === 'string') return refused(number);
  return decide(context, number, 'approved', (sort, deciding) =>
    sort.approve(deciding, words ?? null),
  );
}
