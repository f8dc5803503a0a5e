import { statSync } from 'node:fs';
import { Option, type Command as Program } from 'commander';
import { openLog } from '../adapters/log.ts';
import { readNamedBook, readRuleFolder, shippedRules } from '../adapters/rule-folder.ts';
import type { Book, Fault } from '../engine/rule-book/book.ts';
import { formatFault } from '../engine/rule-book/fault.ts';
import { kinds } from '../kinds/index.ts';
import { openTimeline, progressTo } from './offline.ts';
import { tallyBook } from './rules-tally.ts';
import { formats, type Format } from './show-findings.ts';
import { tryLines, tryTable } from './show-tally.ts';
import { CliFault, type ExitStatus, type Terminal } from './subcommand.ts';

/**
 * `rules try BOOK FILE`: what a book would have found and said on a recorded timeline, beside what
 * the book in force would have.
 */
export function addRulesTry(
  rules: Program,
  terminal: Terminal,
  end: (status: ExitStatus) => void,
): void {
  rules
    .command('try')
    .description('在时间线上试一本规则：每条规则会提醒多少次')
    .argument('<规则本>', '规则本的名字，如 packs/baru，或者 .yaml 文件')
    .argument('<文件>', '时间线；各行写有 expect 和 may 的，另报准确率')
    .option('--rules <文件夹>', '放现行规则本的文件夹')
    .addOption(new Option('--format <格式>', '输出格式').choices(formats).default('text'))
    .action(async (named: string, file: string, options: { rules?: string; format: Format }) => {
      const folder = options.rules ?? shippedRules();
      if (statSync(folder, { throwIfNoEntry: false })?.isDirectory() !== true) {
        throw new CliFault(`${folder}：没有这个文件夹，请核对路径。`);
      }
      const tried = readNamedBook(named, folder, kinds);
      const book = standing(named, tried.book, tried.faults);
      for (const fault of tried.faults) terminal.err(`${formatFault(fault)}\n`);
      const inForce = readRuleFolder(folder, kinds).book;
      const timeline = await openTimeline(file, terminal);
      const log = openLog('warn');
      const tally = (one: Book, what: string) =>
        tallyBook(one, timeline, log, progressTo(terminal.err, what));
      const now = await tally(book, 'try');
      const before = inForce === null ? null : await tally(inForce, 'in force');
      const shown = { timeline, book, inForce, now, before };
      terminal.out(options.format === 'jsonl' ? tryLines(shown) : tryTable(shown));
      end(tried.faults.length > 0 || timeline.faults.length > 0 ? 2 : 0);
    });
}

function standing(named: string, book: Book | null, faults: readonly Fault[]): Book {
  if (book !== null) return book;
  const first = faults[0] === undefined ? '' : formatFault(faults[0]);
  throw new CliFault(
    `规则本“${named}”无法使用，共${String(faults.length)}处问题。第一处：${first}`,
  );
}
