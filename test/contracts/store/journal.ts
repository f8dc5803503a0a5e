import { describe, expect, it } from 'vitest';
import { freshStore, type OpenEmpty } from './opened.ts';
import { awkward, nine } from './samples.ts';

export function journalContract(open: OpenEmpty): void {
  describe('the journal', () => {
    const { within } = freshStore(open);
    const entry = { at: nine, actorId: 'p1', action: 'pause', groupId: 'g1', detail: '120' };

    it('tells the newest first, by group and since an instant', async () => {
      await within(async (tx) => {
        await tx.journal.add(entry);
        await tx.journal.add({ ...entry, at: nine + 1, groupId: null });
        await tx.journal.add({ ...entry, at: nine + 2, action: 'enable' });
      });
      const list = async (filter: { groupId?: string; since?: number }, limit = 10) =>
        (await within((tx) => tx.journal.list(filter, limit))).map((one) => one.at - nine);
      expect(await list({})).toEqual([2, 1, 0]);
      expect(await list({}, 1)).toEqual([2]);
      expect(await list({ groupId: 'g1' })).toEqual([2, 0]);
      expect(await list({ since: nine + 1 })).toEqual([2, 1]);
      expect(await list({ groupId: 'g1', since: nine + 1 })).toEqual([2]);
    });

    it('keeps entries as they were', async () => {
      const given = awkward.map((word) => ({ ...entry, action: word, detail: word }));
      await within(async (tx) => {
        for (const one of given) await tx.journal.add(one);
      });
      const listed = await within((tx) => tx.journal.list({}, 100));
      expect([...listed].reverse()).toEqual(given);
    });
  });
}
