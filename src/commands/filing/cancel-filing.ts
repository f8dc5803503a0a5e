import { z } from 'zod';
import { refused } from '../answer.ts';
import { defineCommand } from '../command.ts';

/** Of whoever fills nothing in: with a draft open the words are taken by the dialog before. */
export const cancelFiling = defineCommand({
  word: '取消报备',
  alias: 'cancel-filing',
  summary: '放弃填写中的报备',
  section: '台账',
  args: z.object({}),
  who: 'anyone',
  offered: [],
  where: 'private',
  about: 'nothing',
  apart: true,
  examples: ['取消报备'],
  run: () =>
    Promise.resolve(
      refused('您没有填写中的报备，无需取消；已经提交的，发送“申请”可查看编号和撤回办法。'),
    ),
});
