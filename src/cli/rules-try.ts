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
    .description('try a rule book on a recorded timeline: how often each rule would have spoken')
    .argument('<book>', "a book's name, like packs/baru, or the path of a .yaml")
    .argument('<file>', 'the timeline; with `expect` and `may` on its lines precision is told too')
    .option('--rules <folder>', 'a folder like rules/, with the book in force')
    .addOption(new Option('--format <format>', 'how to print').choices(formats).default('text'))
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
