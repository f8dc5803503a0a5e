import { z } from 'zod';
import { defineCommand } from './command.ts';
import { argument } from './parse/argument.ts';
import { parseSetting } from './parse/setting.ts';
import { changeHours, restoreHours } from './set-hours.ts';
import { setLevel } from './set-level.ts';
import { sayWhatCanBeSet } from './what-can-be-set.ts';

export const set = defineCommand({
  word: '设置',
  alias: 'set',
  near: ['工作时间', '上班时间', '上下班时间', '修改', '更改', '调整', '配置', '级别'],
  summary: '调整本群的规则级别和工作时间，单发“设置”看现值',
  section: '设置',
  args: z.object({
    change: argument(parseSetting).optional().describe('〈事项〉 〈改成什么〉'),
  }),
  who: ['owner'],
  where: 'private',
  about: 'group',
  examples: ['设置 表情包 观察', '设置 表情包 恢复', '设置 工作时间 8:30-18:00', '设置'],
  run(context, { change }) {
    if (change === undefined) return sayWhatCanBeSet(context);
    if (change.what === 'rule') return setLevel(context, change.rule, change.to);
    return change.to === 'restore' ? restoreHours(context) : changeHours(context, change.to);
  },
});
