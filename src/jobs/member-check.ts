import { dayOf, daysBetween } from '../domain/zone.ts';
import { fillLedger } from '../register/fill-ledger.ts';
import { inGrace } from '../register/grace.ts';
import { standings } from '../register/joining/standing.ts';
import { checkedAt, markChecked, membersToLookAt, putOff } from '../register/member-check.ts';
import { linesOf, sendableBy, titleOf, type Sendable } from './climb.ts';
import { maySpeak, type Job, type JobContext } from './job.ts';
import { lastTold, tell, unheardWords, whoHears, type Word } from './tell.ts';
import { inTrial, watchedGroups, type WatchedGroup } from './watched-groups.ts';

const topic = 'member-check';

/**
 * Once a month the members of each group are looked at. Where there is somebody to look at the owner
 * hears how many, never who; where there is nobody the check counts as made and nothing is said.
 */
export const memberCheck: Job = {
  name: 'member-check',
  title: '成员定期核对',
  every: { at: '09:35', holiday: 'skip' },
  graceHours: 12,
  async run(context) {
    if (!maySpeak(context)) return;
    const { tx, now, book } = context;
    await fillLedger(tx, book, now);
    const watched = await watchedGroups(tx, book);
    const due = await dueGroups(context, watched);
    if (due.size === 0) return;
    const ids = new Set([...due.values()].map(({ row }) => row.id));
    const found = await membersToLookAt(tx, book, now, ids);
    const sendable = sendableBy(watched);
    const words = new Map<Word, number>();
    for (const [entry, group] of due) {
      const people = new Set(found.get(group.row.id)?.map(({ personId }) => personId)).size;
      if (people === 0) await markChecked(tx, { entry, row: group.row, by: 'bot', at: now });
      else {
        const word = lookWord(context, group, { people, sendable });
        words.set(word, entry);
      }
    }
    const told = await tell(context, topic, [...words.keys()], several);
    for (const [word, entry] of words) {
      // Whoever has another word of the register today hears of it tomorrow; where there is nobody to
      // hear of it, it rests as long as if somebody had.
      const rests =
        told.includes(word) || (await whoHears(context, word.group.addressees)) === null;
      if (rests) await putOff(tx, entry, now);
    }
  },
};

/** By number of entry. The first check is a span after the bot came. */
async function dueGroups(
  { tx, now, book }: JobContext,
  watched: readonly WatchedGroup[],
): Promise<ReadonlyMap<number, WatchedGroup>> {
  const { zone } = book.calendar;
  const today = dayOf(zone, now);
  const held = await tx.entries.list({ sort: 'group', states: ['active', 'idle', 'overdue'] });
  const entries = new Map(held.map((entry) => [entry.groupId, entry]));
  const { outside } = await standings(tx);
  const unheard = await unheardWords(tx);
  const due = new Map<number, WatchedGroup>();
  for (const group of watched) {
    const { row, groupBook } = group;
    const entry = entries.get(row.id);
    if (entry === undefined || outside.has(row.id)) continue;
    if (groupBook.setting.type === 'village' || entry.type === 'village') continue;
    const lastAt = (await checkedAt(tx, entry.number)) ?? row.joinedAt;
    const told = await lastTold(tx, topic, { group });
    // Nobody heard of it, and nobody has looked since: it is not put off for a month.
    const isUnheard = told !== null && told.at === lastAt && unheard.has(told.dispatch);
    const days = daysBetween(dayOf(zone, lastAt), today);
    if (days < book.register.values.memberCheckDays && !isUnheard) continue;
    if (!inTrial(row, now) && !(await inGrace(tx, row, now))) due.set(entry.number, group);
  }
  return due;
}

function lookWord(
  { book, now }: JobContext,
  group: WatchedGroup,
  { people, sendable }: { readonly people: number; readonly sendable: Sendable },
): Word {
  const name = titleOf(group);
  const count = `${String(people)}人`;
  // The list is shown to whoever answers for the group: the supervisors do not see it.
  const addressees = { ...group.addressees, supervisorsGroupId: null };
  return {
    group: { ...group, addressees },
    key: `member-check:${group.row.id}:${dayOf(book.calendar.zone, now)}`,
    alone: (to) =>
      `您好，${name}到了定期核对成员的时间，有${count}建议核对。请私聊发送${sendable(to, group, '核对')}查看名单，核对后发送${sendable(to, group, '核对', '完成')}。`,
    inList: `${name}${count}`,
  };
}

function several(lines: readonly string[]): string {
  return `您好，以下群到了定期核对成员的时间，建议核对的人数为：${linesOf(lines)}。请私聊发送“核对 《群名》”查看名单，核对后发送“核对 《群名》 完成”。`;
}
