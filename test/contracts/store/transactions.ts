import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { StoreFault, type Tx } from '../../../src/ports/store.ts';
import { freshStore, type OpenEmpty } from './opened.ts';
import { facts, nine, violation } from './samples.ts';

export function transactionContract(open: OpenEmpty): void {
  describe('a transaction', () => {
    const { store, within } = freshStore(open);

    it('answers with what its work answers', async () => {
      expect(await within(async () => 42)).toBe(42);
    });

    it('keeps nothing of work that throws, and throws the same', async () => {
      const thrown = new Error('half way');
      await expect(
        within(async (tx) => {
          await tx.notes.set('half', 'done');
          await tx.violations.add(violation());
          await tx.messages.markSeen(['m1'], nine);
          throw thrown;
        }),
      ).rejects.toBe(thrown);
      const left = await within(async (tx) => ({
        note: await tx.notes.get('half'),
        violations: await tx.violations.count({}),
        fresh: await tx.messages.markSeen(['m1'], nine),
      }));
      expect(left).toEqual({ note: null, violations: 0, fresh: new Set(['m1']) });
    });

    it('throws when one is asked for inside it, instead of waiting for itself', async () => {
      await expect(within(() => store().transaction(async () => 'never reached'))).rejects.toThrow(
        /inside a transaction/,
      );
      expect(await within(async () => 'still usable')).toBe('still usable');
    });

    it('throws when the store is to be closed inside it, and the store stays open', async () => {
      await expect(within(() => store().close())).rejects.toThrow(/inside a transaction/);
      expect(await within(async () => 'still open')).toBe('still open');
    });

    it('may be asked for by something that was started inside an earlier one', async () => {
      const started: Promise<string>[] = [];
      let go: () => void = () => undefined;
      const gate = new Promise<void>((resolve) => (go = resolve));
      await within(async () => {
        started.push(gate.then(() => store().transaction(async () => 'afterwards')));
      });
      go();
      expect(await Promise.all(started)).toEqual(['afterwards']);
    });

    it('refuses a handle that is used after it has ended', async () => {
      let kept: Tx | null = null;
      await within(async (tx) => {
        kept = tx;
      });
      const stale = kept as unknown as Tx;
      await expect(stale.notes.set('late', 'word')).rejects.toThrow();
      expect(await within((tx) => tx.notes.get('late'))).toBeNull();
    });

    it('runs after the ones asked for before it, and none between two steps of another', async () => {
      const order: string[] = [];
      const pause = () => new Promise((resolve) => setImmediate(resolve));
      await Promise.all(
        [0, 1, 2, 3, 4].map((number) =>
          within(async (tx) => {
            order.push(`${number} begins`);
            await pause();
            const count = Number(await tx.notes.get('count'));
            await pause();
            await tx.notes.set('count', String(count + 1));
            order.push(`${number} ends`);
          }),
        ),
      );
      expect(order).toEqual([0, 1, 2, 3, 4].flatMap((n) => [`${n} begins`, `${n} ends`]));
      expect(await within((tx) => tx.notes.get('count'))).toBe('5');
    });

    it('is not held up by another that threw', async () => {
      const results = await Promise.allSettled([
        within(async () => Promise.reject(new Error('first'))),
        within(async () => 'second'),
      ]);
      expect(results.map((result) => result.status)).toEqual(['rejected', 'fulfilled']);
    });

    it('counts every one of many that run at once, whichever of them throw', async () => {
      await fc.assert(
        fc.asyncProperty(fc.array(fc.boolean(), { maxLength: 12 }), async (fails) => {
          const before = await within((tx) => tx.counts.between('2026-10-12', '2026-10-12'));
          await Promise.allSettled(
            fails.map((fail) =>
              within(async (tx) => {
                await tx.counts.add([
                  { groupId: 'g1', day: '2026-10-12', what: 'messages', count: 1 },
                ]);
                if (fail) throw new Error('rolled back');
              }),
            ),
          );
          const after = await within((tx) => tx.counts.between('2026-10-12', '2026-10-12'));
          const kept = fails.filter((fail) => !fail).length;
          expect((after[0]?.count ?? 0) - (before[0]?.count ?? 0)).toBe(kept);
        }),
        { numRuns: 25 },
      );
    });

    it('takes five thousand messages at once', async () => {
      const many = Array.from({ length: 5_000 }, (_, number) => `m${number}`);
      const fresh = await within(async (tx) => {
        const seen = await tx.messages.markSeen(many, nine);
        await tx.messages.addFacts(many.map((messageId) => facts({ messageId })));
        return seen;
      });
      expect(fresh.size).toBe(5_000);
      expect(await within((tx) => tx.messages.purge(nine + 1))).toBe(10_000);
    });
  });

  describe('a closed store', () => {
    it('refuses work with a sentence, and may be closed twice', async () => {
      const store = await open();
      await store.close();
      await store.close();
      await expect(store.transaction(async () => 1)).rejects.toBeInstanceOf(StoreFault);
    });

    it('has ended what was asked for before', async () => {
      const store = await open();
      const asked = store.transaction(async (tx) => {
        await new Promise((resolve) => setImmediate(resolve));
        return tx.notes.get('nothing');
      });
      await store.close();
      expect(await asked).toBeNull();
    });
  });
}
