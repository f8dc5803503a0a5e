import { z } from 'zod';
import { keptDays, keptYears } from '../domain/kept.ts';
import { done } from './answer.ts';
import { defineCommand } from './command.ts';

const days = (count: number) => `${String(count)}天`;
const years = (count: number) => `${String(count)}年`;

export const privacy = defineCommand({
  word: '隐私',
  alias: 'privacy',
  also: ['隐私说明', '个人信息'],
  near: ['保存什么', '数据', '个人资料', '信息安全'],
  summary: '了解机器人保存什么、为什么、保存多久，您有哪些权利',
  args: z.object({}),
  who: 'anyone',
  where: 'anywhere',
  about: 'nothing',
  examples: ['隐私'],
  run({ book }) {
    return Promise.resolve(
      done(
        [
          `您好，本机器人由${book.name}使用和管理，只为执行本单位群管理制度、减少打扰，不用于考核个人。`,
          '除下列通知摘要外不保存消息原文，不打开文件和链接；命令文字办理后即删除。',
          '保存内容和期限：',
          `· 消息特征（时间、类型、长短等）：${days(keptDays.facts)}，用于判断重复、刷屏`,
          `· 违规记录（规则、时间、数字）：${years(keptYears)}，用于说明依据和办理申诉`,
          `· 每日统计（不含个人）：${years(keptYears)}，用于周小结`,
          '· 通知摘要（号码已隐去）：到下一个工作日，用于“今日通知”',
          `· 机器人说过的话：${days(keptDays.dispatches)}；申诉理由：复核后即删除；豁免、暂停等理由：到期即删除`,
          `· 群成员名单和称呼：退群后删除；机器人退群的，${days(keptDays.members)}后删除名单`,
          `· 台账及变更记录（含负责人姓名、办理理由，属公务记录）：解散后${years(keptYears)}，成员名单到解散为止`,
          `· 办结的申请、整改：${years(keptYears)}；人员名册：由单位提供，存最近一份`,
          '· 办理日志（只有编号，不含姓名和文字）：长期，用于核查',
          '依据：履行职责需要和本单位群管理制度。',
          '您可私聊发送：“我的记录”查看，“申诉 编号 理由”提出异议，“删除我的资料”办理删除。',
        ].join('\n'),
      ),
    );
  },
});
