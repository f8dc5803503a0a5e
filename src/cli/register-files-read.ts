import { basename } from 'node:path';
import { RegisterFileFault } from '../adapters/register-files/read-register-file.ts';
import { CliFault, type Terminal } from './subcommand.ts';

interface Reading {
  /** Of a ledger: what was read. */
  readonly rows?: readonly unknown[];
  /** Refused rows, a sentence each. */
  readonly faults: readonly string[];
  readonly remarks: readonly string[];
}

/**
 * Reads files one after the other; what cannot be read is said, and the others go on. `isWhole`: all
 * of all of them could be. @throws CliFault where not one file could be read
 */
export async function readFiles<T extends Reading>(
  paths: readonly string[],
  read: (path: string) => Promise<T>,
  terminal: Terminal,
): Promise<{
  readonly readings: readonly { readonly path: string; readonly reading: T }[];
  readonly isWhole: boolean;
}> {
  const readings: { path: string; reading: T }[] = [];
  const unread: string[] = [];
  for (const path of paths) {
    try {
      const reading = await read(path);
      for (const words of [...reading.remarks, ...reading.faults]) terminal.err(`${words}\n`);
      if (reading.rows?.length === 0 && reading.faults.length === 0) {
        unread.push(`${basename(path)}：只有表头，没有一行内容，请填写后再试。`);
      } else readings.push({ path, reading });
    } catch (error) {
      if (!(error instanceof RegisterFileFault)) throw error;
      unread.push(error.message);
    }
  }
  if (readings.length === 0) throw new CliFault(unread.join('\n'));
  for (const sentence of unread) terminal.err(`${sentence}\n`);
  const isWhole =
    unread.length === 0 && readings.every(({ reading }) => reading.faults.length === 0);
  return { readings, isWhole };
}
