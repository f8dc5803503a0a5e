import { Command as Program, CommanderError } from 'commander';
import { audit } from './audit.ts';
import { bot } from './bot-command.ts';
import { faultInChinese } from './chinese-faults.ts';
import { chineseHelp } from './chinese-help.ts';
import { confirm } from './confirm.ts';
import { friends } from './friends-code.ts';
import { unlessMistyped } from './mistyped-help.ts';
import { rebind } from './rebind.ts';
import { register } from './register.ts';
import { replay } from './replay-command.ts';
import { rules } from './rules.ts';
import { score } from './score-command.ts';
import { simulate } from './simulate.ts';
import { start } from './start.ts';
import { sentenceOf } from './faults.ts';
import { supervisors } from './supervisors.ts';
import { verify } from './verify.ts';
import { type ExitStatus, type Subcommand, type Terminal } from './subcommand.ts';

const subcommands: readonly Subcommand[] = [
  start,
  confirm,
  supervisors,
  friends,
  rebind,
  simulate,
  replay,
  audit,
  score,
  register,
  rules,
  verify,
  bot,
];

/** Runs one command line and says with what status the process is to end. Never throws. */
export async function runProgram(argv: readonly string[], terminal: Terminal): Promise<ExitStatus> {
  const program = new Program('qungui')
    .description('群规：安静地维护工作群的规则')
    .exitOverride()
    .helpOption('-h, --help', '显示用法')
    .helpCommand('help [命令]', '显示某个命令的用法')
    .configureHelp(chineseHelp)
    .showHelpAfterError('在命令后面加 --help 可以查看用法。')
    .configureOutput({
      writeOut: terminal.out,
      writeErr: terminal.err,
      outputError: (words, write) => {
        write(faultInChinese(words));
      },
    });
  let status: ExitStatus = 0;
  for (const subcommand of subcommands) {
    subcommand.add(program, terminal, (ended) => {
      status = ended;
    });
  }
  try {
    await program.parseAsync(unlessMistyped(program, argv));
    return status;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 1;
    terminal.err(`${sentenceOf(error)}\n`);
    return 1;
  }
}
