import { openLog } from '../adapters/log.ts';
import { auditTimeline, openTimeline, progressTo } from './offline.ts';
import { scoreOf, type RuleScore, type Score } from './score.ts';
import type { Subcommand } from './subcommand.ts';
import { timelineCommand, type TimelineOptions } from './timeline-command.ts';

/** `score FILE`: precision, recall and F1 of each rule against the labels of a timeline. */
export const score: Subcommand = {
  add(program, terminal, end) {
    timelineCommand(program, 'score', '与时间线上的标注对照：每条规则的准确率、召回率、F1', {
      file: '各行写有 expect 和 may 的时间线',
      rules: '标注时所用规则本的文件夹',
    }).action(async (file: string, options: TimelineOptions) => {
      const timeline = await openTimeline(file, terminal);
      const log = openLog('warn');
      const result = await auditTimeline(
        timeline,
        options.rules,
        log,
        progressTo(terminal.err, 'score'),
      );
      const scored = scoreOf(timeline.lines, result.findings, result.ruleIds);
      terminal.out(options.format === 'jsonl' ? scoreLines(scored) : scoreTable(scored));
      end(timeline.faults.length > 0 ? 2 : 0);
    });
  },
};

function scoreLines({ rules, overall }: Score): string {
  return [...rules, overall].map((rule) => `${JSON.stringify(rule)}\n`).join('');
}

function scoreTable(scored: Score): string {
  const rows = [...scored.rules, scored.overall].map(row);
  return [
    `${String(scored.labelled)} labelled messages`,
    `${'rule'.padEnd(14)}  hits  misses  false  precision  recall     F1`,
    ...rows,
    ...(scored.unjudged.length > 0
      ? [`not in the book, not judged: ${scored.unjudged.join(', ')}`]
      : []),
    ...scored.missed.map((place) => `missed: ${place}`),
    ...scored.falselyFound.map((place) => `false alarm: ${place}`),
    '',
  ].join('\n');
}

function row(rule: RuleScore): string {
  const figure = (value: number | null) => (value === null ? '–' : value.toFixed(3));
  return [
    rule.rule.padEnd(14),
    String(rule.hits).padStart(4),
    String(rule.misses).padStart(6),
    String(rule.falseAlarms).padStart(5),
    figure(rule.precision).padStart(9),
    figure(rule.recall).padStart(6),
    figure(rule.f1).padStart(5),
  ].join('  ');
}
