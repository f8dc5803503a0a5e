import { z } from 'zod';
import { done, refused } from './answer.ts';
import { defineCommand, type Command, type CommandContext } from './command.ts';
import { commandLine } from './words.ts';

export const help = defineCommand({
  word: '帮助',
  alias: 'help',
  also: ['菜单', '你好', '您好', '在吗', '?'],
  near: ['命令', '用法', '说明', '使用说明', '功能', '怎么用'],
  summary: '查看可用的命令',
  args: z.object({ word: z.string().optional().describe('命令') }),
  who: 'anyone',
  where: 'anywhere',
  about: 'nothing',
  examples: ['帮助', '帮助 暂停'],
  run(context, { word }) {
    return Promise.resolve(word === undefined ? overview(context) : detail(context, word));
  },
});

function overview(context: CommandContext) {
  const lines = context.commands
    .filter((command) => mayUse(command, context))
    .map((command) => `${command.usage}　${command.summary}`);
  const elsewhere =
    context.place === 'group' ? '请@我后发送；其他事项请私聊我。' : '发送“帮助 命令”可查看示例。';
  return done(['您好，您可以使用：', ...lines, elsewhere].join('\n'));
}

function detail(context: CommandContext, word: string) {
  const said = commandLine(word)?.toLowerCase();
  const command = context.commands.find((one) => one.word === said || one.alias === said);
  if (command === undefined || !mayUse(command, context)) {
    return refused('没有您可以使用的这条命令，发送“帮助”可查看全部命令。');
  }
  const examples = command.examples.map((example) => `“${example}”`).join('、');
  return done(
    `${command.word}（${command.alias}）：${command.summary}。\n用法：${command.usage}\n示例：${examples}`,
  );
}

function mayUse(command: Command, { place, rolesHeld }: CommandContext): boolean {
  if (place === 'group' && command.where === 'private') return false;
  const { who } = command;
  if (who === 'anyone' || command.personal) return true;
  return who !== 'concerned' && rolesHeld.some((role) => who.includes(role));
}
