import type { Timeline } from './offline.ts';
import type { TimelineFinding } from './play.ts';

export const formats = ['text', 'jsonl'] as const;
export type Format = (typeof formats)[number];

/** One object a finding, one line each. */
export function findingLines(findings: readonly TimelineFinding[]): string {
  return findings.map((finding) => `${JSON.stringify(finding)}\n`).join('');
}

/** What a person wants to see first: how many of what, and where. */
export function findingTable(
  timeline: Timeline,
  findings: readonly TimelineFinding[],
  recorded: number,
  repeated: number,
): string {
  const groups = new Set(timeline.lines.map(({ group }) => group));
  const lines = [
    `${String(recorded)} messages in ${String(groups.size)} groups judged` +
      (repeated > 0 ? `, ${String(repeated)} repeated ones passed over` : '') +
      (timeline.faults.length > 0 ? `, ${String(timeline.faults.length)} lines not readable` : ''),
    `${String(findings.length)} findings`,
  ];
  for (const rule of [...new Set(findings.map((finding) => finding.rule))].sort()) {
    const found = findings.filter((finding) => finding.rule === rule);
    const inGroups = new Set(found.map(({ group }) => group)).size;
    lines.push(
      `  ${rule.padEnd(14)} ${String(found.length).padStart(5)}  in ${String(inGroups)} groups`,
    );
  }
  return `${lines.join('\n')}\n`;
}
