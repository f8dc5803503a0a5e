import { z } from 'zod';
import { keptYears } from '../domain/kept.ts';
import { roleTitles } from '../domain/roles.ts';
import { madeToday } from '../register/applications/made-today.ts';
import { erasableCases } from '../register/erase.ts';
import { done } from './answer.ts';
import { defineCommand } from './command.ts';
import { forgetMeKind, openApplications, otherProposals } from './proposals/forget-me.ts';

const minutes = 15;

export const forgetMe = defineCommand({
  word: '删除我的资料',
  alias: 'forget-me',
  also: ['删除我的信息', '删除我的数据', '删除个人资料'],
  near: ['注销', '删除', '删除资料', '删除记录', '清除记录', '删掉'],
  summary: '删除机器人保存的您的资料（先预览，再确认）',
  args: z.object({}),
  who: 'anyone',
  where: 'private',
  about: 'nothing',
  examples: ['删除我的资料'],
  async run(context) {
    const { tx, now, book, senderId, rolesHeld } = context;
    const { settled, unsettled } = await erasableCases(tx, senderId);
    // Whoever asks again means the last one.
    for (const { id, byId } of await tx.proposals.open(now, forgetMeKind)) {
      if (byId === senderId) await tx.proposals.settle(id, 'dropped', senderId, now);
    }
    const waiting =
      (await otherProposals(context)).length + (await openApplications(context)).length;
    const made = await madeToday(tx, book.calendar.zone, senderId, now);
    const titles = rolesHeld.filter((role) => role !== 'member').map((role) => roleTitles[role]);
    const number = await tx.proposals.add({
      kind: forgetMeKind,
      byId: senderId,
      payload: '{}',
      madeAt: now,
      expiresAt: now + minutes * 60_000,
    });
    return done(
      [
        '您好，删除您的资料前，请先了解：',
        '立即删除：您的消息特征、您发布的通知摘要、申诉中您写的话、已办结的申请和整改中您写的话、机器人对您说过和待说的话、您的称呼（包括机器人向他人说过、尚有留存的）。',
        ...(waiting === 0 ? [] : [`立即取消：您提出、尚待答复的${String(waiting)}件事项。`]),
        ...(settled === 0
          ? []
          : [`立即去名：已办结的${String(settled)}条记录，今后不再对应到您。`]),
        ...(unsettled === 0
          ? []
          : [`暂时保留：尚未办结（含申诉中）的${String(unsettled)}条记录，办结后随即去名。`]),
        ...(made === 0 ? [] : [`次日删除：您今天提交的申请件数（${String(made)}件），不记姓名。`]),
        '继续保留：不含个人的每日统计，只记编号的办理日志，您所在群为您设的豁免（理由删除，到期即删）。',
        `台账不改：群和账号的备案及变更记录属公务记录，其中负责人姓名、保留或解散等办理理由照旧保存，解散或停用${String(keptYears)}年后删除。`,
        ...(titles.length === 0
          ? []
          : [
              `身份不变：您仍是${[...new Set(titles)].join('、')}，如需变更请联系本单位管理人员${rolesHeld.includes('supervisor') ? '，监督员可发送“退出监督员”' : ''}。`,
            ]),
        '您仍在群内的，平台的成员名单会显示您的群昵称，今后的发言照常按群规核对。',
        `删除后不能恢复。请在${String(minutes)}分钟内发送“确认 ${String(number)}”；不发送则不作改动。`,
      ].join('\n'),
    );
  },
});
