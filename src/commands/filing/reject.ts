import { z } from 'zod';
import { refused, type Answer } from '../answer.ts';
import { defineCommand, type CommandContext } from '../command.ts';
import { tidyRecordNumber } from '../parse/number.ts';
import { applicationNumber, decide, isTheirs, noSuchApplication } from './deciding.ts';
import { numberMeant, toBeDecided } from './meant.ts';
import { reasonFor } from './written.ts';

const example = '该项工作已有工作群';

/** The words behind 驳回: a number may be left out, and a missing reason is asked for by itself. */
export const rejectionArgs = z.object({
  words: z.string().optional().describe('〈申请编号〉 〈理由〉'),
});

export const reject = defineCommand({
  word: '驳回',
  alias: 'reject',
  near: ['不批准', '拒绝'],
  summary: '不批准一件申请，须写明理由',
  section: '台账',
  args: rejectionArgs,
  who: ['head', 'supervisor'],
  where: 'private',
  about: 'nothing',
  apart: true,
  tidy: tidyRecordNumber,
  examples: [`驳回 12 ${example}`],
  run: (context, { words = '' }) => {
    const { id, reason } = numberAndReason(words);
    return rejectIt(context, id, reason);
  },
});

/** `12 该项工作已有工作群` taken apart. */
export function numberAndReason(words: string): {
  readonly id: number | undefined;
  readonly reason: string;
} {
  const [, first = '', rest = ''] =
    /^(申请(?:编号)?\s*\S+?|\S+?)(?:[\s,，、;；:：]+(.*))?$/su.exec(words.trim()) ?? [];
  const number = applicationNumber('驳回')(first);
  return number.ok
    ? { id: number.value, reason: rest.trim() }
    : { id: undefined, reason: words.trim() };
}

/** Rejects the one that is meant; without a number the only one that waits for this person. */
export async function rejectIt(
  context: CommandContext,
  id: number | undefined,
  words: string,
): Promise<Answer> {
  const number = numberMeant(id, await toBeDecided(context), {
    none: '目前没有等待您审批的申请。',
    several: '等待您审批的申请有',
    example: (one) => `驳回 ${one} ${example}`,
  });
  if (typeof number === 'string') return refused(number);
  if (!(await isTheirs(context, number))) return refused(noSuchApplication);
  if (words === '') {
    return refused(`还缺“理由”，请写明，如“驳回 ${String(number)} ${example}”。`);
  }
  const reading = reasonFor(example)(words);
  if (!reading.ok) return refused(`${reading.problem}。`);
  return decide(context, number, 'rejected', async (sort, deciding) => ({
    ...(await sort.reject(deciding, reading.value)),
    answer: reading.value,
  }));
}
