import { basename } from 'node:path';
import type { Command as Program } from 'commander';
import { readRegisterFile } from '../adapters/register-files/read-register-file.ts';
import { systemClock } from '../adapters/clock.ts';
import { openStore } from '../adapters/store/open.ts';
import type { SlipAnswer } from '../domain/slip.ts';
import { tryRows } from '../register/apply-rows.ts';
import type { FiledRow } from '../register/filed-row.ts';
import { sayApplied, type ImportPayload } from '../register/slips/import-rows.ts';
import { handOver } from './hand-over.ts';
import { readFiles } from './register-files-read.ts';
import { isThere, lookInto, officeOf, type End, type Office } from './register-office.ts';
import type { Terminal } from './subcommand.ts';

/** `register import FILE…`: rows of the office's lists into the register; nothing twice. */
export function addImport(ledger: Program, terminal: Terminal, end: End): void {
  ledger
    .command('import')
    .description('把表格（xlsx、csv、jsonl）导入台账，同一个群不会重复')
    .argument('<文件...>', '要导入的表格，可以写几个')
    .option('--dry-run', '只试一遍，看会怎样，台账不改动')
    .action(async (files: readonly string[], options: { dryRun?: boolean }) => {
      const office = officeOf(terminal);
      const { readings, isWhole } = await readFiles(files, readRegisterFile, terminal);
      const rows = readings.flatMap(({ path, reading }) =>
        reading.rows.map((row) => ({
          ...row,
          where: `${basename(path)} ${row.where}`,
        })),
      );
      const unread = readings.reduce((sum, { reading }) => sum + reading.unread, 0);
      const from = readings.map(({ path }) => basename(path)).join('、');
      const answer =
        options.dryRun === true
          ? await tryOut(office, rows, unread)
          : await handOver(office, 'import', { from, rows, unread } satisfies ImportPayload);
      terminal.err(answer.faults);
      terminal.out(answer.said);
      end(isWhole && answer.outcome === 'done' ? 0 : 2);
    });
}

async function tryOut(
  office: Office,
  rows: readonly FiledRow[],
  unread: number,
): Promise<SlipAnswer> {
  const { book, storePath } = office;
  const setting = { book, now: systemClock().now() };
  const head = '试导入，台账没有改动';
  if (isThere(storePath)) {
    return sayApplied(await lookInto(office, (tx) => tryRows(tx, rows, setting)), head, unread);
  }
  const empty = await openStore({ path: ':memory:' });
  try {
    return sayApplied(await empty.transaction((tx) => tryRows(tx, rows, setting)), head, unread);
  } finally {
    await empty.close();
  }
}
