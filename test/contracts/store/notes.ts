import { describe, expect, it } from 'vitest';
import { freshStore, type OpenEmpty } from './opened.ts';
import { awkward } from './samples.ts';

export function noteContract(open: OpenEmpty): void {
  describe('notes', () => {
    const { within } = freshStore(open);

    it('are none until they are set, and then the last word', async () => {
      expect(await within((tx) => tx.notes.get('account'))).toBeNull();
      await within((tx) => tx.notes.set('account', 'first'));
      await within((tx) => tx.notes.set('account', 'second'));
      expect(await within((tx) => tx.notes.get('account'))).toBe('second');
    });

    it('hold any words under any key', async () => {
      await within(async (tx) => {
        for (const word of awkward) await tx.notes.set(word, word);
      });
      for (const word of awkward) expect(await within((tx) => tx.notes.get(word))).toBe(word);
    });

    it('are found by the beginning of their keys, letter for letter, in order', async () => {
      await within(async (tx) => {
        for (const key of ['gap:2', 'gap:10', 'Gap:1', 'gap', 'gap%', '缺口:👍', '缺口:a']) {
          await tx.notes.set(key, key);
        }
      });
      const keys = async (prefix: string) => [
        ...(await within((tx) => tx.notes.beginning(prefix))).keys(),
      ];
      expect(await keys('gap:')).toEqual(['gap:10', 'gap:2']);
      expect(await keys('gap%')).toEqual(['gap%']);
      expect(await keys('缺口:')).toEqual(['缺口:a', '缺口:👍']);
      expect(await keys('缺口:👍')).toEqual(['缺口:👍']);
      expect(await keys('none')).toEqual([]);
    });
  });
}
