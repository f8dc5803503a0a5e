import { describe, expect, it } from 'vitest';
import type { NewProposal } from '../../../src/domain/proposal.ts';
import { freshStore, type OpenEmpty } from './opened.ts';
import { awkward, minute, nine } from './samples.ts';

export function proposalContract(open: OpenEmpty): void {
  describe('proposals', () => {
    const { within } = freshStore(open);
    const proposal = (changes: Partial<NewProposal> = {}): NewProposal => ({
      kind: 'announcement',
      byId: 'p1',
      payload: '{"text":"明天停水"}',
      madeAt: nine,
      expiresAt: nine + 30 * minute,
      ...changes,
    });
    const make = (changes?: Partial<NewProposal>) =>
      within((tx) => tx.proposals.add(proposal(changes)));
    const waiting = async (now: number, kind?: string) =>
      (await within((tx) => tx.proposals.open(now, kind))).map(({ id }) => id);

    it('are numbered and come back as they were, waiting', async () => {
      for (const [at, word] of awkward.entries()) {
        const given = proposal({ payload: JSON.stringify({ word }), byId: word });
        expect(await within((tx) => tx.proposals.add(given))).toBe(at + 1);
        expect(await within((tx) => tx.proposals.get(at + 1))).toEqual({
          ...given,
          id: at + 1,
          outcome: null,
          decidedBy: null,
          decidedAt: null,
        });
      }
      expect(await within((tx) => tx.proposals.get(9_999))).toBeNull();
    });

    it('wait up to their last instant and no longer, the oldest first, by sort', async () => {
      await make({ expiresAt: nine });
      await make({ expiresAt: nine + 1, kind: 'supervisor' });
      await make({ expiresAt: nine + 1 });
      await within((tx) => tx.proposals.settle(3, 'dropped', 'p1', nine));
      expect(await waiting(nine)).toEqual([1, 2]);
      expect(await waiting(nine + 1)).toEqual([2]);
      expect(await waiting(nine, 'supervisor')).toEqual([2]);
      expect(await waiting(nine + 2)).toEqual([]);
    });

    it.each(['done', 'dropped'] as const)(
      'once %s, hold who said so and no words, and are not settled again',
      async (outcome) => {
        await make();
        await within((tx) => tx.proposals.settle(1, outcome, 'p2', nine + 1));
        const settled = { outcome, decidedBy: 'p2', decidedAt: nine + 1, payload: '{}' };
        expect(await within((tx) => tx.proposals.get(1))).toMatchObject(settled);
        const again = within((tx) => tx.proposals.settle(1, 'done', 'p3', nine + 2));
        await expect(again).rejects.toThrow(/wait/);
        expect(await within((tx) => tx.proposals.get(1))).toMatchObject(settled);
        await expect(within((tx) => tx.proposals.settle(9, 'done', 'p2', nine))).rejects.toThrow();
      },
    );

    it('that ran out lose their words, those that still wait keep them', async () => {
      await make({ expiresAt: nine - 1 });
      await make({ expiresAt: nine });
      expect(await within((tx) => tx.proposals.purge(nine))).toBe(1);
      expect(await within((tx) => tx.proposals.purge(nine))).toBe(0);
      expect((await within((tx) => tx.proposals.get(1)))?.payload).toBe('{}');
      expect((await within((tx) => tx.proposals.get(2)))?.payload).toContain('明天停水');
    });

    it('never get the number of an older one', async () => {
      await make();
      await within((tx) => tx.proposals.settle(1, 'done', 'p2', nine));
      await within((tx) => tx.proposals.purge(nine + 60 * minute));
      expect(await make()).toBe(2);
    });
  });
}
