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

    it('point at nobody once settled and forgotten; open ones still say who is to act', async () => {
      await add();
      await add();
      await add({ person: '李敏', personId: 'p2', openedBy: 'p1' });
      await within((tx) => tx.rectifications.settle(1, 'done', '2026-11-01', '已解散'));
      await within((tx) => tx.rectifications.forgetPerson('p1', 'erased:1', '该同志'));
      const rows = await within((tx) => tx.rectifications.list());
      expect(rows.map(({ person, personId, openedBy }) => [person, personId, openedBy])).toEqual([
        ['该同志', 'erased:1', 'p9'],
        ['唐丽', 'p1', 'p9'],
        ['李敏', 'p2', 'erased:1'],
      ]);
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
