import { refused, type Answer } from '../answer.ts';
import { defineCommand, type CommandContext } from '../command.ts';
import { tidyRecordNumber } from '../parse/number.ts';
import { waitingProposals, type OpenProposal } from '../proposals/open-proposal.ts';
import { approvalArgs, approveIt } from './approve.ts';
import { sayApplications, toBeDecided } from './meant.ts';
import { numberAndReason, rejectIt, rejectionArgs } from './reject.ts';

/*
 * What people answer a question with. Of an application that waits for whoever says so it is 批准 and
 * 驳回; a proposal is confirmed and dropped by its own words, which he is told.
 */

const offered = ['head', 'supervisor'] as const;

export const agree = defineCommand({
  word: '同意',
  alias: 'agree',
  summary: '批准一件等待您审批的申请',
  section: '台账',
  args: approvalArgs('同意'),
  who: 'anyone',
  offered,
  where: 'private',
  about: 'nothing',
  apart: true,
  tidy: tidyRecordNumber,
  examples: ['同意 12', '同意'],
  run: async (context, { id, words }) =>
    (await proposalFirst(context, id, { to: 'confirm', proposal: '确认', application: '批准' })) ??
    approveIt(context, id, words),
});

export const disagree = defineCommand({
  word: '不同意',
  alias: 'disagree',
  summary: '驳回一件等待您审批的申请，须写明理由',
  section: '台账',
  args: rejectionArgs,
  who: 'anyone',
  offered,
  where: 'private',
  about: 'nothing',
  apart: true,
  tidy: tidyRecordNumber,
  examples: ['不同意 12 该项工作已有工作群'],
  async run(context, { words = '' }) {
    const { id, reason } = numberAndReason(words);
    const how = { to: 'drop', proposal: '取消', application: '驳回' } as const;
    return (await proposalFirst(context, id, how)) ?? rejectIt(context, id, reason);
  },
});

interface How {
  readonly to: 'confirm' | 'drop';
  /** What is sent of a proposal, and what of an application. */
  readonly proposal: string;
  readonly application: string;
}

/** What to send where a proposal is meant, or may be; null where an application alone can be. */
async function proposalFirst(
  context: CommandContext,
  id: number | undefined,
  how: How,
): Promise<Answer | null> {
  const meant = (number: number) => id === undefined || number === id;
  const proposals = (await waitingProposals(context, how.to)).filter(({ proposal }) =>
    meant(proposal.id),
  );
  const [first] = proposals;
  if (first === undefined) return null;
  const number = String(first.proposal.id);
  const applications = (await toBeDecided(context)).filter(({ application }) =>
    meant(application.number),
  );
  const [other] = applications;
  if (other === undefined) {
    return refused(`${sayProposals(proposals)}等待您决定，请发送“${how.proposal} ${number}”。`);
  }
  const behind = how.to === 'drop' ? ' 理由' : '';
  return refused(
    `等待您决定的有申请 ${sayApplications(applications)}，还有${sayProposals(proposals)}。请发送“${how.application} ${String(other.application.number)}${behind}”或者“${how.proposal} ${number}”。`,
  );
}

function sayProposals(proposals: readonly OpenProposal[]): string {
  return proposals
    .slice(0, 8)
    .map(({ proposal, sort }) => `“${sort.title}”（编号 ${String(proposal.id)}）`)
    .join('、');
}
