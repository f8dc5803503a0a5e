import { lstatSync, readdirSync, readFileSync } from 'node:fs';
import { z } from 'zod';
import { slipKinds, type Slip, type SlipAnswer } from '../domain/slip.ts';

/** More than any ledger of a county; as a text it is parsed in a moment. */
export const largestSlip = 32 * 1024 * 1024;

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

/** @throws where it is not to be trusted, or not as we write it */
export function readSlip(path: string): Slip {
  return slip.parse(JSON.parse(readTrusted(path, largestSlip)));
}

/** @throws as `readSlip` does */
export function readAnswer(path: string): SlipAnswer {
  return slipAnswer.parse(JSON.parse(readTrusted(path, largestSlip)));
}

/** In the order they were written in; nothing where there is no folder. */
export function namesIn(folder: string): readonly string[] {
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

export function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined;
}

/** Never what stands in the file. */
export function reasonOf(error: unknown): string {
  if (error instanceof z.ZodError || error instanceof SyntaxError)
    return 'it is not as we write it';
  return error instanceof Error ? error.message : 'unknown';
}
