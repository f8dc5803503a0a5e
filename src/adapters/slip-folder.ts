import { randomBytes } from 'node:crypto';
import {
  closeSync,
  fsyncSync,
  lstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { slipKinds, slipLivesMs, type Slip, type SlipAnswer } from '../domain/slip.ts';
import type { Clock } from '../ports/clock.ts';
import type { Log } from '../ports/log.ts';
import type { Slips } from '../ports/slips.ts';

/** More than any ledger of a county; as a text it is parsed in a moment. */
export const largestSlip = 32 * 1024 * 1024;
const mostLooked = 1_000;

const slip = z.strictObject({
  id: z.string().regex(/^[0-9a-f]{32}$/u),
  kind: z.enum(slipKinds),
  madeAt: z.int().min(0).max(8.64e15),
  payload: z.unknown(),
});
const slipAnswer = z.strictObject({
  outcome: z.enum(['done', 'partly', 'refused']),
  said: z.string(),
  faults: z.string(),
});

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
      const found = slip.parse(JSON.parse(readTrusted(join(folder, file), largestSlip)));
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
        return slipAnswer.parse(JSON.parse(readTrusted(path, largestSlip)));
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

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder).sort();
  } catch (error) {
    if (codeOf(error) === 'ENOENT' || codeOf(error) === 'ENOTDIR') return [];
    throw error;
  }
}

/** @throws where it is not its user's alone, or no plain file of that size at most */
function readTrusted(path: string, largest: number): string {
  const found = lstatSync(path);
  const user = process.getuid?.();
  if (!found.isFile()) throw new Error('it is no plain file');
  if (user !== undefined && (found.uid !== user || (found.mode & 0o077) !== 0)) {
    throw new Error('others may write or read it');
  }
  if (found.size > largest) throw new Error('it is too long');
  return readFileSync(path, 'utf8');
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined;
}

/** Never what stands in the file. */
function reasonOf(error: unknown): string {
  if (error instanceof z.ZodError || error instanceof SyntaxError)
    return 'it is not as we write it';
  return error instanceof Error ? error.message : 'unknown';
}
