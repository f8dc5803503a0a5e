import { z } from 'zod';
import { standingStates } from '../domain/entry.ts';
import { fillLedger } from '../register/fill-ledger.ts';
import { markChecked, membersToLookAt, type ToLookAt } from '../register/member-check.ts';
import { shownName } from '../text/shown-name.ts';
import { done, refused } from './answer.ts';
import { defineCommand } from './command.ts';
import { readNumber } from './parse/number.ts';
import { plain } from './parse/plain.ts';
import { sendable } from './sendable.ts';

const perPage = 15;

export const checkMembers = defineCommand({
  word: '核对',
  alias: 'members',
  near: ['核对成员', '成员核对'],
  summary: '查看群内建议核对的成员，或者记录已核对',
  section: '台账',
  args: z.object({ what: z.string().optional().describe('页码或完成') }),
  who: ['owner', 'admin', 'head'],
  where: 'private',
  about: 'group',
  apart: true,
  examples: ['核对', '核对 完成'],
  async run(context, { what = '' }) {
    const { tx, book, now, senderId, group } = context;
    const name = `《${shownName(group.row.name)}》`;
    const said = plain(what);
    await fillLedger(tx, book, now);
    const entry = await tx.entries.ofGroup(group.row.id);
    if (entry === null || !standingStates.includes(entry.state)) {
      return refused(
        `${name}尚未列入台账或已不在用，无需核对；请群主发送${sendable(context, '报备')}办理备案。`,
      );
    }
    if (group.book.setting.type === 'village' || entry.type === 'village') {
      return refused(`${name}是村社群，不核对群众的群昵称和名单。`);
    }
    if (/^(?:完成|已完成|已核对)$/u.test(said)) {
      await markChecked(tx, { entry: entry.number, row: group.row, by: senderId, at: now });
      const days = String(book.register.values.memberCheckDays);
      return done(`${name}的成员已记为核对完成，${days}天后再核对。感谢配合。`);
    }
    const page = said === '' ? 1 : readNumber(said.replace(/^第|页$/gu, ''));
    if (page === null) {
      return refused(
        `没有看懂，查看名单请发送${sendable(context, '核对')}，核对完毕请发送${sendable(context, '核对', '完成')}。`,
      );
    }
    const ids = new Set([group.row.id]);
    const found = (await membersToLookAt(tx, book, now, ids)).get(group.row.id) ?? [];
    if (found.length === 0) return done(`${name}目前没有建议核对的成员。`);
    const pages = Math.ceil(found.length / perPage);
    if (page < 1 || page > pages)
      return refused(
        `名单共${String(pages)}页，请发送${sendable(context, '核对', String(pages))}以内的页码。`,
      );
    const shown = found.slice((page - 1) * perPage, page * perPage);
    const here = pages === 1 ? '' : `（第${String(page)}页，共${String(pages)}页）`;
    return done(
      [
        `${name}建议核对的成员${here}：`,
        ...byKind(shown),
        ...(page < pages ? [`发送${sendable(context, '核对', String(page + 1))}查看下一页。`] : []),
        `可提醒本人修改群昵称，或者与其商量是否仍需在群；核对后发送${sendable(context, '核对', '完成')}。`,
      ].join('\n'),
    );
  },
});

/** `未实名：阳光男孩、平安是福`. */
function byKind(shown: readonly ToLookAt[]): readonly string[] {
  const titles = [...new Set(shown.map(({ check }) => check.title))];
  return titles.map((title) => {
    const names = shown
      .filter(({ check }) => check.title === title)
      .map(({ name }) => shownName(name));
    return `${title}：${names.join('、')}`;
  });
}
