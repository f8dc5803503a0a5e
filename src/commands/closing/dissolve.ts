import { z } from 'zod';
import { dropIdleWords } from '../../register/idle-words.ts';
import { forgetAlive } from '../../register/closing/alive.ts';
import { stateAfter } from '../../register/states.ts';
import { done, refused } from '../answer.ts';
import { defineCommand } from '../command.ts';
import { journal } from '../overlay.ts';
import { argument } from '../parse/argument.ts';
import { reasonLike } from '../parse/reason.ts';
import { sayClosing } from './closing-list.ts';
import { entryInHand, nameIn, noteBy, notStanding, wayBack } from './entry-in-hand.ts';

export const dissolve = defineCommand({
  word: '解散',
  alias: 'dissolve',
  near: ['解散群', '关群', '撤群', '注销'],
  summary: '决定解散一个群，写明理由；随后列出收尾事项',
  section: '台账',
  args: z.object({
    reason: argument(reasonLike('任务已结束')).optional().describe('理由'),
  }),
  who: ['owner', 'head'],
  where: 'private',
  about: 'group',
  left: true,
  apart: true,
  examples: ['解散 任务已结束', '解散 #2 任务已结束'],
  async run(context, { reason }) {
    const { tx, now, group } = context;
    const name = nameIn(context);
    const entry = await entryInHand(context);
    const isUnfiled = entry?.state === 'unregistered';
    const refusal = isUnfiled ? null : notStanding(context, entry);
    if (refusal !== null || entry === null) return refusal ?? refused('');
    if (entry.state === 'to_dissolve')
      return done(await sayClosing(context, entry, '已列为待解散'));
    if (reason === undefined) {
      if (entry.state === 'to_merge') return done(await sayClosing(context, entry, '已列为待合并'));
      return refused(`请写明解散${name}的理由，如“解散 任务已结束”；未作改动。`);
    }
    const state = stateAfter(entry.state, 'set-to-dissolve');
    if (state === null) return refused(`${name}目前不能解散；未作改动。`);
    const after = await tx.entries.change(
      entry.number,
      { state, closing: [], mergedInto: null },
      noteBy(context, '决定解散', reason),
    );
    await forgetAlive(tx, entry.number);
    await dropIdleWords(tx, new Set([group.row.id]), now);
    await journal(context, 'group.dissolve', '');
    return done(`${await sayClosing(context, after, '已列为待解散')}${wayBack(context)}`);
  },
});
