import type { Command as Program } from 'commander';
import { readRosterFile } from '../adapters/register-files/read-roster-file.ts';
import type { RosterPayload } from '../register/slips/replace-roster.ts';
import { handOver } from './hand-over.ts';
import { readFiles } from './register-files-read.ts';
import { officeOf, type End } from './register-office.ts';
import { CliFault, type Terminal } from './subcommand.ts';

/** `register roster FILE`: the office's list of its people, which takes the place of the one before. */
export function addRoster(ledger: Program, terminal: Terminal, end: End): void {
  ledger
    .command('roster')
    .description('更新本单位名册，整体替换原来的')
    .argument('<文件>', '名册表格：姓名、单位、职务、状态、起始日期')
    .action(async (file: string) => {
      const office = officeOf(terminal);
      const { readings, isWhole } = await readFiles([file], readRosterFile, terminal);
      const lines = readings.flatMap(({ reading }) => [...reading.lines]);
      // A list that is half read would make everybody on the other half a stranger.
      if (!isWhole) throw new CliFault('名册没有更新：请改正以上各行后重新导入，原名册照旧有效。');
      if (lines.length === 0) throw new CliFault(`${file}：没有读到人员，名册没有更新。`);
      const answer = await handOver(office, 'roster', { lines } satisfies RosterPayload);
      terminal.err(answer.faults);
      terminal.out(answer.said);
      end(answer.outcome === 'done' ? 0 : 2);
    });
}
