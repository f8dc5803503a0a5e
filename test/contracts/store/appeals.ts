import { describe, expect, it } from 'vitest';
import type { NewAppeal } from '../../../src/domain/appeal.ts';
import type { Tx } from '../../../src/ports/store.ts';
import { freshStore, type OpenEmpty } from './opened.ts';
import { awkward, minute, nine, violation } from './samples.ts';

export function appealContract(open: OpenEmpty): void {
  describe('appeals', () => {
    const { within } = freshStore(open);
    /** Appeals against a case of its own. */
    const file = async (tx: Tx, changes: Partial<NewAppeal> = {}): Promise<NewAppeal> => {
      const { id } = await tx.violations.add(violation());
      const given = {
        violationId: id,
        byId: 'p1',
        reason: '当时正在处置险情。',
        filedAt: nine,
        dueAt: nine + 60 * minute,
        ...changes,
      };
      await tx.appeals.add(given);
      return given;
    };
    const numbers = (found: readonly { readonly violationId: number }[]) =>
      found.map(({ violationId }) => violationId);

    it('come back as they were, open, under any words', async () => {
      for (const reason of awkward) {
        const given = await within((tx) => file(tx, { reason, byId: `p${reason}` }));
        expect(await within((tx) => tx.appeals.get(given.violationId))).toEqual({
          ...given,
          reviewerId: null,
          outcome: null,
          decidedAt: null,
        });
      }
      expect(await within((tx) => tx.appeals.get(9_999))).toBeNull();
    });

    it('are filed once a case, even after it was decided', async () => {
      const given = await within((tx) => file(tx));
      await expect(within((tx) => tx.appeals.add(given))).rejects.toThrow();
      await within((tx) => tx.appeals.decide(given.violationId, 'upheld', 'p2', nine));
      await expect(within((tx) => tx.appeals.add(given))).rejects.toThrow();
    });

    it('are against a case there is, and go with it', async () => {
      const nowhere = { violationId: 77, byId: 'p1', reason: '', filedAt: nine, dueAt: nine };
      await expect(within((tx) => tx.appeals.add(nowhere))).rejects.toThrow();
      const { violationId } = await within((tx) => file(tx));
      await within((tx) => tx.violations.purge(nine + 1));
      expect(await within((tx) => tx.appeals.get(violationId))).toBeNull();
    });

    it('wait until they are decided, the soonest due first', async () => {
      await within(async (tx) => {
        await file(tx, { dueAt: nine + 2 });
        await file(tx, { dueAt: nine + 1 });
        await file(tx, { dueAt: nine });
        await file(tx, { dueAt: nine + 1 });
        await tx.appeals.decide(3, 'lapsed', null, nine);
      });
      expect(numbers(await within((tx) => tx.appeals.open()))).toEqual([2, 4, 1]);
    });

    it.each(['upheld', 'overturned', 'lapsed'] as const)(
      'once %s, hold who decided and no reason, and are not decided again',
      async (outcome) => {
        const reviewerId = outcome === 'lapsed' ? null : 'p2';
        const { violationId } = await within((tx) => file(tx));
        await within((tx) => tx.appeals.decide(violationId, outcome, reviewerId, nine + 1));
        expect(await within((tx) => tx.appeals.get(violationId))).toMatchObject({
          reason: '',
          outcome,
          reviewerId,
          decidedAt: nine + 1,
        });
        const again = within((tx) => tx.appeals.decide(violationId, 'upheld', 'p3', nine + 2));
        await expect(again).rejects.toThrow(/open/);
        expect((await within((tx) => tx.appeals.get(violationId)))?.outcome).toBe(outcome);
      },
    );
  });
}
