import { randomBytes, randomInt, scrypt, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';
import {
  burnCode,
  drawCode,
  showCode,
  tryCode,
  typedCodes,
  type CodePurpose,
} from '../domain/one-time-code.ts';
import type { Codes, Redeemed } from '../ports/codes.ts';
import type { Log } from '../ports/log.ts';
import { CodeFolder, type FiledCode } from './code-folder.ts';

/** Codes of an installation, with what only the console may do. */
export interface CodeFile extends Codes {
  /** Makes a code and gives it as it is printed; `detail` is the group of a re-binding. */
  hand(purpose: CodePurpose, detail: string, now: number): Promise<string>;
}

/** Slow on purpose: eight signs are soon guessed by whoever has their hash. */
const slowHash = promisify<string, Buffer, number, Buffer>(scrypt);

/**
 * Codes in a folder of the data folder, as salted hashes. The store is the running bot's alone;
 * this the console may add to while it runs. The console only adds files and the bot only changes
 * them, so neither overwrites the other's word.
 */
export function openCodes(place: { readonly folder: string; readonly log: Log }): CodeFile {
  const files = new CodeFolder(place.folder, place.log);
  let last: Promise<unknown> = Promise.resolve();
  /** One after the other: two tries at once must count as two. */
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const done = last.then(work, work);
    last = done.catch(() => undefined);
    return done;
  };

  return {
    hand: (purpose, detail, now) =>
      inTurn(async () => {
        files.live(now);
        const code = drawCode((n) => randomInt(n));
        const salt = randomBytes(16);
        const hash = await slowHash(code, salt, 32);
        files.add({
          purpose,
          detail,
          madeAt: now,
          seenAt: now,
          wrong: 0,
          salt: salt.toString('hex'),
          hash: hash.toString('hex'),
        });
        return showCode(code);
      }),

    redeem: (purpose, typed, now) =>
      inTurn(async (): Promise<Redeemed> => {
        const said = typedCodes(typed);
        const codes = said.length === 0 ? [] : files.live(now);
        if (codes.length === 0) return { kind: 'none' };
        const same = await sameAs(said, codes);
        const { tried, kept } = tryCode(codes, purpose, ({ file }) => same.has(file), now);
        files.keep(codes, kept);
        if (tried.kind !== 'good') return { kind: tried.kind };
        return { kind: 'good', purpose, detail: tried.code.detail };
      }),

    burn: (typed, now) =>
      inTurn(async () => {
        const said = typedCodes(typed);
        const codes = said.length === 0 ? [] : files.live(now);
        const same = await sameAs(said, codes);
        if (same.size === 0) return;
        files.keep(
          codes,
          burnCode(codes, ({ file }) => same.has(file)),
        );
      }),
  };
}

/** The files whose code is among these. */
async function sameAs(
  said: readonly string[],
  codes: readonly FiledCode[],
): Promise<ReadonlySet<string>> {
  const same = new Set<string>();
  for (const { file, salt, hash } of codes) {
    for (const code of said) {
      const tried = await slowHash(code, Buffer.from(salt, 'hex'), 32);
      if (timingSafeEqual(tried, Buffer.from(hash, 'hex'))) same.add(file);
    }
  }
  return same;
}
