import type { Command as Program } from 'commander';
import type { BaselinePayload } from '../register/slips/freeze-baseline.ts';
import { handOver } from './hand-over.ts';
import { dayGiven } from './day-given.ts';
import { officeOf, type End } from './register-office.ts';
import type { Terminal } from './subcommand.ts';

/** `register baseline`: freezes the figures of a day, to compare later days with. */
export function addBaseline(ledger: Program, terminal: Terminal, end: End): void {
  ledger
    .command('baseline')
    .description('固定一天的数字作为基线，供以后对比')
    .option('--on <日期>', '固定这一天的，如 2026-11-05；不写的为今天')
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
