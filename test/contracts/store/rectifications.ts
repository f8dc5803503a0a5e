import { describe, expect, it } from 'vitest';
import { rectificationOutcomes } from '../../../src/domain/rectification.ts';
import { freshStore, type OpenEmpty } from './opened.ts';
import { rectification } from './samples-register.ts';
import { awkward } from './samples.ts';

export function rectificationContract(open: OpenEmpty): void {
  describe('rectifications', () => {
    const { within } = freshStore(open);
    const add = (changes?: Parameters<typeof rectification>[0]) =>
      within((tx) => tx.rectifications.add(rectification(changes)));
    const unsettled = { outcome: null, settledOn: null, answer: null };

    it('are numbered and come back as they were, open', async () => {
      for (const [nth, word] of awkward.entries()) {
        const given = rectification({ facts: word, person: word, personId: null, finding: null });
        const added = await add(given);
        expect(added).toEqual({ ...given, number: nth + 1, ...unsettled });
        expect(await within((tx) => tx.rectifications.get(nth + 1))).toEqual(added);
      }
      expect(await within((tx) => tx.rectifications.get(999))).toBeNull();
    });

    it.each(rectificationOutcomes)(
      'once %s, hold when and how, and are not settled again',
      async (outcome) => {
        await add();
        await within((tx) => tx.rectifications.settle(1, outcome, '2026-11-01', '已解散'));
        const again = within((tx) => tx.rectifications.settle(1, 'done', '2026-11-02', null));
        await expect(again).rejects.toThrow(/not open/);
        await expect(
          within((tx) => tx.rectifications.settle(9, 'done', '2026-11-02', null)),
        ).rejects.toThrow(/not open/);
        expect(await within((tx) => tx.rectifications.get(1))).toEqual({
          ...rectification(),
          ...{ number: 1, outcome, settledOn: '2026-11-01', answer: '已解散' },
        });
      },
    );

    it('are given other words and another person once settled, and none while they are open', async () => {
      await add();
      await add();
      await within((tx) => tx.rectifications.settle(1, 'done', '2026-11-01', '已解散'));
      const gone = { person: '该同志', personId: 'erased:1', openedBy: 'erased:2' };
      await within((tx) => tx.rectifications.reword(1, { ...gone, answer: null }));
      await within((tx) => tx.rectifications.reword(1, { facts: '另一句' }));
      await expect(within((tx) => tx.rectifications.reword(2, gone))).rejects.toThrow(/open/);
      expect(await within((tx) => tx.rectifications.list())).toEqual([
        {
          ...{ ...rectification(), ...gone, facts: '另一句' },
          ...{ number: 1, outcome: 'done', settledOn: '2026-11-01', answer: null },
        },
        { ...rectification(), number: 2, ...unsettled },
      ]);
    });

    it('go a while after they were settled, and never while they are open', async () => {
      for (let nth = 0; nth < 3; nth += 1) await add();
      await within(async (tx) => {
        await tx.rectifications.settle(1, 'done', '2026-10-31', null);
        await tx.rectifications.settle(2, 'dropped', '2026-11-01', null);
        expect(await tx.rectifications.purge('2026-11-01')).toBe(1);
        expect((await tx.rectifications.list()).map(({ number }) => number)).toEqual([2, 3]);
      });
    });

    it('are listed the oldest first, of one entry, or open ones only', async () => {
      await add();
      await add({ entry: 2 });
      await add({ dueOn: '2026-10-01' });
      await within((tx) => tx.rectifications.settle(1, 'late', '2026-12-01', null));
      const numbers = async (filter?: object) =>
        (await within((tx) => tx.rectifications.list(filter))).map(({ number }) => number);
      expect(await numbers()).toEqual([1, 2, 3]);
      expect(await numbers({ entry: 1 })).toEqual([1, 3]);
      expect(await numbers({ open: true })).toEqual([2, 3]);
      expect(await numbers({ open: false })).toEqual([1, 2, 3]);
      expect(await numbers({ open: true, entry: 1 })).toEqual([3]);
    });
  });
}
