import { existsSync, renameSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Command as Program } from 'commander';
import { writeExport } from '../adapters/register-files/write-export.ts';
import type { ExportData, ExportFormat, ExportShape } from '../reports/register/export-shape.ts';
import { exportFormats } from '../reports/register/export-shape.ts';
import { exportShapes } from '../reports/register/index.ts';
import { dataFor, type Wanted } from './register-export-data.ts';
import { textOf } from './register-history.ts';
import { dayGiven } from './day-given.ts';
import { officeOf, type End } from './register-office.ts';
import { CliFault, type Terminal } from './subcommand.ts';

interface ExportOptions {
  readonly format?: string;
  readonly to?: string;
  readonly heads?: string;
  readonly withMembers?: boolean;
  readonly id?: readonly string[];
  readonly unit?: string;
  readonly since?: string;
}

/** `register export SHAPE`: the register on paper, as inspections ask for it. */
export function addExport(ledger: Program, terminal: Terminal, end: End): void {
  const shapes = exportShapes.map(({ name, title }) => `${name}  ${title}`).join('\n');
  ledger
    .command('export')
    .description('导出台账和检查要用的各种表')
    .argument('<表>', shapes)
    .option('--format <格式>', `文件格式：${exportFormats.join('、')}`)
    .option('--to <文件>', '写入的文件，不能已经存在；不写的显示在屏幕上')
    .option('--heads <表头>', 'csv 台账的表头：keys（英文键名）、chinese（中文）')
    .option('--with-members', '列出成员姓名，不写的只列人数')
    // Only after a Latin letter do the dots mean several to commander.
    .option('--id <id...>', '备案登记表：只导出这些备案编号的群')
    .option('--unit <单位>', '备案登记表：只导出这个单位的群')
    .option('--since <日期>', '清理统计表：从这一天起，不写的从最近的基线起')
    .action(async (name: string, options: ExportOptions) => {
      const shape = shapeNamed(name);
      const format = formatOf(shape, options);
      const { to } = options;
      const inKeys = keysWanted(shape, format, options);
      if (to === undefined && format === 'xlsx') {
        throw new CliFault(`请用 --to 写明文件名，如 --to ${shape.title}.xlsx。`);
      }
      if (to !== undefined && existsSync(to)) {
        throw new CliFault(`${to}：已有这个文件，为免覆盖没有写入，请换一个文件名。`);
      }
      const wanted = wantedOf(shape, options);
      const data =
        shape.isBlank === true ? blank : await dataFor(officeOf(terminal), shape, wanted);
      const bytes = await writeExport(shape, format, { ...data, inKeys });
      if (to === undefined) terminal.out(textOf(bytes));
      else writeNew(to, bytes);
      terminal.err(
        `${shape.title}${countOf(shape, data)}${to === undefined ? '' : `，已写入 ${to}`}。\n`,
      );
      end(0);
    });
}

/** A csv that is asked for as such is read by programs, what just runs over the screen by people. */
function keysWanted(
  { name }: ExportShape,
  format: ExportFormat,
  { heads, to, format: asked }: ExportOptions,
): boolean {
  const choice = name === 'ledger' && format === 'csv';
  if (heads === undefined) return choice && (to !== undefined || asked !== undefined);
  if (heads !== 'chinese' && heads !== 'keys') {
    throw new CliFault('--heads 请写 chinese（中文表头）或者 keys（英文键名）。');
  }
  if (choice) return heads === 'keys';
  throw new CliFault('--heads 只用于 csv 的台账（ledger），其他的请不要写。');
}

/** What a blank table is filled from. */
const blank: ExportData = { on: '1970-01-01', zone: 'UTC', entries: [], changes: [] };

/** `：18张` of forms, one a sheet. */
function countOf({ name, isBlank, needsChanges }: ExportShape, data: ExportData): string {
  if (isBlank === true) return '';
  const of = needsChanges ? data.changes : data.entries;
  return `：${String(of.length)}${name === 'form' ? '张' : '条'}`;
}

function shapeNamed(name: string): ExportShape {
  const shape = exportShapes.find((one) => one.name === name || one.title === name);
  if (shape !== undefined) return shape;
  const known = exportShapes.map((one) => `${one.name}（${one.title}）`).join('、');
  throw new CliFault(`没有“${name.slice(0, 40)}”这种表，可以选：${known}。`);
}

/** What was asked for, else what the file's name says, else what is usual. @throws CliFault */
function formatOf(shape: ExportShape, { format, to }: ExportOptions): ExportFormat {
  const ending = exportFormats.find((one) => to?.toLowerCase().endsWith(`.${one}`));
  if (to !== undefined && (ending === undefined || (format ?? ending) !== ending)) {
    throw new CliFault(endingWanted(shape, to, format));
  }
  const said = format ?? ending;
  const [usual] = shape.formats;
  // Standard output takes no workbook.
  const silent = to === undefined ? (shape.formats.find((one) => one !== 'xlsx') ?? usual) : usual;
  const found = said === undefined ? silent : shape.formats.find((one) => one === said);
  if (found !== undefined) return found;
  throw new CliFault(`${shape.title}可以写成 ${shape.formats.join('、')}，请用 --format 选一种。`);
}

function endingWanted({ formats, title }: ExportShape, to: string, format?: string): string {
  const fits = formats.filter((one) => format === undefined || one === format);
  const endings = (fits.length === 0 ? formats : fits).map((one) => `.${one}`);
  return `${to}：文件名请以 ${endings.join('、')} 结尾，如 ${title}${endings[0] ?? ''}；没有写入。`;
}

/** @throws CliFault where an option says nothing of this shape */
function wantedOf(shape: ExportShape, { withMembers, id, unit, since }: ExportOptions): Wanted {
  if (shape.name !== 'form' && (id !== undefined || unit !== undefined)) {
    throw new CliFault(`--id 和 --unit 只用于备案登记表（form），${shape.title}请不要写。`);
  }
  if (shape.name !== 'clearance' && since !== undefined) {
    throw new CliFault(`--since 只用于清理统计表（clearance），${shape.title}请不要写。`);
  }
  return {
    withMembers: withMembers === true,
    ids: id ?? [],
    unit: unit ?? null,
    since: since === undefined ? null : dayGiven(since),
  };
}

/** All of it or nothing of it. @throws CliFault */
function writeNew(path: string, bytes: Uint8Array): void {
  const beside = `${resolve(path)}.part`;
  try {
    writeFileSync(beside, bytes, { mode: 0o600 });
    renameSync(beside, path);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
    throw new CliFault(`${path}：无法写入（${code}），请检查文件夹是否存在、可否写入。`);
  }
}
