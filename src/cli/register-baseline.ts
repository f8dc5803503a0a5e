import type { Command as Program } from 'commander';
import type { BaselinePayload } from '../register/slips/freeze-baseline.ts';
import { handOver } from './hand-over.ts';
import { dayGiven, officeOf, type End } from './register-office.ts';
import type { Terminal } from './subcommand.ts';

/** `register baseline`: freezes the figures of a day, to compare later days with. */
export function addBaseline(ledger: Program, terminal: Terminal, end: End): void {
  ledger
    .command('baseline')
    .description('freeze the figures of a day, to compare later days with')
    .option('--on <day>', 'another day than today, YYYY-MM-DD, as far as the history reaches')
    .action(async ({ on }: { on?: string }) => {
      const day = on === undefined ? null : dayGiven(on);
      const answer = await handOver(officeOf(terminal), 'baseline', {
        day,
      } satisfies BaselinePayload);
      terminal.err(answer.faults);
      terminal.out(answer.said);
      end(answer.outcome === 'refused' ? 1 : 0);
    });
}
