import { Argument, Command as Program, Option } from 'commander';
import { describe, expect, it } from 'vitest';
import { faultInChinese } from '../../src/cli/chinese-faults.ts';
import { run } from './in-process.ts';

/** The words of a command line as far as a name of a command goes: `register import`. */
async function commandsBelow(above: readonly string[]): Promise<readonly (readonly string[])[]> {
  const { out } = await run([...above, '--help']);
  const listed = out.split('命令：\n')[1] ?? '';
  const names = [...listed.matchAll(/^ {2}([a-z]+)/gmu)].map(([, name]) => name ?? '');
  const own = names.filter((name) => name !== 'help').map((name) => [...above, name]);
  const deeper = await Promise.all(own.map((words) => commandsBelow(words)));
  return [above, ...deeper.flat()];
}

/** Letters take one column of a screen, Chinese signs two. */
function widthOf(words: string): number {
  return [...words].reduce(
    (sum, sign) => sum + (/[\p{Script=Han}，。；：、？（）]/u.test(sign) ? 2 : 1),
    0,
  );
}

describe('the help of the console', () => {
  it('is Chinese in every command, and its descriptions stand in one column', async () => {
    const hidden = [['bot'], ['rules', 'readme']];
    const commands = [...(await commandsBelow([])), ...hidden];
    expect(commands.length).toBeGreaterThan(25);
    for (const command of commands) {
      const { status, out, err } = await run([...command, '--help']);
      const called = command.join(' ');
      expect({ status, err }, called).toEqual({ status: 0, err: '' });
      expect(out, called).toMatch(new RegExp(`^用法：qungui ?${called}`, 'u'));
      expect(out, called).not.toMatch(
        /Usage|Options|Arguments|Commands|display help|default|choices/u,
      );

      const own = out.split('\n\n')[1] ?? '';
      expect(own, called).toMatch(/^\p{Script=Han}/u);
      expect(out, called).not.toMatch(/^ {2}\S(?!.* {2}).*$/mu);
      const items = [...out.matchAll(/^( {2}\S.*?) {2,}(\S.*)$/gmu)];
      expect(items.length, called).toBeGreaterThan(0);
      const columns = items.map(([line, , description = '']) =>
        widthOf(line.slice(0, line.length - description.length)),
      );
      expect(new Set(columns).size, `${called}\n${out}`).toBe(1);
      for (const [line, , description = ''] of items) {
        expect(description, line).toMatch(/\p{Script=Han}/u);
        expect(widthOf(line), line).toBeLessThanOrEqual(80);
      }
    }
  });

  it('breaks a long description between Chinese words, never before a comma', async () => {
    const { chineseHelp } = await import('../../src/cli/chinese-help.ts');
    const words =
      '与这一天的基线对比，不写的为最近一次；文件 a.xlsx 里有“群昵称”一列的也可以，共三十个字以上。';
    const lines = (chineseHelp.boxWrap?.(words, 20) ?? '').split('\n');
    expect(lines.length).toBeGreaterThan(3);
    for (const line of lines) {
      expect(line).not.toMatch(/^[，。；：、”）\s]/u);
      expect(widthOf(line)).toBeLessThanOrEqual(22);
    }
    expect(lines.join('').replaceAll(' ', '')).toBe(words.replaceAll(' ', ''));
  });

  it.each([
    [['strat'], '没有“strat”这个命令。\n是不是想写 start？'],
    [['rules', 'chek'], '没有“chek”这个命令。\n是不是想写 check？'],
    [['audit', '--fromat', 'text', 'x'], '没有“--fromat”这个选项。\n是不是想写 --format？'],
    [['registr', '--help'], '没有“registr”这个命令。\n是不是想写 register？'],
    [['register', 'chek', '-h'], '没有“chek”这个命令。\n是不是想写 check？'],
    [['help', 'strat'], '没有“strat”这个命令。\n是不是想写 start？'],
    [['register', 'help', 'chek'], '没有“chek”这个命令。\n是不是想写 check？'],
    [['audit'], '缺少参数“文件”。'],
    [['audit', 'x', '--format', 'xml'], '选项“--format <格式>”不能写“xml”，可以写 text、jsonl。'],
    [['register', 'check', '--on'], '选项“--on <日期>”后面缺少内容。'],
    [['register', 'show', 'a', 'b'], '参数写多了：最多1个，写了2个；带空格的名称请加引号。'],
  ])('says in Chinese what is wrong with %j', async (args, sentence) => {
    const { status, out, err } = await run(args);
    expect({ status, out }).toEqual({ status: 1, out: '' });
    expect(err).toBe(`${sentence}\n在命令后面加 --help 可以查看用法。\n`);
  });

  it.each([
    [['丙'], '参数“表”不能写“丙”，可以写 甲、乙。'],
    [['甲', '--from', '1', '--on', '2'], '“--on <日期>”和“--from <日期>”不能一起用，请只写一个。'],
    [['甲', '--on', '2'], '缺少选项“--unit <单位>”。'],
  ])(
    'knows what commander says of %j where our commands do not make it say so',
    (args, sentence) => {
      let said = '';
      const program = new Program('qungui')
        .exitOverride()
        .configureOutput({ outputError: (words) => (said = faultInChinese(words)) })
        .addArgument(new Argument('<表>').choices(['甲', '乙']))
        .option('--from <日期>')
        .addOption(new Option('--on <日期>').conflicts('from'))
        .requiredOption('--unit <单位>')
        .action(() => undefined);
      const unit = sentence.startsWith('缺少') ? [] : ['--unit', '农办'];
      expect(() => program.parse([...args, ...unit], { from: 'user' })).toThrow();
      expect(said).toBe(`${sentence}\n`);
    },
  );
});
