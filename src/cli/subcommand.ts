import type { Command as Program } from 'commander';

/**
 * 0 ran; 1 could not run; 2 ran but some input could not be read; 75 the gateway is lost, start
 * again. 70 is between the bot and its parent: a fault of ours, start again.
 */
export type ExitStatus = 0 | 1 | 2 | 70 | 75;

/** What a subcommand may touch of the process. */
export interface Terminal {
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Data. */
  readonly out: (text: string) => void;
  /** Progress, faults, everything for the person in front of it. */
  readonly err: (text: string) => void;
  /** Called with a signal to end on; the answer stops listening. */
  readonly onSignal: (end: () => void) => () => void;
}

/** One file a subcommand: it adds itself to the program and says how it ended. */
export interface Subcommand {
  readonly add: (program: Program, terminal: Terminal, end: (status: ExitStatus) => void) => void;
}

/** Something the person at the console can mend: one sentence, no stack. */
export class CliFault extends Error {
  override readonly name = 'CliFault';
}
