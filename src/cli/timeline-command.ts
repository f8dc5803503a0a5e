import { Option, type Command as Program } from 'commander';
import { formats, type Format } from './show-findings.ts';

export interface TimelineOptions {
  readonly rules?: string;
  readonly format: Format;
}

/** A subcommand that reads a timeline: the same argument and options for each of them. */
export function timelineCommand(
  program: Program,
  name: string,
  description: string,
  about: { readonly file: string; readonly rules: string } = {
    file: '时间线文件',
    rules: '放规则本的文件夹；不写的用自带的规则',
  },
): Program {
  return program
    .command(name)
    .description(description)
    .argument('<文件>', about.file)
    .option('--rules <文件夹>', about.rules)
    .addOption(new Option('--format <格式>', '输出格式').choices(formats).default('text'));
}
