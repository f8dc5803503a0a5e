import { z } from 'zod';
import { endedStates } from '../../domain/entry.ts';
import { dayOf } from '../../domain/zone.ts';
import { endEntry } from '../../register/closing/end-entry.ts';
import { stateAfter } from '../../register/states.ts';
import { shownName } from '../../text/shown-name.ts';
import { done, refused } from '../answer.ts';
import { defineCommand } from '../command.ts';
import { pointed } from '../ledger/entry-meant.ts';
import { reasonLike } from '../parse/reason.ts';
import { ownAccount } from './own-account.ts';

const example = '停用 《青溪发布》 更新困难，内容并入县级账号';

export const stop = defineCommand({
  word: '停用',
  alias: 'stop-account',
  near: ['停运', '停止运营', '注销账号', '关闭账号'],
  summary: '登记政务新媒体账号停止运营',
  section: '台账',
  args: z.object({ words: z.string().describe('〈账号〉 〈理由〉') }),
  who: 'anyone',
  offered: ['supervisor'],
  where: 'private',
  about: 'nothing',
  apart: true,
  examples: [example],
  async run(context, { words }) {
    const { tx, now, book, senderId } = context;
    const said = pointed(words);
    if (said === null) return refused(`请写明账号和理由，如“${example}”。`);
    const entry = await ownAccount(context, said.which);
    if (typeof entry === 'string') return refused(entry);
    const name = `《${shownName(entry.name)}》`;
    if (endedStates.includes(entry.state)) return refused(`${name}已停止运营，无需再办。`);
    const reason = reasonLike('更新困难，内容并入县级账号')(said.rest);
    if (!reason.ok) return refused(`${reason.problem}；未作改动。`);
    const day = dayOf(book.calendar.zone, now);
    const note = { at: now, actorId: senderId, reason: `停止运营：${reason.value}`, day };
    const state = stateAfter(entry.state, 'set-to-dissolve');
    const going = state === null ? entry : await tx.entries.change(entry.number, { state }, note);
    if ((await endEntry(tx, going, note)) === null) {
      return refused(`${name}的备案尚未办结，请办结后再试；未作改动。`);
    }
    await tx.journal.add({
      at: now,
      actorId: senderId,
      action: 'account.stop',
      groupId: null,
      detail: `entry=${String(entry.number)}`,
    });
    return done(`${name}已登记停止运营，台账保留记录；请在平台办理注销或者公告停更。`);
  },
});
