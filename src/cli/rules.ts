import { statSync } from 'node:fs';
import { checkRules } from './rules-check.ts';
import { shippedRules } from '../adapters/rule-folder.ts';
import { CliFault, type Subcommand } from './subcommand.ts';

/** `rules check [FOLDER]`: every fault of the books at once, with place and cure. */
export const rules: Subcommand = {
  add(program, terminal, end) {
    program
      .command('rules')
      .description('look at rule books')
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
  },
};
