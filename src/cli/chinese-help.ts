import { Help, type Argument, type HelpConfiguration, type Option } from 'commander';

const titles: ReadonlyMap<string, string> = new Map([
  ['Usage:', '用法：'],
  ['Arguments:', '参数：'],
  ['Options:', '选项：'],
  ['Commands:', '命令：'],
]);

/** Signs as wide as two letters on a screen. */
const wide = /[\u1100-\u115f\u2e80-\u9fff\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60]/gu;
/** Words of letters, and with each Chinese sign what may not stand at the beginning of a line. */
const piece = /\s*(?:[!-~]+|[“《（]*[^\s!-~][，。；：、？！”》）]*)/gu;

/** Help of commands as a clerk reads it; the words of commands and options stay as they are typed. */
export const chineseHelp: HelpConfiguration = {
  formatHelp(command, helper) {
    // After a full-width colon there is no blank.
    return Help.prototype.formatHelp.call(this, command, helper).replace('用法： ', '用法：');
  },
  styleTitle: (title) => titles.get(title) ?? title,
  styleUsage: (usage) => inBrackets(usage),
  styleSubcommandTerm: (term) => inBrackets(term),
  optionDescription: (option) => described(option),
  argumentDescription: (argument) => described(argument),
  displayWidth: widthOf,
  boxWrap: (words, width) =>
    words
      .split('\n')
      .map((line) => wrapped(line, width))
      .join('\n'),
};

function inBrackets(words: string): string {
  return words.replace('[options]', '[选项]').replace('[command]', '[命令]');
}

function described({ description, argChoices, defaultValue }: Option | Argument): string {
  const more = [
    ...(argChoices === undefined ? [] : [`可选 ${argChoices.join('、')}`]),
    ...(typeof defaultValue === 'string' ? [`不写时为 ${defaultValue}`] : []),
  ];
  return more.length === 0 ? description : `${description}（${more.join('，')}）`;
}

function widthOf(words: string): number {
  return words.length + (words.match(wide)?.length ?? 0);
}

/** Chinese has no blanks to part a line at. */
function wrapped(line: string, width: number): string {
  const lines = [''];
  for (const next of line.match(piece) ?? []) {
    const last = lines.at(-1) ?? '';
    if (last === '' || widthOf(last + next) <= width) lines[lines.length - 1] = last + next;
    else lines.push(next.trimStart());
  }
  return lines.join('\n');
}
