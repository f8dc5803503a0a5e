import { statSync } from 'node:fs';
import { basename } from 'node:path';
import { Option, type Command as Program } from 'commander';
import { systemClock } from '../adapters/clock.ts';
import { readNamesFile, type ListedName } from '../adapters/register-files/read-names-file.ts';
import { readRegisterFile, type ReadRow } from '../adapters/register-files/read-register-file.ts';
import { readRosterFile } from '../adapters/register-files/read-roster-file.ts';
import { readRuleFolder, shippedRules } from '../adapters/rule-folder.ts';
import { dayOf } from '../domain/zone.ts';
import type { Book } from '../engine/rule-book/book.ts';
import { formatFault } from '../engine/rule-book/fault.ts';
import { kinds } from '../kinds/index.ts';
import { findAll } from '../register/checks/index.ts';
import { findInNames } from '../register/checks/listed-names.ts';
import { ledgerOfRows } from '../register/ledger-of-rows.ts';
import { findingObject, findingsText } from '../reports/register-findings.ts';
import { readFiles } from './register-files-read.ts';
import { dayGiven } from './day-given.ts';
import type { End } from './register-office.ts';
import { formats, type Format } from './show-findings.ts';
import { CliFault, type Terminal } from './subcommand.ts';

interface CheckOptions {
  readonly on?: string;
  readonly rules?: string;
  readonly members?: string;
  readonly roster?: string;
  readonly format: Format;
}

/**
 * `register check FILE --on DAY`: what an inspection would find in a list of groups, in a list of
 * in-group names, or in both. No store is opened: lists are checked before they are imported, too.
 */
export function addCheck(ledger: Program, terminal: Terminal, end: End): void {
  ledger
    .command('check')
    .description('检查台账表格或者群昵称名单，每个问题一行')
    .argument('[文件]', '台账表格：xlsx、csv 或者 jsonl')
    .option('--on <日期>', '截至这一天，如 2026-11-05；不写的为今天')
    .option('--rules <文件夹>', '放规则本的文件夹；不写的用自带的规则')
    .option('--members <文件>', '群昵称名单：每行一个，或者有“群昵称”一列的表格')
    .option('--roster <文件>', '本单位名册：姓名、单位、状态')
    .addOption(new Option('--format <格式>', '输出格式').choices(formats).default('text'))
    .action(async (file: string | undefined, options: CheckOptions) => {
      if (file === undefined && options.members === undefined) {
        throw new CliFault('请写明要检查的台账文件，或者用 --members 写明群昵称文件。');
      }
      end((await check(file, options, terminal)) ? 0 : 2);
    });
}

/** Whether all of the input could be read. @throws CliFault */
async function check(
  file: string | undefined,
  options: CheckOptions,
  terminal: Terminal,
): Promise<boolean> {
  const book = bookIn(options.rules, terminal);
  const today = dayOf(book.calendar.zone, systemClock().now());
  const on = options.on === undefined ? today : dayGiven(options.on);
  const given = (path: string | undefined) => (path === undefined ? [] : [path]);
  const read = {
    register: await readGiven(given(file), readRegisterFile, terminal),
    names: await readGiven(given(options.members), readNamesFile, terminal),
    roster: await readGiven(given(options.roster), readRosterFile, terminal),
  };
  const rows = read.register.readings.flatMap(({ path, reading }) =>
    reading.rows.map((row) => withId(row, basename(path))),
  );
  const unread = read.register.readings.reduce((sum, { reading }) => sum + reading.unread, 0);
  const names: readonly ListedName[] = read.names.readings.flatMap(({ reading }) => reading.names);
  const roster = read.roster.readings.flatMap(({ reading }) => reading.lines);

  const ledger = ledgerOfRows(rows, on, book);
  const { units, calendar, register } = book;
  const setting = { values: register.values, calendar, units, roster };
  const found = [...findAll(ledger, setting), ...findInNames(names, ledger.rows, on, setting)];
  terminal.out(
    options.format === 'jsonl'
      ? found.map((one) => `${JSON.stringify(findingObject(one, ledger.nameOf))}\n`).join('')
      : findingsText(found, ledger, { names: names.length, unread }),
  );
  return Object.values(read).every(({ isWhole }) => isWhole);
}

async function readGiven<T extends { faults: readonly string[]; remarks: readonly string[] }>(
  paths: readonly string[],
  read: (path: string) => Promise<T>,
  terminal: Terminal,
) {
  return paths.length === 0
    ? { readings: [], isWhole: true }
    : await readFiles(paths, read, terminal);
}

/** `台账.csv:12` for a row that bears no number of its own, so that it can be found again. */
function withId({ where, sort, row }: ReadRow, file: string) {
  if (row.id !== '') return { sort, row };
  const [, sheet = '', line = where] = /^(?:“(.*)”表)?第(\d+)[行项]$/u.exec(where) ?? [];
  return { sort, row: { ...row, id: [file, sheet, line].filter((one) => one !== '').join(':') } };
}

/** @throws CliFault */
function bookIn(folder: string | undefined, terminal: Terminal): Book {
  if (folder !== undefined && statSync(folder, { throwIfNoEntry: false })?.isDirectory() !== true) {
    throw new CliFault(`${folder}：没有这个文件夹，请核对放规则本的文件夹的路径。`);
  }
  const { book, faults } = readRuleFolder(folder ?? shippedRules(), kinds);
  for (const fault of faults) terminal.err(`${formatFault(fault)}\n`);
  if (book === null) {
    throw new CliFault('规则本无法使用：请先运行 qungui rules check 查看原因，改正后再试。');
  }
  return book;
}
