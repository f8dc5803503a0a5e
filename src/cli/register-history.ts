import type { Command as Program } from 'commander';
import { systemClock } from '../adapters/clock.ts';
import { writeExport } from '../adapters/register-files/write-export.ts';
import type { Entry } from '../domain/entry.ts';
import { addDays, dayOf, instantOf } from '../domain/zone.ts';
import type { ExportData } from '../reports/register/export-shape.ts';
import { history } from '../reports/register/history.ts';
import { shownWords } from '../text/shown-name.ts';
import { dayGiven, lookInto, officeOf, type End, type Office } from './register-office.ts';
import { CliFault, type Terminal } from './subcommand.ts';

/** More changes than a county makes in three years. */
const allChanges = 1_000_000;
const shownLength = 80;

interface HistoryOptions {
  readonly from?: string;
  readonly to?: string;
  readonly format: string;
}

/** `register history [ID]`: who changed what, when and why. */
export function addHistory(ledger: Program, terminal: Terminal, end: End): void {
  ledger
    .command('history')
    .description('who changed what in the register, when and why')
    .argument('[id]', '备案编号; all entries where it is left out')
    .option('--from <day>', 'from this day on, YYYY-MM-DD')
    .option('--to <day>', 'up to this day, included')
    .option('--format <format>', 'text, csv, jsonl', 'text')
    .action(async (id: string | undefined, options: HistoryOptions) => {
      const { format } = options;
      if (format !== 'text' && format !== 'csv' && format !== 'jsonl') {
        throw new CliFault('变更记录可以写成 text、csv、jsonl，请用 --format 选一种。');
      }
      const data = await changesOf(officeOf(terminal), id, options);
      if (format === 'text')
        terminal.out(
          sayChanges(data)
            .map((line) => `${line}\n`)
            .join(''),
        );
      else terminal.out(textOf(await writeExport(history, format, data)));
      if (data.changes.length === 0) terminal.err('这段时间没有变更记录。\n');
      end(0);
    });
}

async function changesOf(
  office: Office,
  id: string | undefined,
  { from, to }: HistoryOptions,
): Promise<ExportData> {
  const { zone } = office.book.calendar;
  const since = from === undefined ? {} : { since: instantOf(zone, dayGiven(from), 0) };
  const until = to === undefined ? {} : { until: instantOf(zone, addDays(dayGiven(to), 1), 0) };
  return lookInto(office, async (tx) => {
    const entries = await tx.entries.list();
    const entry = id === undefined ? {} : { entry: entryCalled(id, entries).number };
    const changes = await tx.entries.history({ ...entry, ...since, ...until }, allChanges);
    return { on: dayOf(zone, systemClock().now()), zone, entries, changes };
  });
}

/** @throws CliFault */
export function entryCalled(id: string, entries: readonly Entry[]): Entry {
  const entry = entries.find((one) => one.id === id.trim());
  if (entry !== undefined) return entry;
  throw new CliFault(
    `台账中没有备案编号“${id.slice(0, 60)}”，请核对编号；全部编号见 qungui register export ledger。`,
  );
}

/** A line each: `2026-11-23 09:05 QX-01《秋播工作群》群主：唐丽 → 方伟（导入 台账.xlsx；导入）`. */
export function sayChanges(data: ExportData): readonly string[] {
  const rows = history.sheets(data).flatMap((sheet) => (sheet.kind === 'table' ? sheet.rows : []));
  return rows.map((cells) => {
    const [at = '', id = '', name = '', key = '', old = '', now = '', actor = '', reason = ''] =
      cells.map((cell) => shownWords(String(cell ?? ''), shownLength));
    const from = old === '' ? '' : `${old} → `;
    return `${at} ${id}《${name}》${key}：${from}${now === '' ? '（空）' : now}（${reason}；${actor}）`;
  });
}

/** A mark of the byte order is part of what Excel reads. */
export function textOf(bytes: Uint8Array): string {
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
}
