import type { Entry } from '../domain/entry.ts';
import type { Recipient } from '../domain/incoming.ts';
import { fillLedger } from '../register/fill-ledger.ts';
import { inGrace } from '../register/grace.ts';
import { standings } from '../register/joining/standing.ts';
import { ledBy } from '../register/led-by.ts';
import { linesOf, sendableBy, titleOf, type Sendable } from './climb.ts';
import { maySpeak, type Job, type JobContext } from './job.ts';
import { tell, type Word } from './tell.ts';
import { inTrial, watchedGroups, type WatchedGroup } from './watched-groups.ts';

/**
 * Groups whose owner or last administrator is gone, or is another than the one filed: the unit head
 * hears of each change once. Neither the group nor whoever left hears a word.
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
    const filed = await tx.entries.list({ sort: 'group', states: ['active', 'idle', 'overdue'] });
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
    await tell(context, 'owners', words, several);
  },
};

async function changed(
  { tx }: JobContext,
  group: WatchedGroup,
  { entry, sendable }: { readonly entry: Entry; readonly sendable: Sendable },
): Promise<Word | null> {
  const { row, addressees } = group;
  const led = await ledBy(tx, row, entry);
  const members = new Set((await tx.people.members(row.id)).map(({ personId }) => personId));
  // Where no list of members is known nobody is known to have left.
  const isGone = (id: string) => members.size > 0 && !members.has(id);
  const what = whatOf(group, led, isGone);
  if (what === null) return null;
  const { headId } = addressees;
  const head = headId !== null && isGone(headId) ? null : headId;
  const name = titleOf(group);
  const change = what.key.startsWith('admins') ? '管理员' : '群主';
  return {
    group: { ...group, addressees: { ...addressees, ownerId: null, headId: head } },
    key: `owners:${row.id}:${what.key}`,
    alone: (to) =>
      to.kind === 'group'
        ? `您好，${name}${what.words}。${forSupervisors}`
        : `您好，${name}${what.words}。请确定${change}人选，私聊发送${sendable(to, group, '变更', `${change} 姓名`)}办理变更。`,
    inList: `${name}${what.words}`,
  };
}

interface Change {
  readonly key: string;
  readonly words: string;
}

function whatOf(
  { row, addressees }: WatchedGroup,
  led: Awaited<ReturnType<typeof ledBy>>,
  isGone: (id: string) => boolean,
): Change | null {
  const { ownerId } = row;
  if (addressees.ownerId === null) return { key: 'none', words: '目前没有群主' };
  if (ownerId === null || led.ownerId === null) return null;
  if (ownerId !== led.ownerId) {
    const left = isGone(led.ownerId) ? '备案的群主已退群，群主已变更' : '群主已变更';
    return { key: `owner:${ownerId}`, words: `${left}，与备案不一致` };
  }
  if (isGone(ownerId)) return { key: `left:${ownerId}`, words: '备案的群主已退群' };
  const remain = row.adminIds.filter((id) => !isGone(id));
  if (led.adminIds.length === 0 || remain.length > 0) return null;
  return { key: `admins:${led.adminIds.join(',')}`, words: '目前没有管理员' };
}

const forSupervisors = '请督促所在单位确定人选，由群主或单位负责人私聊机器人发送“变更”办理。';

function several(lines: readonly string[], to: Recipient): string {
  const opening = `您好，以下群的群主或管理员有变动：${linesOf(lines)}。`;
  return to.kind === 'group'
    ? `${opening}${forSupervisors}`
    : `${opening}请确定人选，私聊发送“变更 《群名》 群主 姓名”或“变更 《群名》 管理员 姓名”逐个办理。`;
}
