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
    file: 'the timeline',
    rules: 'a folder like rules/',
  },
): Program {
  return program
    .command(name)
    .description(description)
    .argument('<file>', about.file)
    .option('--rules <folder>', about.rules)
    .addOption(new Option('--format <format>', 'how to print').choices(formats).default('text'));
}
