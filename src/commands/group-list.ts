import { z } from 'zod';
import { groupTypeTitles } from '../domain/group.ts';
import { dayOf } from '../domain/zone.ts';
import { groupBookOf } from '../register/group-book.ts';
import { dayWords } from '../text/day-words.ts';
import { shownName } from '../text/shown-name.ts';
import { done, refused } from './answer.ts';
import { defineCommand, type CommandContext } from './command.ts';
import { numberedGroups, sayNumbered, shownState, type NumberedGroup } from './numbered-groups.ts';
import { argument } from './parse/argument.ts';
import { readNumber } from './parse/number.ts';
import { misread, parsed } from './parse/parsed.ts';

const perPage = 15;

export const groupList = defineCommand({
  word: '群列表',
  alias: 'groups',
  near: ['群清单', '所有群', '全部群', '群名单'],
  summary: '查看所有群的类型、单位和状态',
  args: z.object({ page: argument(parsePage).optional().describe('页码') }),
  who: ['supervisor'],
  where: 'private',
  about: 'nothing',
  examples: ['群列表', '群列表 2'],
  async run(context, { page = 1 }) {
    const groups = await numberedGroups(context.tx, context.book);
    if (groups.length === 0) return done('机器人还没有加入任何工作群。');
    const pages = Math.ceil(groups.length / perPage);
    if (page > pages) {
      return refused(`群列表共${String(pages)}页，请发送“群列表 ${String(pages)}”以内的页码。`);
    }
    const shown = groups.slice((page - 1) * perPage, page * perPage);
    const lines: string[] = [];
    for (const group of shown) lines.push(await sayLine(context, group));
    const here = pages === 1 ? '' : `，第${String(page)}页，共${String(pages)}页`;
    const next = page < pages ? `发送“群列表 ${String(page + 1)}”查看下一页；` : '';
    const example = String(shown[0]?.number ?? 1);
    return done(
      [
        `共${String(groups.length)}个群${here}：`,
        ...lines,
        `${next}发送“群 #${example}”查看一个群的情况。`,
      ].join('\n'),
    );
  },
});

async function sayLine({ tx, now, book }: CommandContext, group: NumberedGroup): Promise<string> {
  const { setting, unit } = await groupBookOf(tx, book, group.row);
  const { lastWorkAt } = group.row;
  const last =
    lastWorkAt === null ? '暂无工作信息' : dayWords(dayOf(book.calendar.zone, lastWorkAt));
  const state = await shownState(tx, group, now);
  // Of a strangers' group nobody has said yet what it is.
  const kind = group.strange ? [] : [groupTypeTitles[setting.type], shownName(unit.name)];
  return [sayNumbered(group), ...kind, state, last].join('　');
}

function parsePage(text: string) {
  const page = readNumber(text.replace(/^第|页$/gu, ''));
  return page === null || page === 0 ? misread('请写明页码，如“群列表 2”') : parsed(page);
}
