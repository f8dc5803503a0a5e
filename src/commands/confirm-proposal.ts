import { z } from 'zod';
import { refused } from './answer.ts';
import { defineCommand } from './command.ts';
import { argument } from './parse/argument.ts';
import { openProposal, ownProposal, proposalNumber } from './proposals/open-proposal.ts';
import { untellSupervisors } from './proposals/tell-supervisors.ts';

export const confirmProposal = defineCommand({
  word: '确认',
  alias: 'confirm',
  near: ['同意', '批准'],
  summary: '确认一件等待您确认的事项',
  args: z.object({ id: argument(proposalNumber('确认')).describe('编号') }),
  who: 'anyone',
  where: 'private',
  about: 'nothing',
  examples: ['确认 7'],
  async run(context, { id }) {
    const { tx, now, senderId } = context;
    const open = await openProposal(context, id);
    if (open === null) return refused(notThere);
    const { proposal, sort } = open;
    if (sort.by === 'other-supervisor' && proposal.byId === senderId) {
      return refused(ownProposal(sort));
    }
    const answer = await sort.carryOut(context, proposal);
    if (answer.outcome === 'done') {
      await tx.proposals.settle(id, 'done', senderId, now);
      await untellSupervisors(tx, id, now);
    }
    return answer;
  },
});

const notThere = '没有等待您确认的这一编号，可能已经办结或者超过时限，请核对。';
