import { z } from 'zod';
import { entryStateTitles, type EntryChange } from '../../domain/entry.ts';
import { dayOf } from '../../domain/zone.ts';
import { forgetAlive } from '../../register/closing/alive.ts';
import { supervisorIds } from '../../register/supervisors.ts';
import { stateAfter } from '../../register/states.ts';
import { longDayWords } from '../../text/day-words.ts';
import { done, refused } from '../answer.ts';
import { defineCommand } from '../command.ts';
import { journal } from '../overlay.ts';
import { argument } from '../parse/argument.ts';
import { reasonLike } from '../parse/reason.ts';
import { sendable } from '../sendable.ts';
import { entryInHand, isClosing, nameIn, noteBy, notStanding } from './entry-in-hand.ts';

export const restore = defineCommand({
  word: '恢复',
  alias: 'restore',
  near: ['恢复使用', '不解散', '撤回解散'],
  summary: '已决定解散、合并的群恢复使用，写明理由',
  section: '台账',
  args: z.object({ reason: argument(reasonLike('仍需使用')).describe('理由') }),
  who: ['owner', 'head', 'supervisor'],
  where: 'private',
  about: 'group',
  left: true,
  likely: isClosing,
  apart: true,
  examples: ['恢复 仍需使用', '恢复 #2 仍需使用'],
  async run(context, { reason }) {
    const { tx, book, now, senderId, group } = context;
    const name = nameIn(context);
    const entry = await entryInHand(context);
    const isGone = entry?.state === 'merged' || entry?.state === 'dissolved';
    const refusal = isGone ? null : notStanding(context, entry);
    if (refusal !== null || entry === null) return refusal ?? refused('');
    const standing = isGone ? stateAfter(entry.state, 'find-alive') : entry.state;
    const history = await tx.entries.history({ entry: entry.number });
    const isFiled = wasFiled(history);
    const state =
      standing === null ? null : stateAfter(standing, isFiled ? 'take-back' : 'take-back-unfiled');
    if (standing === null || state === null)
      return refused(
        `${name}目前为“${entryStateTitles[entry.state]}”，无需恢复；要恢复提醒的，请发送“启用”。`,
      );
    const decision = lastDecision(history);
    const supervisors = await supervisorIds(tx);
    const supervises = supervisors.has(senderId);
    const decidedAbove = supervisors.has(decision?.actorId ?? '') || decision?.old === 'applied';
    if (context.role !== 'head' && !supervises && decidedAbove) {
      const what = standing === 'to_merge' ? '并入其他群' : '解散';
      const same = `“恢复 ${name} ${reason}”`;
      const by = decision?.old === 'applied' ? '审批' : '监督员';
      return refused(
        `${name}经${by}决定${what}，确需恢复的请由单位负责人或者监督员私聊发送${same}；未作改动。`,
      );
    }
    const note = noteBy(context, '决定恢复使用', reason);
    // By way of the closing it comes from: the table knows no other.
    if (isGone) await tx.entries.change(entry.number, { state: standing, dissolved: null }, note);
    await tx.entries.change(entry.number, { state, closing: [], mergedInto: null }, note);
    await forgetAlive(tx, entry.number);
    await journal(context, 'group.restore', '');
    if (!isFiled) {
      return done(
        `${name}已恢复，此前的收尾登记已清空。该群尚未备案，请${supervises ? '群主' : ''}私聊发送“报备 ${name}”办理。`,
      );
    }
    const ends = group.book.setting.endsOn ?? entry.ends;
    const overdue = stateAfter(state, 'run-over');
    if (ends === null || ends >= dayOf(book.calendar.zone, now) || overdue === null) {
      return done(`${name}已恢复为在用，此前的收尾登记已清空。`);
    }
    // Its term is no longer than before: nothing comes into use beyond it.
    await tx.entries.change(entry.number, { state: overdue }, { ...note, reason: '使用期限已过' });
    const extend = sendable(context, '延期', '日期 理由');
    return done(
      `${name}已恢复，此前的收尾登记已清空；使用期限已于${longDayWords(ends)}到期，现为超期群。请发送${extend}申请延期。`,
    );
  },
});

const closingStates: readonly (string | null)[] = ['to_merge', 'to_dissolve'];
const leaving: readonly (string | null)[] = [...closingStates, 'merged', 'dissolved'];

/** How it came that it is to go; the bot only found out that it is not gone. */
function lastDecision(history: readonly EntryChange[]): EntryChange | undefined {
  return history.findLast(
    ({ key, now, actorId }) => key === 'state' && closingStates.includes(now) && actorId !== 'bot',
  );
}

/** Whether it was on the register before it was decided that it is to go. */
function wasFiled(history: readonly EntryChange[]): boolean {
  const left = history.findLast(({ key, old }) => key === 'state' && !leaving.includes(old));
  return left?.old !== 'unregistered' && left?.old !== 'applied';
}
