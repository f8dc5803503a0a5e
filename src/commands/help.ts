import { z } from 'zod';
import { done, refused, type Answer } from './answer.ts';
import { defineCommand, sections, type Command, type CommandContext } from './command.ts';
import { commandLine } from './words.ts';

/** A screen of a telephone: for who has only his own matters, and for who answers for a group. */
const mostLines = { own: 10, answering: 14 } as const;

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
  examples: ['帮助', '帮助 规则'],
  run(context, { word }) {
    const said = word === undefined ? '' : (commandLine(word)?.toLowerCase() ?? '');
    // Who is told 帮助 and a command's name may type just that.
    const asksForAll = ['', '命令', '全部', 'all'].includes(said);
    return Promise.resolve(asksForAll ? overview(context) : detail(context, said));
  },
});

function overview(context: CommandContext): Answer {
  const usable = context.commands.filter(
    (command) => mayUse(command, context) && isOffered(command, context),
  );
  const special = usable.filter((command) => !isEverybodys(command) && !isOfLedger(command));
  const inWords = (commands: readonly Command[]) => commands.map(({ word }) => word).join('、');
  const common = usable.filter((command) => isEverybodys(command) && !isOfLedger(command));
  const lines =
    special.length === 0
      ? fitting(usable, mostLines.own)
      : [
          ...inSections(special),
          `【台账】${inWords(usable.filter(isOfLedger))}`,
          `【人人可用】${inWords(common)}`,
        ];
  return done(['您好，您可以发送：', ...lines, closing(context, usable)].join('\n'));
}

/** The headings help has, each with as many lines as one screen leaves for all of them. */
function inSections(commands: readonly Command[]): readonly string[] {
  const headed = sections
    .map((section) => ({
      section,
      commands: commands.filter((one) => (one.section ?? sections[0]) === section),
    }))
    .filter((one) => one.commands.length > 0);
  const [first, second] = headed;
  if (first === undefined) return [];
  if (second === undefined) return fitting(first.commands, mostLines.answering);
  // What one section leaves free the other may have.
  const half = Math.floor(mostLines.answering / 2);
  const forSecond = Math.max(half, mostLines.answering - first.commands.length);
  const shown = fitting(second.commands, forSecond);
  return [
    `【${first.section}】`,
    ...fitting(first.commands, mostLines.answering - shown.length),
    `【${second.section}】`,
    ...shown,
  ];
}

/** A line each; what would not fit shares the last one, by its words alone. */
function fitting(commands: readonly Command[], most: number): readonly string[] {
  const fits = commands.length <= most;
  const alone = fits ? commands : commands.slice(0, most - 1);
  const rest = commands.slice(alone.length);
  return [
    ...alone.map(({ word, summary }) => `${word}　${summary}`),
    ...(rest.length === 0 ? [] : [`还有：${rest.map(({ word }) => word).join('、')}`]),
  ];
}

/** An example that can be sent as it stands: of what can be said in most ways. */
function closing({ place }: CommandContext, usable: readonly Command[]): string {
  if (place === 'group') return '请@我后发送；其他事项请私聊我。';
  const [example] = usable
    .filter((command) => command.alias !== 'help' && !isOfLedger(command))
    .toSorted((a, b) => b.examples.length - a.examples.length);
  return `想看某一条怎么写，请发送“帮助 ${example?.word ?? '规则'}”这样的命令。`;
}

function detail(context: CommandContext, said: string): Answer {
  const name = said.split(' ', 1)[0] ?? said;
  const command = context.commands.find(
    (one) => one.word === name || one.alias === name || one.also?.includes(name) === true,
  );
  if (command === undefined || !mayUse(command, context)) {
    return refused('没有您可以使用的这条命令，发送“帮助”可查看全部命令。');
  }
  const examples = command.examples.map((example) => `“${example}”`).join('、');
  return done(
    `${command.word}（${command.alias}）：${command.summary}。\n用法：${command.usage}\n示例：${examples}`,
  );
}

/** Whether anybody may say it, of whatever or of what concerns himself. */
function isEverybodys({ who, offered, personal }: Command): boolean {
  return (who === 'anyone' && offered === undefined) || personal;
}

/** The register has more commands than a screen has lines: they are named in one. */
function isOfLedger({ section }: Command): boolean {
  return section === '台账';
}

function isOffered({ offered }: Command, { rolesHeld }: CommandContext): boolean {
  return offered === undefined || rolesHeld.some((role) => offered.includes(role));
}

function mayUse(command: Command, { place, rolesHeld }: CommandContext): boolean {
  if (place === 'group' && command.where === 'private') return false;
  const { who } = command;
  if (who === 'anyone' || command.personal) return true;
  return who !== 'concerned' && rolesHeld.some((role) => who.includes(role));
}
