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
    const look = program.command('rules').description('look at rule books, try them, sign them on');
    look
      .command('check')
      .description('check the rule books of a folder; every fault with its place and cure')
      .argument('[folder]', 'a folder like rules/')
      .option('--rules <folder>', 'the same')
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
