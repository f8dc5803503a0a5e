import { hash } from 'node:crypto';

const block = 64;
const digest = 32;

/** HMAC-SHA-256 of a text in base64url. */
export type KeyedHash = (text: string) => string;

/**
 * HMAC-SHA-256 (RFC 2104) made ready for one key of at most 64 bytes. The library's own makes an
 * object of native memory for every text, which costs twice as much as the two hashes themselves.
 */
export function keyedHash(key: Uint8Array): KeyedHash {
  if (key.length > block) throw new RangeError(`A key has at most ${String(block)} bytes`);
  const inner = Buffer.alloc(block + 4 * 1024, 0);
  const outer = Buffer.alloc(block + digest, 0);
  for (let at = 0; at < block; at += 1) {
    inner[at] = (key[at] ?? 0) ^ 0x36;
    outer[at] = (key[at] ?? 0) ^ 0x5c;
  }
  return (text) => {
    const bytes = Buffer.byteLength(text);
    const fits = bytes <= inner.length - block;
    const filled = fits ? inner : Buffer.concat([inner.subarray(0, block), Buffer.alloc(bytes)]);
    filled.write(text, block);
    outer.set(hash('sha256', filled.subarray(0, block + bytes), 'buffer'), block);
    // Nothing of a text stays behind.
    if (fits) inner.fill(0, block, block + bytes);
    return hash('sha256', outer, 'base64url');
  };
}
