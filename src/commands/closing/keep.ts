import { z } from 'zod';
import { entryStateTitles } from '../../domain/entry.ts';
import { dropIdleWords } from '../../register/idle-words.ts';
import { markKept } from '../../register/kept.ts';
import { stateAfter } from '../../register/states.ts';
import { done, refused } from '../answer.ts';
import { defineCommand } from '../command.ts';
import { journal } from '../overlay.ts';
import { argument } from '../parse/argument.ts';
import { reasonLike } from '../parse/reason.ts';
import { sendable } from '../sendable.ts';
import { entryInHand, nameIn, noteBy, notStanding } from './entry-in-hand.ts';

/** Somebody who answers for a group says that it is still needed: of an idle one, and in the yearly review. */
export const keep = defineCommand({
  word: '保留',
  alias: 'keep',
  near: ['继续使用', '仍需使用', '还在用'],
  summary: '说明一个群仍需使用，写明理由',
  section: '台账',
  args: z.object({ reason: argument(reasonLike('汛期仍需使用')).describe('理由') }),
  who: ['owner', 'head'],
  where: 'private',
  about: 'group',
  left: true,
  apart: true,
  examples: ['保留 汛期仍需使用', '保留 #2 汛期仍需使用'],
  async run(context, { reason }) {
    const { tx, now, senderId, group } = context;
    const name = nameIn(context);
    const entry = await entryInHand(context);
    const refusal = notStanding(context, entry);
    if (refusal !== null || entry === null) return refusal ?? refused('');
    if (entry.state === 'overdue') {
      const extend = sendable(context, '延期', '日期 理由');
      return refused(`${name}已超过使用期限，确需保留的请发送${extend}申请延期；未作改动。`);
    }
    if (entry.state === 'to_merge' || entry.state === 'to_dissolve') {
      const restore = sendable(context, '恢复', reason);
      return refused(
        `${name}已列为“${entryStateTitles[entry.state]}”，仍需使用的请发送${restore}；未作改动。`,
      );
    }
    const state = stateAfter(entry.state, 'keep') ?? entry.state;
    const note = noteBy(context, '确认保留', reason);
    await tx.entries.change(entry.number, { state }, note);
    if (state === entry.state) await tx.entries.remark(entry.number, 'kept', note);
    if (group.unseen === undefined) await markKept(tx, group.row.id, { id: senderId, at: now });
    await dropIdleWords(tx, new Set([group.row.id]), now);
    await journal(context, 'group.keep', '');
    return done(
      `${name}已记为继续使用，理由已存入台账。今后无需为此报告，长期没有工作信息时再请您确认。`,
    );
  },
});
