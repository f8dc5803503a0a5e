import { describe, expect, it } from 'vitest';
import type { NoticeLine } from '../../../src/domain/notice-line.ts';
import { freshStore, type OpenEmpty } from './opened.ts';
import { awkward, nine } from './samples.ts';

export function noticeLineContract(open: OpenEmpty): void {
  describe('lines of notices', () => {
    const { within } = freshStore(open);
    const notice = (changes: Partial<NoticeLine> = {}): NoticeLine => ({
      messageId: 'm1',
      groupId: 'g1',
      senderId: 'p1',
      saidAt: nine,
      line: '请各村报送秋播面积',
      deadline: '明天15:00前',
      contact: '农业中心小王',
      keptTo: '2026-10-13',
      ...changes,
    });
    const add = (...given: readonly Partial<NoticeLine>[]) =>
      within((tx) => tx.noticeLines.add(given.map(notice)));
    const found = async (groupIds: readonly string[], since = 0) =>
      (await within((tx) => tx.noticeLines.ofGroups(groupIds, since))).map(
        ({ messageId }) => messageId,
      );

    it('come back as they were', async () => {
      const short = awkward.filter((word) => word.length <= 60);
      const given = short.map((word, at) =>
        notice({
          messageId: `m${word}`,
          saidAt: nine + at,
          line: word,
          deadline: at % 2 === 0 ? word : null,
          contact: at % 2 === 0 ? null : word,
        }),
      );
      await within((tx) => tx.noticeLines.add(given));
      expect(await within((tx) => tx.noticeLines.ofGroups(['g1'], nine))).toEqual(given);
    });

    it('are a line and not a text', async () => {
      await expect(add({ line: '长'.repeat(121) })).rejects.toThrow();
      await expect(add({ deadline: '长'.repeat(61) })).rejects.toThrow();
      await expect(add({ contact: '长'.repeat(61) })).rejects.toThrow();
      expect(await found(['g1'])).toEqual([]);
    });

    it('are kept once a message, the first words', async () => {
      await add({}, { messageId: 'm2' });
      await add({ line: '另一行' });
      const [first] = await within((tx) => tx.noticeLines.ofGroups(['g1'], 0));
      expect(first?.line).toBe('请各村报送秋播面积');
      expect(await found(['g1'])).toEqual(['m1', 'm2']);
    });

    it('are found by group and since an instant, the oldest first', async () => {
      await add(
        { messageId: 'late', saidAt: nine + 2 },
        { messageId: 'other', groupId: 'g2', saidAt: nine + 1 },
        { messageId: 'early' },
        { messageId: 'elsewhere', groupId: 'g3' },
      );
      expect(await found(['g1', 'g2'])).toEqual(['early', 'other', 'late']);
      expect(await found(['g1'], nine + 1)).toEqual(['late']);
      expect(await found([])).toEqual([]);
    });

    it('of a group with hundreds of notices, in thousands of groups, are all found', async () => {
      await add(...Array.from({ length: 700 }, (_, at) => ({ messageId: `m${String(at)}` })));
      const many = ['g1', ...Array.from({ length: 40_000 }, (_, at) => `x${String(at)}`)];
      expect(await found(many)).toHaveLength(700);
    });

    it('go with the message, and after the last day they are kept', async () => {
      await add({}, { messageId: 'm2', keptTo: '2026-10-14' }, { messageId: 'm3' });
      await within((tx) => tx.noticeLines.drop('m3'));
      expect(await found(['g1'])).toEqual(['m1', 'm2']);
      expect(await within((tx) => tx.noticeLines.purge('2026-10-13'))).toBe(0);
      expect(await within((tx) => tx.noticeLines.purge('2026-10-14'))).toBe(1);
      expect(await found(['g1'])).toEqual(['m2']);
    });
  });
}
