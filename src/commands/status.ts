import { z } from 'zod';
import { entryStateTitles } from '../domain/entry.ts';
import { groupTypeTitles } from '../domain/group.ts';
import { unblamed } from '../domain/violation.ts';
import { addDays, dayOf, daysBetween, instantOf, weekdayOf } from '../domain/zone.ts';
import { reasonOf } from '../register/reasons.ts';
import { dayWords, instantWords } from '../text/day-words.ts';
import { shownName } from '../text/shown-name.ts';
import { done } from './answer.ts';
import { casesShown } from './cases-shown.ts';
import { defineCommand, type GroupContext } from './command.ts';
import { withoutOverlay } from './overlay.ts';
import { heldHours } from './rules.ts';
import { sayChanges } from './say-changes.ts';
import { sayUrgent } from './say-urgent.ts';

export const status = defineCommand({
  word: '状态',
  alias: 'status',
  near: ['统计', '查询', '情况', '数据', '汇总', '小结', '我的群', '有哪些群', '我管的群'],
  summary: '查看本群的设定和本周情况',
  args: z.object({}),
  who: ['owner', 'admin', 'head'],
  where: 'anywhere',
  about: 'group',
  examples: ['状态', '状态 #2'],
  async run(context) {
    const lines = [
      ...(await saySetting(context)),
      await sayWeek(context),
      ...(await sayUrgent(context)),
    ];
    return done(lines.join('\n'));
  },
});

/** What a group is and how it is set, without the figures of its week. */
export async function saySetting(context: GroupContext): Promise<readonly string[]> {
  const { book, group } = context;
  const { row } = group;
  const { zone } = group.book.setting.calendar;
  const lastWork = row.lastWorkAt === null ? '暂无' : instantWords(zone, row.lastWorkAt);
  return [
    `《${shownName(row.name)}》`,
    `类型：${groupTypeTitles[group.book.setting.type]}　单位：${shownName(group.book.unit.name)}`,
    `群主：${await ownerName(context)}　管理员：${String(row.adminIds.length)}人`,
    ...sayTerm(context),
    `工作时间：${heldHours(group.book, withoutOverlay(book, group))}`,
    ...(await sayRegistered(context)),
    `运行：${await sayRunning(context)}`,
    ...(await sayChanges(context)),
    `最近工作信息：${lastWork}`,
  ];
}

/** Nothing of a group that is simply in use. */
async function sayRegistered({ tx, group }: GroupContext): Promise<readonly string[]> {
  const entry = await tx.entries.ofGroup(group.row.id);
  return entry === null || entry.state === 'active'
    ? []
    : [`台账状态：${entryStateTitles[entry.state]}`];
}

async function ownerName({ tx, group, place }: GroupContext): Promise<string> {
  const { ownerId } = group.addressees;
  if (ownerId === null) return '未登记';
  // In a group nobody is named, not even in praise.
  if (place === 'group') return '已登记';
  const members = await tx.people.members(group.row.id);
  const name =
    members.find(({ personId }) => personId === ownerId)?.name ??
    (await tx.people.get(ownerId))?.name;
  return name === undefined ? '未登记' : shownName(name);
}

function sayTerm({ now, group }: GroupContext): readonly string[] {
  const { type, endsOn, calendar } = group.book.setting;
  if (type !== 'task') return [];
  if (endsOn === null) return ['使用期限：未设定，可发送“期限 2026-12-31”这样的命令设定'];
  const left = daysBetween(dayOf(calendar.zone, now), endsOn);
  const distance = left < 0 ? `已超期${String(-left)}天` : `还有${String(left)}天`;
  return [`使用期限：${endsOn}（${distance}）`];
}

/** Trial and pause in words; 正常 where there is neither. */
export async function sayRunning({ tx, now, group, place }: GroupContext): Promise<string> {
  const { row } = group;
  const { zone } = group.book.setting.calendar;
  const states: string[] = [];
  if (row.trialUntil !== null) {
    const until = dayWords(dayOf(zone, row.trialUntil));
    states.push(
      now < row.trialUntil
        ? `试运行至${until}，只记录不提醒`
        : `试运行已于${until}满期，群主私聊发送“启用”后开始提醒`,
    );
  }
  if (row.pausedUntil !== null && now < row.pausedUntil) {
    // What moved somebody to pause may be somebody's private matter: no group reads it.
    const reason = place === 'group' ? null : await reasonOf(tx, row.id, 'pause');
    const why = reason === null ? '' : `（${reason}）`;
    states.push(`提醒暂停至${instantWords(zone, row.pausedUntil)}${why}`);
  }
  return states.join('；') || '正常';
}

/** The figures of this week, of nobody in particular. */
export async function sayWeek(context: GroupContext): Promise<string> {
  const { tx, now, group } = context;
  const { zone } = group.book.setting.calendar;
  const today = dayOf(zone, now);
  const monday = addDays(today, 1 - weekdayOf(today));
  const counts = await tx.counts.between(monday, today, group.row.id);
  const sum = (what: string) =>
    String(counts.filter((one) => one.what === what).reduce((all, { count }) => all + count, 0));
  const filter = { groupId: group.row.id, since: instantOf(zone, monday, 0) };
  const cases = await casesShown(context, filter);
  const standing = cases.filter(({ state }) => !unblamed.includes(state)).length;
  const mistaken = cases.filter(({ state }) => state === 'mistaken').length;
  return (
    `本周（${dayWords(monday)}起）：消息${sum('messages')}条，通知${sum('notices')}条，` +
    `非工作时间${sum('off-hours')}条；违规记录${String(standing)}条，误报${String(mistaken)}条；` +
    `机器人发言${sum('bot')}次`
  );
}
