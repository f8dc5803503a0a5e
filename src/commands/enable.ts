import { z } from 'zod';
import { shownName } from '../text/shown-name.ts';
import { done, refused } from './answer.ts';
import { defineCommand } from './command.ts';
import { journal } from './overlay.ts';

export const enable = defineCommand({
  word: '启用',
  alias: 'enable',
  near: ['开始', '启动', '开启', '打开', '恢复', '继续', '恢复提醒'],
  summary: '结束试运行或暂停，开始提醒',
  args: z.object({}),
  who: ['owner'],
  where: 'private',
  about: 'group',
  examples: ['启用', '启用 #2'],
  async run(context) {
    const { tx, now, group } = context;
    const { row } = group;
    const name = shownName(row.name);
    const paused = row.pausedUntil !== null && now < row.pausedUntil;
    if (row.trialUntil === null && !paused)
      return refused(`《${name}》已在正式运行，无需再次启用。`);
    await tx.groups.put({ ...row, trialUntil: null, pausedUntil: null });
    await tx.groups.dropOverlay(row.id, 'pause');
    if (row.trialUntil !== null) await journal(context, 'trial.end', '');
    if (paused) await journal(context, 'pause.end', '');
    return done(
      `《${name}》已启用，此后发现的问题将先私下提醒本人。如需暂停，可发送“暂停 2小时 理由”。`,
    );
  },
});
