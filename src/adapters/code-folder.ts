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
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { codePurposes, isLive, type KeptCode } from '../domain/one-time-code.ts';
import type { Log } from '../ports/log.ts';

const instant = z.int().min(0).max(8.64e15);
const written = z.strictObject({
  purpose: z.enum(codePurposes),
  detail: z.string().max(500),
  madeAt: instant,
  seenAt: instant,
  wrong: z.int().min(0).max(100),
  salt: z.string().regex(/^[0-9a-f]{32}$/u),
  hash: z.string().regex(/^[0-9a-f]{64}$/u),
});

/** A code as its file holds it; salt and hash in hex digits. */
export interface FiledCode extends KeptCode {
  readonly file: string;
  readonly salt: string;
  readonly hash: string;
}

const largest = 4_096;
const mostFiles = 100;

/**
 * One small file a code, readable by their user only. A file that cannot be trusted is no code,
 * and said once in the log.
 */
export class CodeFolder {
  readonly #folder: string;
  readonly #log: Log;
  readonly #doubted = new Set<string>();

  constructor(folder: string, log: Log) {
    this.#folder = folder;
    this.#log = log;
  }

  /** Those that can still be used; what ran out is removed. */
  live(now: number): readonly FiledCode[] {
    const names = namesIn(this.#folder).filter((name) => /^[0-9a-f]{16}\.json$/u.test(name));
    return names.slice(0, mostFiles).flatMap((file) => {
      const code = this.#read(file);
      if (code === null) return [];
      if (isLive(code, now)) return [code];
      // A clock that stands before it was made may be put right again.
      if (now >= code.madeAt) this.#drop(file);
      return [];
    });
  }

  add(code: Omit<FiledCode, 'file'>): void {
    mkdirSync(this.#folder, { recursive: true, mode: 0o700 });
    this.#write(`${randomBytes(8).toString('hex')}.json`, code);
  }

  /** Writes down what is left of those that were read. */
  keep(before: readonly FiledCode[], after: readonly FiledCode[]): void {
    const left = new Set(after.map(({ file }) => file));
    for (const { file } of before) if (!left.has(file)) this.#drop(file);
    for (const { file, ...code } of after) this.#write(file, code);
  }

  #read(file: string): FiledCode | null {
    try {
      return { ...readTrusted(join(this.#folder, file)), file };
    } catch (error) {
      if (!this.#doubted.has(file) && codeOf(error) !== 'ENOENT') {
        this.#doubted.add(file);
        const reason = reasonOf(error);
        this.#log.warn({ file, reason }, 'A file of codes cannot be used: it is no code');
      }
      return null;
    }
  }

  /** All of it or nothing of it is there, also after a fall. */
  #write(file: string, code: Omit<FiledCode, 'file'>): void {
    const path = join(this.#folder, file);
    const beside = `${path}.new`;
    rmSync(beside, { force: true });
    const opened = openSync(beside, 'wx', 0o600);
    try {
      writeSync(opened, JSON.stringify(code));
      fsyncSync(opened);
    } finally {
      closeSync(opened);
    }
    renameSync(beside, path);
  }

  #drop(file: string): void {
    rmSync(join(this.#folder, file), { force: true });
  }
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder).sort();
  } catch (error) {
    if (codeOf(error) === 'ENOENT' || codeOf(error) === 'ENOTDIR') return [];
    throw error;
  }
}

/** @throws where it is not its user's alone, or not what we write */
function readTrusted(path: string): z.output<typeof written> {
  const found = lstatSync(path);
  const user = process.getuid?.();
  if (!found.isFile()) throw new Error('it is no plain file');
  if (user !== undefined && (found.uid !== user || (found.mode & 0o077) !== 0)) {
    throw new Error('others may write or read it');
  }
  if (found.size > largest) throw new Error('it is too long');
  return written.parse(JSON.parse(readFileSync(path, 'utf8')));
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
