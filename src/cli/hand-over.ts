import { setTimeout as pause } from 'node:timers/promises';
import { systemClock } from '../adapters/clock.ts';
import { openLog } from '../adapters/log.ts';
import { openSlips, SlipTooLarge, type SlipFolder } from '../adapters/slip-folder.ts';
import { openStore } from '../adapters/store/open.ts';
import { takeSlips } from '../bot/take-slips.ts';
import type { Slip, SlipAnswer, SlipKind } from '../domain/slip.ts';
import type { Book } from '../engine/rule-book/book.ts';
import { StoreFault } from '../ports/store.ts';
import { slipsBeside } from './store-file.ts';
import { CliFault, type Terminal } from './subcommand.ts';

/** What the store says where a running bot holds it, whatever its path is called there. */
const inUse = 'is in use by another bot';

/** A bot looks into the folder once a minute at least. */
const usualPatienceMs = 90_000;
const askEveryMs = 200;
const tryEveryMs = 1_000;

export interface HandOver {
  readonly terminal: Terminal;
  readonly storePath: string;
  readonly book: Book;
  /** How long a bot that holds the store has for its answer. */
  readonly patienceMs?: number;
}

/**
 * Has something done to the store, whoever holds it: it is written down as a slip; a running bot
 * takes it, and where none runs this process does what waits, in the order it was written.
 * @throws CliFault where nobody answered in time: it will be done later; StoreFault
 */
export async function handOver(
  { terminal, storePath, book, patienceMs = usualPatienceMs }: HandOver,
  kind: SlipKind,
  payload: unknown,
): Promise<SlipAnswer> {
  const clock = systemClock();
  const log = openLog('error');
  const folder = slipsBeside(storePath);
  const slips = openSlips({ folder, log, clock });
  const slip = put(slips, kind, payload, folder);
  const deadline = clock.monotonic() + patienceMs;
  let nextTry = -Infinity;
  let told = false;
  for (;;) {
    const answer = slips.answerOf(slip);
    if (answer !== null) {
      slips.forget(slip);
      return answer;
    }
    const now = clock.monotonic();
    if (now > deadline) throw new CliFault(unanswered(folder));
    if (now >= nextTry) {
      nextTry = now + tryEveryMs;
      if (await doneHere()) continue;
      if (!told) terminal.err('机器人正在运行，已交由它办理，请稍候……\n');
      told = true;
    }
    await pause(askEveryMs);
  }

  /** False where another process holds the store. */
  async function doneHere(): Promise<boolean> {
    try {
      const store = await openStore({ path: storePath });
      try {
        await takeSlips({ store, slips, book: () => book, clock, log });
      } finally {
        await store.close();
      }
      return true;
    } catch (error) {
      if (error instanceof StoreFault && error.message.includes(inUse)) return false;
      // Nobody is to find it later and do what was said to have failed.
      slips.withdraw(slip);
      throw error;
    }
  }
}

function put(slips: SlipFolder, kind: SlipKind, payload: unknown, folder: string): Slip {
  try {
    return slips.put(kind, payload);
  } catch (error) {
    if (error instanceof SlipTooLarge) {
      throw new CliFault('内容过多，一次办理不了，请把表格分成几个文件，分次导入。');
    }
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
    throw new CliFault(`${folder}：无法写入（${code}），请检查该文件夹的权限和磁盘空间。`);
  }
}

function unanswered(folder: string): string {
  return [
    '机器人占用着数据，但没有在规定时间内答复。',
    `要办的事已放在 ${folder}，机器人恢复后一分钟内自动办理，七天内有效，请勿重复提交；`,
    '届时可运行 qungui register history 核对。',
  ].join('');
}
