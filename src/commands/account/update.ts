import { z } from 'zod';
import { endedStates } from '../../domain/entry.ts';
import { dayOf, daysBetween } from '../../domain/zone.ts';
import { stateAfter } from '../../register/states.ts';
import { dayWords } from '../../text/day-words.ts';
import { shownName } from '../../text/shown-name.ts';
import { done, refused } from '../answer.ts';
import { defineCommand } from '../command.ts';
import { pointed } from '../ledger/entry-meant.ts';
import { ownAccount } from './own-account.ts';
import { readUpdate } from './read-update.ts';

const example = '更新 《青溪发布》 粉丝 1200 最近发布 11月1日';

export const update = defineCommand({
  word: '更新',
  alias: 'update',
  near: ['更新账号', '更新新媒体', '粉丝数'],
  summary: '填报政务新媒体账号的粉丝数和最近发布日期',
  section: '台账',
  args: z.object({ words: z.string().describe('〈账号〉 粉丝 〈数〉 最近发布 〈日期〉') }),
  who: 'anyone',
  offered: ['supervisor'],
  where: 'private',
  about: 'nothing',
  apart: true,
  examples: ['更新 《青溪发布》 粉丝 1200 最近发布 昨天'],
  async run(context, { words }) {
    const { tx, now, book, senderId } = context;
    const said = pointed(words);
    if (said === null) return refused(`请写明账号，如“${example}”。`);
    const entry = await ownAccount(context, said.which);
    if (typeof entry === 'string') return refused(entry);
    const name = `《${shownName(entry.name)}》`;
    if (endedStates.includes(entry.state))
      return refused(`${name}已停止运营，无需更新；未作改动。`);
    const reading = readUpdate(said.rest, { book, now });
    if (!reading.ok) return refused(`${reading.problem}；未作改动。`);
    const { followers, lastPost } = reading.value;
    const day = dayOf(book.calendar.zone, now);
    const note = { at: now, actorId: senderId, reason: '填报账号数据', day };
    if (followers !== null) await tx.entries.change(entry.number, { followers }, note);
    if (lastPost !== null) {
      await tx.entries.observe(entry.number, { lastWork: lastPost });
      const isRecent = daysBetween(lastPost, day) < book.register.values.idleDays;
      const state = entry.state === 'idle' && isRecent ? stateAfter('idle', 'work') : null;
      if (state !== null)
        await tx.entries.change(entry.number, { state }, { ...note, reason: '账号已更新' });
    }
    await tx.journal.add({
      at: now,
      actorId: senderId,
      action: 'account.update',
      groupId: null,
      detail: `entry=${String(entry.number)}`,
    });
    const told = [
      ...(followers === null ? [] : [`粉丝${String(followers)}`]),
      ...(lastPost === null ? [] : [`最近发布${dayWords(lastPost)}`]),
    ];
    return done(`${name}已更新：${told.join('，')}。`);
  },
});
