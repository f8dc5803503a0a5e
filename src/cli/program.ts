import { Command as Program, CommanderError } from 'commander';
import { HttpFault } from '../adapters/http.ts';
import { RuleFilesFault } from '../adapters/rule-files.ts';
import { StoreFault } from '../ports/store.ts';
import { audit } from './audit.ts';
import { bot } from './bot.ts';
import { replay } from './replay.ts';
import { rules } from './rules.ts';
import { score } from './score-command.ts';
import { simulate } from './simulate.ts';
import { start } from './start.ts';
import { CliFault, type ExitStatus, type Subcommand, type Terminal } from './subcommand.ts';

const subcommands: readonly Subcommand[] = [start, simulate, replay, audit, score, rules, bot];

/** Runs one command line and says with what status the process is to end. Never throws. */
export async function runProgram(argv: readonly string[], terminal: Terminal): Promise<ExitStatus> {
  const program = new Program('qungui')
    .description('群规: keeps the rules of work groups, quietly')
    .exitOverride()
    .configureOutput({ writeOut: terminal.out, writeErr: terminal.err });
  let status: ExitStatus = 0;
  for (const subcommand of subcommands) {
    subcommand.add(program, terminal, (ended) => {
      status = ended;
    });
  }
  try {
    await program.parseAsync([...argv]);
    return status;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 1;
    terminal.err(`${sentenceOf(error)}\n`);
    return 1;
  }
}

function sentenceOf(error: unknown): string {
  const known = [CliFault, StoreFault, HttpFault, RuleFilesFault].some(
    (fault) => error instanceof fault,
  );
  if (!(error instanceof Error)) return String(error);
  return known ? error.message : (error.stack ?? error.message);
}
