import type { Entry } from '../domain/entry.ts';
import { entryStateTitles } from '../domain/entry.ts';
import type { Recipient } from '../domain/incoming.ts';
import { dayOf } from '../domain/zone.ts';
import { addresseesOf } from '../register/addressees.ts';
import { groupBookOf } from '../register/group-book.ts';
import { leftAt } from '../register/joining/away.ts';
import { standings } from '../register/joining/standing.ts';
import { dayWords } from '../text/day-words.ts';
import { partOf, rowsOf, titleOf } from './climb.ts';
import type { Job, JobContext } from './job.ts';
import { tell, type Word } from './tell.ts';
import { inTrial } from './watched-groups.ts';

const topic = 'removed';

/**
 * The bot was taken out of a group nobody decided to close. That proves nothing: the entry stays what
 * it is, and whoever answers for the group is asked once what became of it.
 */
export const removed: Job = {
  name: 'removed',
  title: '机器人被移出告知',
  every: { at: '09:15', holiday: 'skip' },
  graceHours: 12,
  async run(context) {
    const { tx, now } = context;
    const { outside, strange } = await standings(tx);
    const words: Word[] = [];
    for (const entry of await tx.entries.list({ sort: 'group', states: inUse })) {
      const { groupId } = entry;
      if (groupId === null || outside.has(groupId) || strange.has(groupId)) continue;
      const row = await tx.groups.get(groupId);
      if (row === null || row.present || inTrial(row, now)) continue;
      const at = await leftAt(tx, groupId);
      if (at !== null) words.push(await removedWord(context, { entry, at }));
    }
    await tell(context, topic, words, several);
  },
};

const inUse = ['active', 'idle', 'overdue'] as const;

async function removedWord(
  { tx, book }: JobContext,
  { entry, at }: { readonly entry: Entry; readonly at: number },
): Promise<Word> {
  const row = await tx.groups.get(entry.groupId ?? '');
  if (row === null) throw new Error('A group was dropped while it was looked at');
  const groupBook = await groupBookOf(tx, book, row);
  const group = { row, groupBook, addressees: await addresseesOf(tx, row, groupBook) };
  const name = titleOf(group);
  const day = dayWords(dayOf(book.calendar.zone, at));
  const state = `机器人已于${day}移出${name}，台账状态不变，仍为“${entryStateTitles[entry.state]}”`;
  return {
    group,
    key: `${topic}:${row.id}:${String(at)}`,
    alone: (to) =>
      partOf(to, group) === 'supervisors'
        ? `您好，${state}。${forSupervisors}`
        : `您好，${state}。仍在使用的，请邀请机器人重新入群；已解散的，请私聊发送“解散 ${name} 任务已结束”。`,
    inList: `${name}（${day}起）`,
  };
}

const forSupervisors = '请督促所在单位核实：仍在使用的请邀请机器人重新入群，已解散的请登记台账。';

function several(lines: readonly string[], to: Recipient): string {
  const opening = `您好，机器人已移出以下群，台账状态不变：\n${rowsOf(lines)}\n`;
  return to.kind === 'group'
    ? `${opening}${forSupervisors}`
    : `${opening}仍在使用的，请邀请机器人重新入群；已解散的，请逐个私聊发送“解散 《群名》 任务已结束”。`;
}
