import { describe, expect, it } from 'vitest';
import { freshStore, type OpenEmpty } from './opened.ts';
import { nine } from './samples.ts';

export function baselineContract(open: OpenEmpty): void {
  describe('baselines', () => {
    const { within } = freshStore(open);
    const baseline = {
      day: '2026-10-12',
      frozenAt: nine,
      frozenBy: 'p1',
      figures: '{"total":137}',
    };

    it('are one a day, the last one frozen, listed from the oldest day on', async () => {
      await within(async (tx) => {
        await tx.baselines.freeze({ ...baseline, figures: '{"total":1}', frozenBy: 'p2' });
        await tx.baselines.freeze({ ...baseline, day: '2026-01-05', frozenAt: nine + 1 });
        await tx.baselines.freeze(baseline);
      });
      await within(async (tx) => {
        expect(await tx.baselines.get('2026-10-12')).toEqual(baseline);
        expect(await tx.baselines.get('2026-10-13')).toBeNull();
        expect((await tx.baselines.list()).map(({ day }) => day)).toEqual([
          '2026-01-05',
          '2026-10-12',
        ]);
      });
    });

    it('say no more who froze them once he is forgotten', async () => {
      await within(async (tx) => {
        await tx.baselines.freeze(baseline);
        await tx.baselines.freeze({ ...baseline, day: '2026-11-12', frozenBy: 'p2' });
        await tx.baselines.forgetPerson('p1', 'erased:1');
        expect((await tx.baselines.list()).map(({ frozenBy }) => frozenBy)).toEqual([
          'erased:1',
          'p2',
        ]);
      });
    });
  });
}
