import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Terminal } from './subcommand.ts';

export const storeFile = 'qungui.sqlite';
export const simulatorFile = 'simulator.sqlite';

/**
 * The store a subcommand of the console is about: the unit's own, or the simulator's where there is
 * no other. Which one it is stands on the screen where it is the simulator's.
 */
export function storePathIn(dataFolder: string, terminal: Terminal): string {
  const own = join(dataFolder, storeFile);
  const simulated = join(dataFolder, simulatorFile);
  if (existsSync(own) || !existsSync(simulated)) return own;
  terminal.err(`只有模拟器的数据：${simulated}\n`);
  return simulated;
}

/** Where the console leaves slips for a bot that holds this store. */
export function slipsBeside(storePath: string): string {
  return `${storePath}.slips`;
}
