import { z } from 'zod';
import { fewestPeople } from '../domain/person.ts';
import { addresseesOf } from '../register/addressees.ts';
import { groupBookOf } from '../register/group-book.ts';
import { reasonOf } from '../register/reasons.ts';
import { shownName, shownWords } from '../text/shown-name.ts';
import { done, refused } from './answer.ts';
import { defineCommand, type CommandContext, type GroupContext } from './command.ts';
import {
  groupMeant,
  headcount,
  numberedGroups,
  shownState,
  type NumberedGroup,
} from './numbered-groups.ts';
import { saySetting, sayWeek } from './status.ts';

const shownReason = 60;

export const groupView = defineCommand({
  word: '群',
  alias: 'group',
  near: ['查群'],
  summary: '查看一个群的设定和本周数字，写群名或群列表中的编号',
  args: z.object({ which: z.string().describe('群名或编号') }),
  who: ['supervisor'],
  where: 'private',
  about: 'nothing',
  apart: true,
  examples: ['群 #1', '群 农业农村工作群'],
  async run(context, { which }) {
    const groups = await numberedGroups(context.tx, context.book);
    const meant = groupMeant(groups, which, '群');
    if (typeof meant === 'string') return refused(meant);
    return done((await view(context, meant)).join('\n'));
  },
});

/** As its owner sees it with 状态; of ordinary members nothing but how many they are. */
async function view(context: CommandContext, numbered: NumberedGroup): Promise<readonly string[]> {
  const { tx, book, now } = context;
  const { row, strange } = numbered;
  const people = await headcount(tx, row.id);
  const state = await shownState(tx, numbered, now);
  if (strange) {
    return [`《${shownName(row.name)}》`, `状态：${state}　人数：${String(people)}`, unclaimed];
  }
  const groupBook = await groupBookOf(tx, book, row);
  const addressees = await addresseesOf(tx, row, groupBook);
  const group: GroupContext = { ...context, group: { row, book: groupBook, addressees } };
  const small = people < fewestPeople;
  return [
    ...(await saySetting(group)),
    ...(await sayTrialReason(group)),
    `状态：${state}　人数：${small ? `不足${String(fewestPeople)}人` : String(people)}`,
    small ? `本周数字：不足${String(fewestPeople)}人的群不列数据` : await sayWeek(group),
  ];
}

/** Why the owner put the end of the trial off: for supervisors alone. */
async function sayTrialReason({ tx, now, group }: GroupContext): Promise<readonly string[]> {
  const { id, trialUntil } = group.row;
  if (trialUntil === null || trialUntil <= now) return [];
  const reason = await reasonOf(tx, id, 'trial');
  return reason === null ? [] : [`试运行延长理由：${shownWords(reason, shownReason)}`];
}

const unclaimed = '该群尚未登记，机器人不作提醒，也不保存消息。';
