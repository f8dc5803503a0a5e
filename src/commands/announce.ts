import { z } from 'zod';
import type { Book } from '../engine/rule-book/book.ts';
import { supervisorIds } from '../register/supervisors.ts';
import { instantWords } from '../text/day-words.ts';
import { shownName, shownWords } from '../text/shown-name.ts';
import { rangeOf, type Range } from './announcement-range.ts';
import { announcementText } from './announcement-text.ts';
import { done, refused, type Answer } from './answer.ts';
import { defineCommand, type CommandContext } from './command.ts';
import { namedMember } from './named-member.ts';
import { parseAnnouncement, type WrittenAnnouncement } from './parse/announcement.ts';
import { argument } from './parse/argument.ts';
import {
  announcement,
  announcementPayload,
  openingOf,
  saidInGroup,
} from './proposals/announcement.ts';
import { shownPerson } from './proposals/shown-person.ts';
import { tellSupervisors, waitingTime } from './proposals/tell-supervisors.ts';

const shownNames = 6;

export const announce = defineCommand({
  word: '公告',
  alias: 'announce',
  near: ['群发', '发公告', '广播'],
  summary: '向多个群发布公告，须另一位监督员确认',
  args: z.object({ what: argument(parseAnnouncement).describe('〈范围〉 〈内容〉') }),
  who: ['supervisor'],
  where: 'private',
  about: 'nothing',
  long: true,
  examples: [
    '公告 全部 明日8:30至9:30网络检修，请提前保存材料。',
    '公告 #1 #3 本周例会改至周五上午9点。',
  ],
  run: (context, { what }) => ask(context, what),
});

async function ask(context: CommandContext, written: WrittenAnnouncement): Promise<Answer> {
  const { tx, now, book, senderId } = context;
  if ((await supervisorIds(tx)).size < 2) return refused(alone);
  const { kind } = announcement;
  const open = (await tx.proposals.open(now, kind)).find(({ byId }) => byId === senderId);
  if (open !== undefined) return refused(stillWaits(open.id));
  const reading = announcementText(written.text);
  if (!reading.ok) return refused(`${reading.problem}。`);
  const range = await rangeOf(tx, book, written.range, now);
  if (range.unknown.length > 0) return refused(sayUnknown(book, range.unknown));
  if (range.to.length === 0) return refused(`该范围内没有可以发布公告的群${sayLeftOut(range)}。`);
  const members: string[] = [];
  for (const { row } of range.to) {
    for (const { name } of await tx.people.members(row.id)) members.push(name);
  }
  const named = namedMember(reading.value, members);
  if (named !== null) return refused(sayNamed(named));

  const groupIds = range.to.map(({ row }) => row.id);
  const payload = JSON.stringify(announcementPayload.parse({ text: reading.value, groupIds }));
  const { expiresAt } = waitingTime(book, now);
  const id = await tx.proposals.add({ kind, byId: senderId, payload, madeAt: now, expiresAt });
  await tx.journal.add({
    at: now,
    actorId: senderId,
    action: 'announcement.ask',
    groupId: null,
    detail: `${String(id)} groups=${String(groupIds.length)}`,
  });
  const preview = sayPreview(book, reading.value, range, now);
  const number = String(id);
  const others = [
    `您好，${await shownPerson(tx, senderId)}提请发布公告（编号 ${number}），请核对：`,
    ...preview,
    `同意的请于24小时内回复“确认 ${number}”，不同意的回复“取消 ${number}”。`,
  ];
  await tellSupervisors(tx, { id, byId: senderId, text: others.join('\n') }, { book, now });
  const answer = done(
    [
      `公告预览（编号 ${number}），尚未发出：`,
      ...preview,
      `须另一位监督员在24小时内回复“确认 ${number}”后发出，已私下告知；如需撤回，请发送“取消 ${number}”。`,
    ].join('\n'),
  );
  return { ...answer, fleeting: true };
}

function sayPreview(book: Book, text: string, range: Range, now: number): readonly string[] {
  const names = range.to.slice(0, shownNames).map(({ row }) => `《${shownName(row.name)}》`);
  const more = range.to.length > shownNames ? '等' : '';
  const earliest = Math.min(...range.to.map((target) => openingOf(target, now)));
  return [
    '————',
    saidInGroup(book, text),
    '————',
    `发往${String(range.to.length)}个群：${names.join('')}${more}${sayLeftOut(range)}。`,
    `时间：确认后在工作时间逐群发出，最早${instantWords(book.calendar.zone, earliest)}。`,
  ];
}

function sayLeftOut({ leftOut }: Range): string {
  const parts = [...leftOut].map(([state, count]) => `${state}的${String(count)}个`);
  return parts.length === 0 ? '' : `（不含${parts.join('、')}）`;
}

function sayUnknown({ units }: Book, unknown: readonly string[]): string {
  const shown = unknown.slice(0, 3).map((one) => `“${shownWords(one, 20)}”`);
  const unit = units[0] === undefined ? '' : `，单位名称如“${shownName(units[0].name)}”`;
  return `没有找到范围${shown.join('、')}。范围可以写“全部”“通知群”等群类型${unit}，或群列表中的编号如“#1 #3”；范围和内容之间请空一格。`;
}

function stillWaits(id: number): string {
  return `您提出的公告（编号 ${String(id)}）还在等待确认，一次只能提一件；如需修改，请先发送“取消 ${String(id)}”。`;
}

function sayNamed(name: string): string {
  return `公告内容写有群成员姓名“${shownName(name)}”，请删去，需要找本人的请另行联系；公布联系人的，请写成“联系人：姓名 电话”。`;
}

const alone =
  '公告须由另一位监督员确认，目前名单上只有您一位；请管理人员在控制台运行 qungui supervisors bind，登记第二位监督员后再发布。';
