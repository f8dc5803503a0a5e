import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { keyedHash } from '../../src/text/keyed-hash.ts';

describe('the keyed hash', () => {
  it('is the HMAC-SHA-256 of the library, whatever the key and the text', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ maxLength: 64 }),
        fc.array(fc.string({ unit: 'grapheme', maxLength: 3_000 }), { maxLength: 4 }),
        (key, texts) => {
          const hashOf = keyedHash(key);
          for (const text of texts) {
            const known = createHmac('sha256', key).update(text).digest('base64url');
            expect(hashOf(text)).toBe(known);
          }
        },
      ),
    );
  });

  it('does not depend on a longer text before it', () => {
    const hashOf = keyedHash(new Uint8Array(32));
    const before = hashOf('收到');
    hashOf('字'.repeat(20_000));
    hashOf('字'.repeat(1_000));

    expect(hashOf('收到')).toBe(before);
  });

  it('takes no key that it would have to hash first', () => {
    expect(() => keyedHash(new Uint8Array(65))).toThrow(RangeError);
  });
});
