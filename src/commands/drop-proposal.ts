import { z } from 'zod';
import { done, refused } from './answer.ts';
import { defineCommand } from './command.ts';
import { argument } from './parse/argument.ts';
import { proposalMeant, proposalNumber } from './proposals/open-proposal.ts';
import { tellAsker, untellSupervisors } from './proposals/tell-supervisors.ts';

export const dropProposal = defineCommand({
  word: '取消',
  alias: 'cancel',
  near: ['撤回'],
  summary: '取消一件等待确认的事项',
  args: z.object({ id: argument(proposalNumber('取消')).optional().describe('编号') }),
  who: 'anyone',
  where: 'private',
  about: 'nothing',
  examples: ['取消 7', '取消'],
  async run(context, { id: said }) {
    const open = await proposalMeant(context, said, meaning);
    if (typeof open === 'string') return refused(open);
    const { tx, now, senderId } = context;
    const { title, kind } = open.sort;
    const { id, byId } = open.proposal;
    const number = String(id);
    await tx.proposals.settle(id, 'dropped', senderId, now);
    await untellSupervisors(tx, id, now);
    const entry = { at: now, actorId: senderId, groupId: null };
    await tx.journal.add({ ...entry, action: 'proposal.drop', detail: `${kind} ${number}` });
    if (byId !== senderId) {
      const text = `您好，您提出的“${title}”（编号 ${number}）未获同意，已取消；如有疑问，请联系其他监督员。`;
      await tellAsker(tx, { id, byId, text }, context);
    }
    return done(`“${title}”（编号 ${number}）已取消，未作改动。`);
  },
});

const meaning = {
  to: 'drop',
  word: '取消',
  none: '目前没有您可以取消的事项，未作改动。',
  what: '等待确认',
  notThere: '没有您可以取消的这一编号，可能已经办结或者超过时限，请核对。',
} as const;
