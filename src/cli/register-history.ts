import type { Command as Program } from 'commander';
import { systemClock } from '../adapters/clock.ts';
import { writeExport } from '../adapters/register-files/write-export.ts';
import type { Entry } from '../domain/entry.ts';
import { addDays, dayOf, instantOf } from '../domain/zone.ts';
import type { ExportData } from '../reports/register/export-shape.ts';
import { history } from '../reports/register/history.ts';
import { shownWords } from '../text/shown-name.ts';
import { dayGiven } from './day-given.ts';
import { lookInto, officeOf, type End, type Office } from './register-office.ts';
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
    .description('台账的变更记录：谁、何时、改了什么、为什么')
    .argument('[群]', '备案编号或者群名称；不写的为全部')
    .option('--from <日期>', '从这一天起，如 2026-11-05')
    .option('--to <日期>', '到这一天为止（含当天）')
    .option('--format <格式>', '输出格式：text、csv、jsonl', 'text')
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

/** By its 备案编号, else by its full name. @throws CliFault where there is none, or several */
export function entryCalled(called: string, entries: readonly Entry[]): Entry {
  const byId = entries.find((one) => one.id === called.trim());
  if (byId !== undefined) return byId;
  const name = nameIn(called);
  const [only, ...others] = entries.filter((one) => nameIn(one.name) === name);
  if (only !== undefined && others.length === 0) return only;
  const shown = shownWords(called, shownLength);
  if (only === undefined) {
    throw new CliFault(
      `台账中没有备案编号或者名称“${shown}”，请核对；全部编号和名称见 qungui register export ledger。`,
    );
  }
  const all = [only, ...others].map(({ id, unit }) => `${id}（${unit ?? '未填写单位'}）`);
  throw new CliFault(
    `台账中有${String(all.length)}个“${shown}”，请写明备案编号：${all.join('、')}。`,
  );
}

/** `《东山村工作群》` is meant as 东山村工作群. */
function nameIn(words: string): string {
  return words
    .normalize('NFKC')
    .replace(/\s+/gu, '')
    .replace(/^《(.+)》$/u, '$1');
}

/** A line each: `2026-11-23 09:05 QX-01《秋播工作群》群主：唐丽 → 方伟（导入 台账.xlsx）`. */
export function sayChanges(data: ExportData): readonly string[] {
  const rows = history.sheets(data).flatMap((sheet) => (sheet.kind === 'table' ? sheet.rows : []));
  return rows.map((cells) => {
    const [at = '', id = '', name = '', key = '', old = '', now = '', actor = '', reason = ''] =
      cells.map((cell) => shownWords(String(cell ?? ''), shownLength));
    // `导入 台账.xlsx` says already who did it.
    const by = reason.startsWith(actor) ? reason : `${reason}；${actor}`;
    const from = old === '' ? '' : `${old} → `;
    return `${at} ${id}《${name}》${key}：${from}${now === '' ? '（空）' : now}（${by}）`;
  });
}

/** A mark of the byte order is part of what Excel reads. */
export function textOf(bytes: Uint8Array): string {
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
}
