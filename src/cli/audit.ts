import { openLog } from '../adapters/log.ts';
import { auditTimeline, openTimeline, progressTo } from './offline.ts';
import { findingLines, findingTable } from './show-findings.ts';
import type { Subcommand } from './subcommand.ts';
import { timelineCommand, type TimelineOptions } from './timeline-command.ts';

/** `audit FILE`: a timeline in, its findings out; nothing is kept and nobody is spoken to. */
export const audit: Subcommand = {
  add(program, terminal, end) {
    timelineCommand(program, 'audit', '离线检查时间线（JSON 行），列出发现的问题').action(
      async (file: string, options: TimelineOptions) => {
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
      },
    );
  },
};
