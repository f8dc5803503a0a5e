import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nameOf, withoutWords } from '../../src/bot/without-words.ts';
import { StoreFault } from '../../src/ports/store.ts';

describe('what the log holds of an error', () => {
  it('is what it is and where it came up', () => {
    expect(withoutWords(new TypeError('秘密★1年'))).toMatch(
      /^TypeError without-words\.test\.ts:\d+/u,
    );
    expect(withoutWords(Object.assign(new Error('x'), { code: 'SQLITE_FULL' }))).toMatch(
      /^Error SQLITE_FULL /u,
    );
    expect(withoutWords(new StoreFault('磁盘已满。'))).toBe('磁盘已满。');
    expect(withoutWords('秘密★1年')).toBe('string');
    expect(nameOf('秘密★1年')).toBe('unknown');
  });

  it('never holds its words, whatever they look like', () => {
    const mark = 'zqxmark';
    const frames = [`\n    at ${mark} (${mark}.ts:1:1)`, `\n    at ${mark}.ts:1:1`, `: ${mark}`];
    fc.assert(
      fc.property(
        fc.constantFrom('', 'Error: ', 'x'),
        fc.constantFrom(...frames),
        fc.constantFrom('message', 'name', 'code', 'thrown', 'cause'),
        (head, tail, where) => {
          const words = `${head}${mark}${tail}`;
          const error = new Error(where === 'message' ? words : 'plain');
          if (where === 'name') error.name = words;
          if (where === 'cause') error.cause = new Error(words);
          if (where === 'code') Object.assign(error, { code: words });
          const thrown: unknown = where === 'thrown' ? words : error;
          expect(withoutWords(thrown)).not.toContain(mark);
          expect(nameOf(thrown)).not.toContain(mark);
        },
      ),
    );
  });
});
