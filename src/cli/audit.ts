import { openLog } from '../adapters/log.ts';
import { auditTimeline, openTimeline, progressTo } from './offline.ts';
import { findingLines, findingTable, formats, type Format } from './show-findings.ts';
import type { Subcommand } from './subcommand.ts';
import { Option } from 'commander';

/** `audit FILE`: a timeline in, its findings out; nothing is kept and nobody is spoken to. */
export const audit: Subcommand = {
  add(program, terminal, end) {
    program
      .command('audit')
      .description('judge a timeline (JSON lines) offline and list what was found')
      .argument('<file>', 'the timeline')
      .option('--rules <folder>', 'a folder like rules/')
      .addOption(new Option('--format <format>', 'how to print').choices(formats).default('text'))
      .action(async (file: string, options: { rules?: string; format: Format }) => {
        const timeline = await openTimeline(file, terminal);
        const log = openLog('warn');
        const result = await auditTimeline(
          timeline,
          options.rules,
          log,
          progressTo(terminal.err, 'audit'),
        );
        terminal.out(
          options.format === 'jsonl'
            ? findingLines(result.findings)
            : findingTable(timeline, result.findings, result.recorded, result.repeated),
        );
        end(timeline.faults.length > 0 ? 2 : 0);
      });
  },
};
