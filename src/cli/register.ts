import { addBaseline } from './register-baseline.ts';
import { addCheck } from './register-check.ts';
import { addCompare } from './register-compare.ts';
import { addExport } from './register-export.ts';
import { addHistory } from './register-history.ts';
import { addImport } from './register-import.ts';
import { addRoster } from './register-roster.ts';
import { addShow } from './register-show.ts';
import type { Subcommand } from './subcommand.ts';

/**
 * `register …`: the ledger of groups, for the office that keeps it. Looking works beside a running
 * bot; what changes something is handed over to it, and done here where none runs.
 */
export const register: Subcommand = {
  add(program, terminal, end) {
    const ledger = program
      .command('register')
      .description('群和新媒体的台账：导入、导出、检查、变更记录、对比');
    addImport(ledger, terminal, end);
    addCheck(ledger, terminal, end);
    addExport(ledger, terminal, end);
    addShow(ledger, terminal, end);
    addHistory(ledger, terminal, end);
    addRoster(ledger, terminal, end);
    addBaseline(ledger, terminal, end);
    addCompare(ledger, terminal, end);
  },
};
