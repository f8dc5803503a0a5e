import type { Book } from '../engine/rule-book/book.ts';
import type { Timeline } from './offline.ts';
import type { BookTally, RuleTally } from './rules-tally.ts';

export interface ShownTally {
  readonly timeline: Timeline;
  readonly book: Book;
  readonly now: BookTally;
  /** The book in force; null where none stands. */
  readonly inForce: Book | null;
  readonly before: BookTally | null;
}

/** One object a rule, one line each; `before` is the same rule under the book in force. */
export function tryLines({ now, before }: ShownTally): string {
  const old = new Map(before?.rules.map((one) => [one.rule, one]));
  const ids = [...new Set([...now.rules, ...(before?.rules ?? [])].map(({ rule }) => rule))].sort();
  return ids
    .map((rule) => {
      const mine = now.rules.find((one) => one.rule === rule);
      const theirs = old.get(rule);
      return `${JSON.stringify({ rule, ...(mine === undefined ? { inBook: false } : figures(mine)), before: theirs === undefined ? null : figures(theirs) })}\n`;
    })
    .join('');
}

function figures({ score, rule: _, ...rest }: RuleTally) {
  return {
    ...rest,
    per100: Math.round(rest.per100 * 100) / 100,
    precision: score?.precision ?? null,
    recall: score?.recall ?? null,
  };
}

const columns = [
  '规则',
  '命中',
  '群',
  '人',
  '每百条',
  '私下提醒',
  '群内提示',
  '告知负责人',
  '比现行',
  '精确率',
  '召回率',
];

/** For a person: a line a rule, widths counted as a terminal shows Chinese. */
export function tryTable({ timeline, book, now, inForce, before }: ShownTally): string {
  const old = new Map(before?.rules.map((one) => [one.rule, one.findings]));
  const labelled = now.rules.some(({ score }) => score !== null);
  const rows = now.rules.map((one) => [
    `${one.title}（${one.rule}）`,
    String(one.findings),
    String(one.groups),
    String(one.persons),
    one.per100.toFixed(1),
    String(one.privately),
    String(one.publicly),
    String(one.toOverseers),
    before === null ? '–' : difference(one.findings, old.get(one.rule)),
    share(one.score?.precision),
    share(one.score?.recall),
  ]);
  const sum = (of: (one: RuleTally) => number) =>
    String(now.rules.reduce((all, one) => all + of(one), 0));
  const groups = new Set(timeline.lines.map(({ group }) => group)).size;
  const gone =
    before?.rules.filter(({ rule }) => !now.rules.some((one) => one.rule === rule)) ?? [];
  return [
    `试用《${book.name}》（${book.version}版）：${String(now.messages)}条消息，${String(groups)}个群；共命中${sum((one) => one.findings)}条，` +
      `将私下提醒${sum((one) => one.privately)}次、群内提示${sum((one) => one.publicly)}次、告知负责人${sum((one) => one.toOverseers)}次。`,
    inForce === null
      ? '没有可比较的现行规则本。'
      : `“比现行”与现行的《${inForce.name}》（${inForce.version}版）比较命中条数。`,
    ...(labelled ? [] : ['时间线没有标注（expect），不计算精确率和召回率。']),
    ...table([columns, ...rows], labelled ? columns.length : columns.length - 2),
    ...(gone.length > 0
      ? [
          `试用的规则本没有、现行有的：${gone.map(({ title, findings }) => `${title}（${String(findings)}条）`).join('、')}`,
        ]
      : []),
    '',
  ].join('\n');
}

function difference(now: number, before: number | undefined): string {
  if (before === undefined) return '新';
  if (now === before) return '相同';
  return now > before ? `多${String(now - before)}` : `少${String(before - now)}`;
}

function share(value: number | null | undefined): string {
  return value === null || value === undefined ? '–' : value.toFixed(2);
}

function table(rows: readonly (readonly string[])[], shown: number): readonly string[] {
  const cut = rows.map((row) => row.slice(0, shown));
  const widths = (cut[0] ?? []).map((_, at) =>
    Math.max(...cut.map((row) => widthOf(row[at] ?? ''))),
  );
  return cut.map((row) =>
    row
      .map((cell, at) => {
        const room = ' '.repeat((widths[at] ?? 0) - widthOf(cell));
        return at === 0 ? cell + room : room + cell;
      })
      .join('  ')
      .trimEnd(),
  );
}

/** Chinese characters and their punctuation take two places. */
function widthOf(text: string): number {
  return [...text].reduce((sum, sign) => sum + (sign > '\u2e80' ? 2 : 1), 0);
}
