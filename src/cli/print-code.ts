import { join } from 'node:path';
import { systemClock } from '../adapters/clock.ts';
import { openCodes } from '../adapters/code-file.ts';
import { openLog } from '../adapters/log.ts';
import type { CodePurpose, Codes } from '../ports/codes.ts';
import type { Log } from '../ports/log.ts';
import { readEnvironment } from './environment.ts';
import { CliFault, type Terminal } from './subcommand.ts';

/** Makes a code, whether the bot runs or not, and gives it as it is printed. @throws CliFault */
export async function printCode(
  terminal: Terminal,
  purpose: CodePurpose,
  detail = '',
): Promise<string> {
  const folder = codesFolder(dataFolderOf(terminal));
  const codes = openCodes({ folder, log: openLog('error') });
  try {
    return await codes.hand(purpose, detail, systemClock().now());
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
    throw new CliFault(`${folder}：无法写入（${code}），请检查该文件夹的权限和磁盘空间。`);
  }
}

/** What was printed, for the bot: by the time of the console also where the bot's own is simulated. */
export function printedCodes(dataFolder: string, log: Log): Codes {
  const codes = openCodes({ folder: codesFolder(dataFolder), log });
  const clock = systemClock();
  return {
    redeem: (purpose, typed) => codes.redeem(purpose, typed, clock.now()),
    burn: (typed) => codes.burn(typed, clock.now()),
  };
}

/** @throws CliFault */
export function dataFolderOf(terminal: Terminal): string {
  const reading = readEnvironment(terminal.env, { connects: false });
  if (!reading.ok) throw new CliFault(reading.sentence);
  return reading.environment.dataFolder;
}

function codesFolder(dataFolder: string): string {
  return join(dataFolder, 'codes');
}
