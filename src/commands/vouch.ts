import { z } from 'zod';
import { unvouchedMark } from '../register/joining/standing.ts';
import { shownName } from '../text/shown-name.ts';
import { done, refused } from './answer.ts';
import { defineCommand } from './command.ts';
import { groupMeant, numberedGroups } from './numbered-groups.ts';

export const vouch = defineCommand({
  word: '认可',
  alias: 'vouch',
  summary: '确认群列表中待认可的群是本单位的工作群，写编号或群名',
  args: z.object({ which: z.string().describe('编号或群名') }),
  who: ['supervisor'],
  where: 'private',
  about: 'nothing',
  apart: true,
  examples: ['认可 #1', '认可 双河村防汛群'],
  async run({ tx, book, now, senderId }, { which }) {
    const groups = await numberedGroups(tx, book);
    const meant = groupMeant(groups, which, '认可');
    if (typeof meant === 'string') return refused(meant);
    const { row, strange, unvouched } = meant;
    const name = `《${shownName(row.name)}》`;
    if (strange) return refused(`${name}尚未登记，请先由群主私聊机器人发送“登记 政务工作群”。`);
    if (!unvouched) return refused(`${name}无需认可。`);
    await tx.groups.dropOverlay(row.id, unvouchedMark);
    await tx.journal.add({
      at: now,
      actorId: senderId,
      action: 'group.vouch',
      groupId: row.id,
      detail: '',
    });
    return done(`${name}已认可为本单位的工作群，公告可以发往该群。`);
  },
});
