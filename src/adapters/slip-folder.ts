import { randomBytes } from 'node:crypto';
import {
  closeSync,
  fsyncSync,
  mkdirSync,
  openSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { slipLivesMs, type Slip, type SlipAnswer } from '../domain/slip.ts';
import type { Clock } from '../ports/clock.ts';
import type { Log } from '../ports/log.ts';
import type { Slips } from '../ports/slips.ts';
import { codeOf, largestSlip, namesIn, readAnswer, readSlip, reasonOf } from './slip-reading.ts';

const mostLooked = 1_000;

/** `0001795400000000-<id>.json`: sorted by name they stand in the order they were written in. */
const slipName = /^(\d{16})-([0-9a-f]{32})\.json$/u;
/** Everything that may lie there: also answers nobody fetched, and what was put aside. */
const anyName = /^(\d{16})-[0-9a-f]{32}\.(?:json|answer)(?:\.new|\.aside)?$/u;

/** The folder with what only the console does. */
export interface SlipFolder extends Slips {
  /** Writes a slip. @throws SlipTooLarge, or what the disk throws */
  put(kind: Slip['kind'], payload: unknown): Slip;
  /** What came of one; null while it waits. */
  answerOf(slip: Slip): SlipAnswer | null;
  /** The console has read the answer. */
  forget(slip: Slip): void;
  /** Takes one back that nobody took. */
  withdraw(slip: Slip): void;
}

export class SlipTooLarge extends Error {
  override readonly name = 'SlipTooLarge';
}

/**
 * One file a slip, readable by its user only, beside the store it is for. The store is one process'
 * alone; into this folder the console writes while the bot runs. By the clock of the console also
 * where the bot's own is simulated.
 */
export function openSlips(place: {
  readonly folder: string;
  readonly log: Log;
  readonly clock: Clock;
}): SlipFolder {
  const { folder, log, clock } = place;
  const doubted = new Set<string>();
  const answered = new Set<string>();

  /** What is not ours to read is moved out of the way; where it cannot be, it is passed over. */
  function putAside(file: string, reason: string): void {
    if (doubted.has(file)) return;
    doubted.add(file);
    log.warn({ file, reason }, 'A slip of the console cannot be used and is put aside');
    try {
      renameSync(join(folder, file), join(folder, `${file}.aside`));
    } catch {
      // Passed over from now on.
    }
  }

  function read(file: string): Slip | null {
    try {
      const found = readSlip(join(folder, file));
      if (file !== fileOf(found)) throw new Error('it goes by the name of another');
      return found;
    } catch (error) {
      if (codeOf(error) !== 'ENOENT') putAside(file, reasonOf(error));
      return null;
    }
  }

  function drop(file: string): void {
    rmSync(join(folder, file), { force: true });
  }

  function expire(file: string): void {
    if (doubted.has(file)) return;
    if (slipName.test(file)) log.warn({ file }, 'A slip of the console has waited too long');
    try {
      rmSync(join(folder, file), { force: true, recursive: true });
    } catch {
      doubted.add(file);
    }
  }

  return {
    next: async () => {
      for (const file of namesIn(folder).slice(0, mostLooked)) {
        const at = Number(anyName.exec(file)?.[1] ?? NaN);
        if (clock.now() - at > slipLivesMs) expire(file);
        const id = slipName.exec(file)?.[2];
        if (id === undefined || doubted.has(file) || answered.has(id)) continue;
        const found = read(file);
        if (found !== null) return Promise.resolve(found);
      }
      return Promise.resolve(null);
    },

    answer: async (id, said) => {
      const file = namesIn(folder).find((name) => slipName.exec(name)?.[2] === id);
      answered.add(id);
      if (file === undefined) return Promise.resolve();
      write(join(folder, file.replace(/json$/u, 'answer')), JSON.stringify(said));
      drop(file);
      return Promise.resolve();
    },

    put(kind, payload) {
      const made: Slip = {
        id: randomBytes(16).toString('hex'),
        kind,
        madeAt: clock.now(),
        payload,
      };
      const text = JSON.stringify(made);
      if (Buffer.byteLength(text) > largestSlip) throw new SlipTooLarge('The slip is too large');
      mkdirSync(folder, { recursive: true, mode: 0o700 });
      write(join(folder, fileOf(made)), text);
      return made;
    },

    answerOf(given) {
      const path = join(folder, fileOf(given).replace(/json$/u, 'answer'));
      try {
        return readAnswer(path);
      } catch (error) {
        if (codeOf(error) === 'ENOENT') return null;
        throw error;
      }
    },

    forget(given) {
      drop(fileOf(given).replace(/json$/u, 'answer'));
    },

    withdraw(given) {
      drop(fileOf(given));
    },
  };
}

function fileOf({ madeAt, id }: Slip): string {
  return `${String(madeAt).padStart(16, '0')}-${id}.json`;
}

/** All of it or nothing of it is there, also after a fall. */
function write(path: string, text: string): void {
  const beside = `${path}.new`;
  rmSync(beside, { force: true });
  const opened = openSync(beside, 'wx', 0o600);
  try {
    writeFileSync(opened, text);
    fsyncSync(opened);
  } finally {
    closeSync(opened);
  }
  renameSync(beside, path);
}
