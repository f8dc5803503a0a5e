import { z } from 'zod';
import { refused } from './answer.ts';
import { defineCommand } from './command.ts';
import { argument } from './parse/argument.ts';
import { ownProposal, proposalMeant, proposalNumber } from './proposals/open-proposal.ts';
import { untellSupervisors } from './proposals/tell-supervisors.ts';

export const confirmProposal = defineCommand({
  word: '确认',
  alias: 'confirm',
  summary: '确认一件等待您确认的事项',
  args: z.object({ id: argument(proposalNumber('确认')).optional().describe('编号') }),
  who: 'anyone',
  where: 'private',
  about: 'nothing',
  examples: ['确认 7', '确认'],
  async run(context, { id: said }) {
    const open = await proposalMeant(context, said, meaning);
    if (typeof open === 'string') return refused(open);
    const { tx, now, senderId } = context;
    const { proposal, sort } = open;
    if (sort.by === 'other-supervisor' && proposal.byId === senderId) {
      return refused(ownProposal(sort));
    }
    const answer = await sort.carryOut(context, proposal);
    if (answer.outcome === 'done') {
      await tx.proposals.settle(proposal.id, 'done', senderId, now);
      await untellSupervisors(tx, proposal.id, now);
    }
    return answer;
  },
});

const meaning = {
  to: 'confirm',
  word: '确认',
  none: '目前没有等待您确认的事项，未作改动。',
  what: '等待您确认',
  notThere: '没有等待您确认的这一编号，可能已经办结或者超过时限，请核对。',
} as const;
