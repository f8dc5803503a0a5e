import { z } from 'zod';
import { withdrawApplication } from '../../register/applications/withdraw.ts';
import { done, refused } from '../answer.ts';
import { defineCommand } from '../command.ts';
import { argument } from '../parse/argument.ts';
import { applicationNumber, applicationOf, noSuchApplication, outcomeWords } from './deciding.ts';
import { numberMeant, ownWaiting, sayApplication } from './meant.ts';

export const withdraw = defineCommand({
  word: '撤回申请',
  alias: 'withdraw',
  near: ['撤销申请', '撤回报备'],
  summary: '撤回本人提交、尚未答复的申请',
  section: '台账',
  args: z.object({
    id: argument(applicationNumber('撤回申请')).optional().describe('申请编号'),
  }),
  who: 'anyone',
  where: 'private',
  about: 'nothing',
  apart: true,
  examples: ['撤回申请 12', '撤回申请'],
  async run(context, { id: said }) {
    const id = numberMeant(said, await ownWaiting(context), {
      none: '您目前没有尚未答复的申请，无需撤回。',
      several: '您提交、尚未答复的申请有',
      example: (one) => `撤回申请 ${one}`,
    });
    if (typeof id === 'string') return refused(id);
    const about = await applicationOf(context, id);
    if (about?.application.byId !== context.senderId) return refused(noSuchApplication);
    const { outcome } = about.application;
    if (outcome !== null) {
      return refused(`申请 ${String(id)} ${outcomeWords[outcome]}，无需撤回。`);
    }
    await withdrawApplication(about, context.senderId);
    return done(`申请 ${sayApplication(about)}已撤回。`);
  },
});
