import { z } from 'zod';
import { keptDays, keptYears } from '../domain/kept.ts';
import { done } from './answer.ts';
import { defineCommand } from './command.ts';

export const about = defineCommand({
  word: '群规',
  alias: 'about',
  also: ['关于'],
  near: ['你是谁', '您是谁', '机器人'],
  summary: '了解机器人由谁使用、做什么、如何提出异议',
  args: z.object({}),
  who: 'anyone',
  where: 'anywhere',
  about: 'nothing',
  examples: ['群规'],
  run({ book }) {
    return Promise.resolve(
      done(
        [
          `您好，我是群规机器人，由${book.name}按群管理制度使用，不对个人评分，也不会移出成员。`,
          '核对：群内消息是否符合本群规则（发送“规则”可查看）。不打开文件和链接，不保存消息原文（通知的首行隐去号码，留到下一个工作日）。',
          '提醒：先私下告知本人，群内只作不点名提示。',
          `保存：消息特征${String(keptDays.facts)}天，违规记录和每日统计${String(keptYears)}年；发送“隐私”可查看详情。`,
          '异议：私聊发送“我的记录”可查看本人记录，认为有误的，可发送“申诉 编号 理由”。',
        ].join('\n'),
      ),
    );
  },
});
