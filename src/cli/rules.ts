import { statSync } from 'node:fs';
import { checkRules } from './rules-check.ts';
import { addRulesExplain } from './rules-explain.ts';
import { addRulesReadme } from './rules-readme.ts';
import { addRulesSign } from './rules-sign.ts';
import { addRulesTry } from './rules-try.ts';
import { shippedRules } from '../adapters/rule-folder.ts';
import { CliFault, type Subcommand } from './subcommand.ts';

/** `rules …`: check books, try one on a timeline, explain a message, sign new rules on. */
export const rules: Subcommand = {
  add(program, terminal, end) {
    const look = program.command('rules').description('规则本：检查、试用、启用新规则');
    look
      .command('check')
      .description('检查规则本，每处错误写明位置和改法')
      .argument('[文件夹]', '放规则本的文件夹；不写的检查自带的规则')
      .option('--rules <文件夹>', '同上')
      .action(async (folder: string | undefined, options: { rules?: string }) => {
        const place = folder ?? options.rules ?? shippedRules();
        if (statSync(place, { throwIfNoEntry: false })?.isDirectory() !== true) {
          throw new CliFault(`${place}：没有这个文件夹，请核对路径。`);
        }
        const { text, faults } = await checkRules(place);
        terminal.out(`${text}\n`);
        end(faults.length > 0 ? 2 : 0);
      });
    addRulesTry(look, terminal, end);
    addRulesExplain(look, terminal, end);
    addRulesSign(look, terminal, end);
    addRulesReadme(look, terminal, end);
  },
};
