import { openLog } from '../adapters/log.ts';
import { openTimeline, progressTo } from './offline.ts';
import { findingLines, findingTable } from './show-findings.ts';
import { CliFault, type Subcommand, type Terminal } from './subcommand.ts';
import { timelineCommand, type TimelineOptions } from './timeline-command.ts';

/** `replay FILE`: a timeline said in a simulated WeChat and heard by the bot over the real gateway. */
export const replay: Subcommand = {
  add(program, terminal, end) {
    timelineCommand(program, 'replay', '让时间线经过网关和机器人走一遍，列出发现的问题').action(
      async (file: string, options: TimelineOptions) => {
        const timeline = await openTimeline(file, terminal);
        // Wechaty costs a second to load, which only those pay who use it.
        const { replayTimeline } = await import('./replay.ts');
        const { interrupted, deaf } = interruptedBy(terminal);
        const result = await replayTimeline(
          timeline,
          options.rules,
          openLog('error'),
          progressTo(terminal.err, 'replay'),
          interrupted,
        ).finally(deaf);
        terminal.out(
          options.format === 'jsonl'
            ? findingLines(result.findings)
            : findingTable(timeline, result.findings, result.recorded, result.repeated) +
                `${String(result.lost)} lost, ${String(result.disordered)} out of order after warm-up\n`,
        );
        end(timeline.faults.length > 0 || result.lost > 0 ? 2 : 0);
      },
    );
  },
};

function interruptedBy(terminal: Terminal): {
  readonly interrupted: Promise<never>;
  readonly deaf: () => void;
} {
  let deaf: () => void = () => undefined;
  const interrupted = new Promise<never>((_, reject) => {
    deaf = terminal.onSignal(() => {
      reject(new CliFault('The replay was interrupted; nothing of it was kept.'));
    });
  });
  return {
    interrupted,
    deaf: () => {
      deaf();
    },
  };
}
