import { z } from 'zod';
import { dropSupervisor, supervisorIds } from '../register/supervisors.ts';
import { done, refused } from './answer.ts';
import { defineCommand } from './command.ts';

/** Only of oneself: to take somebody else off the list is for the console. */
export const supervisorDrop = defineCommand({
  word: '退出监督员',
  alias: 'resign',
  near: ['退出监督', '卸任', '不当监督员'],
  summary: '不再担任监督员，从名单中移除本人',
  section: '设置',
  args: z.object({}),
  who: ['supervisor'],
  where: 'private',
  about: 'nothing',
  examples: ['退出监督员'],
  async run({ tx, now, senderId }) {
    if ((await supervisorIds(tx)).size === 1) {
      return refused(
        '您是名单上唯一的监督员，请先登记接任者（由管理人员在控制台生成验证码，并由您确认），再退出。',
      );
    }
    await dropSupervisor(tx, senderId);
    await tx.journal.add({
      at: now,
      actorId: senderId,
      action: 'supervisor.drop',
      groupId: null,
      detail: senderId,
    });
    return done('已将您从监督员名单中移除，感谢您的工作。');
  },
});
