import { describe, expect, it } from 'vitest';
import { applicationKinds, applicationOutcomes } from '../../../src/domain/application.ts';
import { freshStore, type OpenEmpty } from './opened.ts';
import { application } from './samples-register.ts';
import { awkward, nine } from './samples.ts';

export function applicationContract(open: OpenEmpty): void {
  describe('applications', () => {
    const { within } = freshStore(open);
    const add = (changes?: Parameters<typeof application>[0]) =>
      within((tx) => tx.applications.add(application(changes)));
    const waiting = async () =>
      (await within((tx) => tx.applications.open())).map(({ number }) => number);

    it('are numbered and come back as they were, waiting', async () => {
      for (const [nth, word] of awkward.entries()) {
        const kind = applicationKinds[nth % applicationKinds.length] ?? 'file';
        const given = application({ kind, byId: word, payload: JSON.stringify({ word }) });
        expect(await add(given)).toBe(nth + 1);
        expect(await within((tx) => tx.applications.get(nth + 1))).toEqual({
          ...given,
          ...{ number: nth + 1, remindedAt: null, outcome: null },
          ...{ decidedBy: null, decidedAt: null, answer: null },
        });
      }
      expect(await within((tx) => tx.applications.get(999))).toBeNull();
    });

    it('wait until they are decided, the oldest first, and were reminded of when they were', async () => {
      await add();
      await add();
      await add({ dueAt: nine });
      await within((tx) => tx.applications.remind(2, nine + 7));
      await within((tx) => tx.applications.settle(1, 'approved', 'p9', nine + 8, null));
      expect(await waiting()).toEqual([2, 3]);
      expect(await within((tx) => tx.applications.get(2))).toMatchObject({ remindedAt: nine + 7 });
      expect(await within((tx) => tx.applications.get(3))).toMatchObject({ remindedAt: null });
    });

    it.each(applicationOutcomes)(
      'once %s, hold who said so and why, and are not decided again',
      async (outcome) => {
        await add();
        await within((tx) => tx.applications.settle(1, outcome, 'p9', nine + 1, '已有同类群'));
        const decided = { outcome, decidedBy: 'p9', decidedAt: nine + 1, answer: '已有同类群' };
        await expect(
          within((tx) => tx.applications.settle(1, 'approved', 'p8', nine, null)),
        ).rejects.toThrow(/wait/);
        await expect(
          within((tx) => tx.applications.settle(9, 'approved', 'p8', nine, null)),
        ).rejects.toThrow(/wait/);
        expect(await within((tx) => tx.applications.get(1))).toEqual({
          ...application(),
          ...{ number: 1, remindedAt: null, ...decided },
        });
      },
    );

    it('are found by who made them since when, and by what they are about', async () => {
      await add({ madeAt: nine - 1 });
      await add();
      await add({ byId: 'p2', entry: 2, madeAt: nine + 1 });
      await within((tx) => tx.applications.settle(2, 'withdrawn', 'p1', nine + 1, null));
      await within(async (tx) => {
        expect((await tx.applications.ofPerson('p1', nine)).map(({ number }) => number)).toEqual([
          2,
        ]);
        expect((await tx.applications.ofPerson('p1', 0)).map(({ number }) => number)).toEqual([
          1, 2,
        ]);
        expect((await tx.applications.ofEntry(1)).map(({ number }) => number)).toEqual([1, 2]);
        expect(await tx.applications.ofEntry(3)).toEqual([]);
      });
    });

    it('keep of what was asked for only what is left of it, and of that one alone', async () => {
      await add({ payload: '{"key":"owner","value":"唐丽"}' });
      await add();
      await within((tx) => tx.applications.keepOf(1, '{"key":"owner"}'));
      const kept = await within(async (tx) => [
        (await tx.applications.get(1))?.payload,
        (await tx.applications.get(2))?.payload,
      ]);
      expect(kept).toEqual(['{"key":"owner"}', '{"purpose":"防汛"}']);
    });

    it('point at nobody once whoever made or decided them is forgotten, and say no more why not', async () => {
      for (const byId of ['p1', 'p1', 'p2', 'p2', 'p2']) await add({ byId });
      const rows = await within(async (tx) => {
        await tx.applications.settle(2, 'rejected', 'p9', nine, '已有同类群');
        await tx.applications.settle(3, 'rejected', 'p1', nine, '已有同类群');
        await tx.applications.settle(4, 'joined', 'p1', nine, '2026-0001');
        await tx.applications.settle(5, 'rejected', 'p9', nine, '已有同类群');
        let nth = 0;
        await tx.applications.forgetPerson('p1', () => `erased:${String((nth += 1))}`);
        return Promise.all([1, 2, 3, 4, 5].map((number) => tx.applications.get(number)));
      });
      expect(rows.map((row) => [row?.byId, row?.decidedBy, row?.answer])).toEqual([
        ['erased:1', null, null],
        ['erased:2', 'p9', null],
        ['p2', 'erased:3', null],
        ['p2', 'erased:4', '2026-0001'],
        ['p2', 'p9', '已有同类群'],
      ]);
    });

    it('go a while after they were decided, and never while they wait', async () => {
      for (let nth = 0; nth < 3; nth += 1) await add();
      await within(async (tx) => {
        await tx.applications.settle(1, 'approved', 'p9', nine - 1, null);
        await tx.applications.settle(2, 'approved', 'p9', nine, null);
        expect(await tx.applications.purge(nine)).toBe(1);
        expect(await tx.applications.get(1)).toBeNull();
        expect((await tx.applications.ofEntry(1)).map(({ number }) => number)).toEqual([2, 3]);
      });
    });
  });
}
