import { isWorkday } from '../domain/calendar.ts';
import type { Day, Group } from '../domain/group.ts';
import { addDays, dayOf } from '../domain/zone.ts';
import type { Book } from '../engine/rule-book/book.ts';
import { arrive } from '../register/joining/arrive.ts';
import { strangeMark } from '../register/joining/standing.ts';
import { tellSupervisorsGroup } from '../register/joining/tell-of-stranger.ts';
import { shownName } from '../text/shown-name.ts';
import { maySpeak, type Job, type JobContext } from './job.ts';

/** Whole workdays a group has to be registered in. */
export const workdaysToRegister = 3;
const errandLasts = 3 * 24 * 60 * 60_000;
const listed = 5;

/**
 * Looks again at groups in which the bot knows nobody: where it does by now it introduces itself; one
 * that nobody registered within three workdays it leaves without a word.
 */
export const strangers: Job = {
  name: 'strangers',
  title: '未登记群退出',
  every: { at: '09:20', holiday: 'skip' },
  graceHours: 12,
  async run(context) {
    const { tx, now, slot, book } = context;
    if (!maySpeak(context)) return;
    const left: Group[] = [];
    for (const [groupId, { setBy, setAt }] of await tx.groups.overlaid(strangeMark)) {
      const group = await tx.groups.get(groupId);
      if (group?.present !== true) continue;
      const memberIds = (await tx.people.members(groupId)).map(({ personId }) => personId);
      const arrival = { group, memberIds, inviterId: setBy === '' ? null : setBy };
      const stands = await arrive(tx, book, arrival, now);
      if (stands === 'met' || !isOver(book, setAt, now)) continue;
      if (await leave(context, group, setAt)) left.push(group);
    }
    if (left.length === 0) return;
    await tellSupervisorsGroup(tx, book, `strangers:${String(slot)}`, farewell(left), now);
  },
};

/** False where it was tried before. */
async function leave({ tx, now }: JobContext, { id }: Group, since: number): Promise<boolean> {
  const isNew = await tx.errands.add({
    key: `leave:${id}:${String(since)}`,
    kind: 'leave',
    target: id,
    notBefore: now,
    expiresAt: now + errandLasts,
  });
  if (!isNew) return false;
  await tx.journal.add({ at: now, actorId: 'bot', action: 'group.leave', groupId: id, detail: '' });
  return true;
}

/** Whether three workdays have passed since, the day it came not counted. */
function isOver({ calendar }: Book, since: number, now: number): boolean {
  const today = dayOf(calendar.zone, now);
  let passed = 0;
  for (let day: Day = addDays(dayOf(calendar.zone, since), 1); day < today; day = addDays(day, 1)) {
    if (isWorkday(calendar, day)) passed += 1;
    if (passed >= workdaysToRegister) return true;
  }
  return false;
}

function farewell(groups: readonly Group[]): string {
  const names = groups.slice(0, listed).map(({ name }) => `《${shownName(name)}》`);
  const more = groups.length > listed ? `等${String(groups.length)}个群` : '';
  return `您好，机器人已退出${names.join('、')}${more}：被拉入后三个工作日内无人登记，期间未发言，也未保存群内消息。如确属工作群，请由已登记的人员重新邀请。`;
}
