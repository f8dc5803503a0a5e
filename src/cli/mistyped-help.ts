import type { Command as Program } from 'commander';

const askingHelp: ReadonlySet<string> = new Set(['-h', '--help', 'help']);

/**
 * Help of a command that is not there would be the help of what stands above it, as if all were
 * well: without the words that ask for help the command line says that there is no such command.
 */
export function unlessMistyped(program: Program, argv: readonly string[]): readonly string[] {
  let above = program;
  for (const word of argv.slice(2)) {
    if (above.commands.length === 0 || word.startsWith('-')) return argv;
    if (askingHelp.has(word)) continue;
    const below = above.commands.find(
      (command) => command.name() === word || command.aliases().includes(word),
    );
    if (below === undefined) return argv.filter((typed) => !askingHelp.has(typed));
    above = below;
  }
  return argv;
}
