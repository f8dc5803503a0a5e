import type { Entry } from '../domain/entry.ts';
import type { Recipient } from '../domain/incoming.ts';
import { fillLedger } from '../register/fill-ledger.ts';
import { inGrace } from '../register/grace.ts';
import { standings } from '../register/joining/standing.ts';
import { ledStates, ownerChange, ownersTopic } from '../register/owner-change.ts';
import { linesOf, sendableBy, titleOf, type Sendable } from './climb.ts';
import { maySpeak, type Job, type JobContext } from './job.ts';
import { tell, type Word } from './tell.ts';
import { inTrial, watchedGroups, type WatchedGroup } from './watched-groups.ts';

/**
 * Groups whose owner or last administrator is gone, or is another than the one filed: the unit head
 * hears of each change once, and what nobody files within the days to answer waits in the supervisors'
 * week. Neither the group nor whoever left hears a word.
 */
export const owners: Job = {
  name: 'owners',
  title: '群主、管理员变动提醒',
  every: { at: '09:20', holiday: 'skip' },
  graceHours: 12,
  async run(context) {
    const { tx, now, book } = context;
    if (!maySpeak(context)) return;
    await fillLedger(tx, book, now);
    const filed = await tx.entries.list({ sort: 'group', states: [...ledStates] });
    const entries = new Map(filed.map((entry) => [entry.groupId, entry]));
    const { outside } = await standings(tx);
    const watched = await watchedGroups(tx, book);
    // A platform that tells nobody's owner says nothing by it.
    if (watched.every(({ row }) => row.ownerId === null)) return;
    const sendable = sendableBy(watched);
    const words: Word[] = [];
    for (const group of watched) {
      const { row } = group;
      const entry = entries.get(row.id);
      if (entry === undefined || outside.has(row.id)) continue;
      const word = await changed(context, group, { entry, sendable });
      if (word === null || inTrial(row, now) || (await inGrace(tx, row, now))) continue;
      words.push(word);
    }
    await tell(context, ownersTopic, words, several);
  },
};

async function changed(
  { tx }: JobContext,
  group: WatchedGroup,
  { entry, sendable }: { readonly entry: Entry; readonly sendable: Sendable },
): Promise<Word | null> {
  const { row, addressees } = group;
  const what = await ownerChange(tx, row, { addressees, entry });
  if (what === null) return null;
  const name = titleOf(group);
  const change = what.sort === 'admins' ? '管理员' : '群主';
  return {
    group: { ...group, addressees: { ...addressees, ownerId: null, headId: what.headId } },
    key: what.key,
    alone: (to) =>
      to.kind === 'group'
        ? `您好，${name}${what.words}。${forSupervisors}`
        : `您好，${name}${what.words}。请确定${change}人选，私聊发送${sendable(to, group, '变更', `${change} 姓名`)}办理变更。`,
    inList: `${name}${what.words}`,
  };
}

const forSupervisors = '请督促所在单位确定人选，由群主或单位负责人私聊机器人发送“变更”办理。';

function several(lines: readonly string[], to: Recipient): string {
  const opening = `您好，以下群的群主或管理员有变动：${linesOf(lines)}。`;
  return to.kind === 'group'
    ? `${opening}${forSupervisors}`
    : `${opening}请确定人选，私聊发送“变更 《群名》 群主 姓名”或“变更 《群名》 管理员 姓名”逐个办理。`;
}
