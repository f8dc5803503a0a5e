import { describe, expect, it } from 'vitest';
import { errandKinds, type NewErrand } from '../../../src/domain/errand.ts';
import { freshStore, type OpenEmpty } from './opened.ts';
import { awkward, minute, nine } from './samples.ts';

export function errandContract(open: OpenEmpty): void {
  describe('errands', () => {
    const { within } = freshStore(open);
    const errand = (changes: Partial<NewErrand> = {}): NewErrand => ({
      key: 'leave:g1',
      kind: 'leave',
      target: 'g1',
      notBefore: nine,
      expiresAt: nine + 60 * minute,
      ...changes,
    });
    const add = (changes?: Partial<NewErrand>) => within((tx) => tx.errands.add(errand(changes)));
    const ready = async (now: number) =>
      (await within((tx) => tx.errands.ready(now))).map(({ id }) => id);

    it('come back as they were, not yet tried', async () => {
      for (const kind of errandKinds) {
        await add({ key: kind, kind, target: `${kind}-target` });
      }
      expect(await within((tx) => tx.errands.ready(nine))).toEqual(
        errandKinds.map((kind, at) => ({
          ...errand({ key: kind, kind, target: `${kind}-target` }),
          id: at + 1,
          attempts: 0,
        })),
      );
    });

    it('keep any key and target', async () => {
      for (const word of awkward) await add({ key: `k${word}`, target: word });
      const kept = await within((tx) => tx.errands.ready(nine));
      expect(kept.map(({ key, target }) => [key, target])).toEqual(
        awkward.map((word) => [`k${word}`, word]),
      );
    });

    it('remember whom they concern until they are over', async () => {
      await add({ key: 'a', about: 'p1' });
      const [errand] = await within((tx) => tx.errands.ready(nine));
      expect(errand?.about).toBe('p1');
    });

    it('are taken once a key, whatever became of them', async () => {
      expect([await add(), await add({ target: 'other' })]).toEqual([true, false]);
      await within((tx) => tx.errands.settle(1, 'failed'));
      expect(await add()).toBe(false);
      expect(await ready(nine)).toEqual([]);
    });

    it('are ready from their first instant to their last, the oldest first', async () => {
      await add({ key: 'a', notBefore: nine + 1 });
      await add({ key: 'b', expiresAt: nine });
      await add({ key: 'c' });
      expect(await ready(nine - 1)).toEqual([]);
      expect(await ready(nine)).toEqual([2, 3]);
      expect(await ready(nine + 1)).toEqual([1, 3]);
      // What ran out stays so, were the clock set back.
      expect(await ready(nine)).toEqual([3]);
    });

    it('are put off and counted, and tell when the next is', async () => {
      await add({ key: 'a' });
      await add({ key: 'b', notBefore: nine + 5 });
      expect(await within((tx) => tx.errands.nextReady(nine))).toBe(nine + 5);
      await within((tx) => tx.errands.postpone(1, nine + 2));
      expect(await ready(nine + 1)).toEqual([]);
      expect(await within((tx) => tx.errands.nextReady(nine))).toBe(nine + 2);
      expect(await within((tx) => tx.errands.ready(nine + 2))).toMatchObject([
        { id: 1, attempts: 1 },
      ]);
    });

    it('that were done or failed are over', async () => {
      await add({ key: 'a' });
      await add({ key: 'b' });
      await within(async (tx) => {
        await tx.errands.settle(1, 'done');
        await tx.errands.settle(2, 'failed');
      });
      expect(await ready(nine)).toEqual([]);
      expect(await within((tx) => tx.errands.nextReady(0))).toBeNull();
    });
  });
}
