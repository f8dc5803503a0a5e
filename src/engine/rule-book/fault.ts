import type { Fault } from './book.ts';

/** More faults than this help nobody; one last line says that there are more. */
const mostFaults = 100;

/** `rules/unit.yaml:6:18 …`, which editors and terminals turn into a link. */
export function formatFault(fault: Fault): string {
  return `${fault.file}:${fault.line}:${fault.column} ${fault.message}`;
}

/** Orders faults as a person meets them from top to bottom, file by file, and caps their number. */
export function tidyFaults(faults: readonly Fault[]): readonly Fault[] {
  const files = [...new Set(faults.map((fault) => fault.file))];
  const sorted = [...faults].sort(
    (a, b) =>
      files.indexOf(a.file) - files.indexOf(b.file) || a.line - b.line || a.column - b.column,
  );
  if (sorted.length <= mostFaults) return sorted;
  const shown = sorted.slice(0, mostFaults);
  const last = shown[mostFaults - 1];
  if (last === undefined) return shown;
  return [...shown, { ...last, message: '还有别的问题没有列出：请先改正以上各处。' }];
}
