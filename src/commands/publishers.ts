import { z } from 'zod';
import type { Membership } from '../domain/person.ts';
import { publisherKey } from '../register/publishers.ts';
import { shownName } from '../text/shown-name.ts';
import { done, refused, type Answer } from './answer.ts';
import { defineCommand, type GroupContext } from './command.ts';
import { memberAtHead, sayNobody } from './find-member.ts';
import { journal, put } from './overlay.ts';
import { sendable } from './sendable.ts';

const example = '发布人 +@张三';
const shownLines = 15;
const adding = /^(?:\+|加上?|增加|添加|新增|add )/u;
const dropping = /^(?:[-–—−]|减去?|去掉|移除|取消|删除|drop )/u;

export const publishers = defineCommand({
  word: '发布人',
  alias: 'publishers',
  near: ['发布员', '通知员', '发布权限'],
  summary: '增减可以在群里发通知的人',
  section: '设置',
  args: z.object({ change: z.string().optional().describe('〈+或-〉〈@成员〉') }),
  who: ['owner', 'admin'],
  where: 'private',
  about: 'group',
  examples: [example, '发布人 -@张三', '发布人'],
  run: (context, { change }) => (change === undefined ? list(context) : alter(context, change)),
});

async function alter(context: GroupContext, words: string): Promise<Answer> {
  const { tx, group } = context;
  const adds = adding.test(words);
  if (!adds && !dropping.test(words)) {
    return refused(`增加请写“+”，去掉请写“-”，如“${example}”“发布人 -@张三”。`);
  }
  const called = words.replace(adds ? adding : dropping, '').trim();
  if (called === '') return refused(`请写明是谁，如“${example}”。`);
  const found = memberAtHead(called, await tx.people.members(group.row.id));
  if (found.kind !== 'one') return sayNobody(found, `“${example}”`);
  if (found.rest !== '') return refused(`一次请只写一位，如“${example}”；未作改动。`);
  return adds ? add(context, found.member) : drop(context, found.member);
}

async function add(context: GroupContext, { personId, name }: Membership): Promise<Answer> {
  const { group } = context;
  const { publisherIds, ownerId, adminIds } = group.addressees;
  const shown = shownName(name);
  if (personId === ownerId || adminIds.includes(personId)) {
    return refused(`${shown}是群主或管理员，本来就可以发通知，无需增加。`);
  }
  if (publisherIds.includes(personId)) return refused(`${shown}已是发布人，无需增加。`);
  await put(context, publisherKey(personId), 'true');
  await journal(context, 'publisher.add', personId);
  return done(
    `《${shownName(group.row.name)}》已增加发布人${shown}，可以在群里发通知、@所有人。` +
      `如需去掉，请发送${sendable(context, '发布人', `-${shown}`)}。`,
  );
}

async function drop(context: GroupContext, { personId, name }: Membership): Promise<Answer> {
  const { group } = context;
  const shown = shownName(name);
  if (!group.addressees.publisherIds.includes(personId)) {
    return refused(`${shown}不是发布人，无需去掉。`);
  }
  await put(context, publisherKey(personId), 'false');
  await journal(context, 'publisher.drop', personId);
  return done(
    `《${shownName(group.row.name)}》已去掉发布人${shown}，此后按普通成员对待。` +
      `如需加回，请发送${sendable(context, '发布人', `+${shown}`)}。`,
  );
}

async function list({ tx, group }: GroupContext): Promise<Answer> {
  const members = new Map(
    (await tx.people.members(group.row.id)).map((member) => [member.personId, member.name]),
  );
  const names = group.addressees.publisherIds.map((id) =>
    shownName(members.get(id) ?? '已退群成员'),
  );
  const more = names.length > shownLines ? `等${String(names.length)}人` : '';
  const listed =
    names.length === 0
      ? '未另设发布人，群主和管理员可以发通知'
      : `发布人：${names.slice(0, shownLines).join('、')}${more}；群主和管理员也可以发通知`;
  return done(
    `《${shownName(group.row.name)}》${listed}。\n增加请发送“${example}”，去掉请发送“发布人 -@张三”这样的命令。`,
  );
}
