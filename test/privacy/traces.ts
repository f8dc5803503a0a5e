import { createHash, createHmac } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fold } from '../../src/text/fold.ts';

/** One shape in which words could have been left behind. */
export interface Trace {
  readonly what: string;
  readonly bytes: Buffer;
}

/** Every way in which these words, or longer ones they stand in, can be written. */
export function writingsOf(words: string): readonly Trace[] {
  return shapesOf(words).flatMap(written);
}

/** Hashes of these very words that anybody could make who guesses them. */
export function digestsOf(words: string): readonly Trace[] {
  return shapesOf(words).flatMap(digested);
}

/** As they were said, and as the bot folds them. */
function shapesOf(words: string): readonly string[] {
  const folded = fold(words);
  return [...new Set([words, folded.text, folded.bare])].filter((one) => one !== '');
}

function written(shape: string): readonly Trace[] {
  const utf8 = Buffer.from(shape);
  const utf16 = Buffer.from(shape, 'utf16le');
  return [
    { what: 'UTF-8', bytes: utf8 },
    { what: 'UTF-16LE', bytes: utf16 },
    { what: 'UTF-16BE', bytes: Buffer.from(utf16).swap16() },
    { what: 'JSON escapes', bytes: Buffer.from(escaped(shape)) },
    { what: 'URL escapes', bytes: Buffer.from(encodeURIComponent(shape)) },
    ...[0, 1, 2].flatMap((offset) => [
      { what: 'base64', bytes: Buffer.from(inBase64(utf8, offset)) },
      { what: 'base64 of UTF-16', bytes: Buffer.from(inBase64(utf16, offset)) },
      { what: 'base64url', bytes: Buffer.from(urlSafe(inBase64(utf8, offset))) },
    ]),
    { what: 'hex', bytes: Buffer.from(utf8.toString('hex')) },
  ];
}

function digested(shape: string): readonly Trace[] {
  const noKeys = ['', '\0'.repeat(32), 'qungui'];
  const digests = [
    ...['sha256', 'sha1', 'md5', 'sha512'].map((name) => createHash(name).update(shape).digest()),
    ...noKeys.map((key) => createHmac('sha256', key).update(shape).digest()),
  ];
  // A store that kept hashes would cut them: their beginnings give them away.
  return digests.flatMap((digest) => [
    { what: 'digest', bytes: digest.subarray(0, 12) },
    { what: 'digest in hex', bytes: Buffer.from(digest.toString('hex').slice(0, 16)) },
    { what: 'digest in base64', bytes: Buffer.from(digest.toString('base64').slice(0, 16)) },
    { what: 'digest in base64url', bytes: Buffer.from(digest.toString('base64url').slice(0, 16)) },
  ]);
}

function escaped(shape: string): string {
  return shape.replace(
    /[^ -~]/gu,
    (one) => `\\u${one.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** What stands in a longer base64 text for these bytes, wherever they begin in it. */
function inBase64(bytes: Buffer, offset: number): string {
  const whole = Buffer.concat([Buffer.alloc(offset), bytes]).toString('base64');
  // The characters at both ends depend on their neighbours, too.
  return whole.slice(Math.ceil((offset * 8) / 6), Math.floor(((offset + bytes.length) * 8) / 6));
}

function urlSafe(base64: string): string {
  return base64.replaceAll('+', '-').replaceAll('/', '_');
}

/** `file: shape` of every trace that stands in any file below this folder, byte for byte. */
export function foundBelow(folder: string, traces: readonly Trace[]): readonly string[] {
  return filesBelow(folder).flatMap((path) => {
    const bytes = readFileSync(path);
    const name = path.slice(folder.length + 1);
    return traces
      .filter((trace) => bytes.includes(trace.bytes))
      .map(({ what }) => `${name}: ${what}`);
  });
}

export function filesBelow(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true })
    .map((name) => join(folder, String(name)))
    .filter((path) => statSync(path).isFile());
}
