import { describe, expect, it } from 'vitest';
import { freshStore, type OpenEmpty } from './opened.ts';
import { nine } from './samples.ts';

export function jobContract(open: OpenEmpty): void {
  describe('jobs', () => {
    const { within } = freshStore(open);
    const claim = (job: string, slot: number) => within((tx) => tx.jobs.claim(job, slot, nine + 1));

    it('are claimed once a slot', async () => {
      expect(await claim('weekly', nine)).toBe(true);
      expect(await claim('weekly', nine)).toBe(false);
      expect(await claim('weekly', nine + 1)).toBe(true);
      expect(await claim('daily', nine)).toBe(true);
    });

    it('give each slot to one of many who ask at once', async () => {
      const claims = await Promise.all(Array.from({ length: 20 }, () => claim('weekly', nine)));
      expect(claims.filter((claimed) => claimed)).toHaveLength(1);
    });

    it('may be claimed again where the work threw', async () => {
      await within(async (tx) => {
        await tx.jobs.claim('weekly', nine, nine);
        throw new Error('rolled back');
      }).catch(() => undefined);
      expect(await claim('weekly', nine)).toBe(true);
    });

    it('stay claimed once they are finished', async () => {
      await claim('weekly', nine);
      await within((tx) => tx.jobs.finish('weekly', nine, nine + 2, 'ran'));
      expect(await claim('weekly', nine)).toBe(false);
    });

    it('remember how far the calendar was walked', async () => {
      expect(await within((tx) => tx.jobs.walkedTo())).toBeNull();
      await within((tx) => tx.jobs.setWalkedTo(nine));
      await within((tx) => tx.jobs.setWalkedTo(nine + 1));
      expect(await within((tx) => tx.jobs.walkedTo())).toBe(nine + 1);
    });
  });
}
