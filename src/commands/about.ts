import { z } from 'zod';
import { done } from './answer.ts';
import { defineCommand } from './command.ts';

export const about = defineCommand({
  word: '群规',
  alias: 'about',
  also: ['隐私', '关于'],
  near: ['你是谁', '您是谁', '机器人'],
  summary: '了解机器人由谁使用、核对和保存什么、如何提出异议',
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
          '核对：群内消息是否符合本群规则（发送“规则”可查看）。不打开文件和链接，不保存消息原文；命令的文字办理后即删除。',
          '保存：消息特征30天；违规记录（规则、时间和数字，不含原文）和每日统计数字3年。',
          '异议：发送“为什么 编号”可查看本人记录的依据；请向群主说明记录编号，经核实属误报的即予标记，不计入统计。',
        ].join('\n'),
      ),
    );
  },
});
