import { describe, expect, it } from 'vitest';
import { freshStore, type OpenEmpty } from './opened.ts';
import { awkward, nine } from './samples.ts';

export function journalContract(open: OpenEmpty): void {
  describe('the journal', () => {
    const { within } = freshStore(open);
    const entry = { at: nine, actorId: 'p1', action: 'pause', groupId: 'g1', detail: '120' };

    it('tells the newest first, by group and between two instants', async () => {
      await within(async (tx) => {
        await tx.journal.add(entry);
        await tx.journal.add({ ...entry, at: nine + 1, groupId: null });
        await tx.journal.add({ ...entry, at: nine + 2, action: 'enable' });
      });
      const list = async (
        filter: { groupId?: string; since?: number; until?: number },
        limit = 10,
      ) => (await within((tx) => tx.journal.list(filter, limit))).map((one) => one.at - nine);
      expect(await list({})).toEqual([2, 1, 0]);
      expect(await list({}, 1)).toEqual([2]);
      expect(await list({ groupId: 'g1' })).toEqual([2, 0]);
      expect(await list({ since: nine + 1 })).toEqual([2, 1]);
      expect(await list({ groupId: 'g1', since: nine + 1 })).toEqual([2]);
      expect(await list({ until: nine + 2 })).toEqual([1, 0]);
      expect(await list({ since: nine + 1, until: nine + 2 })).toEqual([1]);
    });

    it('has a head that moves with every entry and depends on all of them', async () => {
      const heads = async (...details: readonly string[]) => {
        const seen: unknown[] = [await within((tx) => tx.journal.head())];
        for (const detail of details) {
          await within((tx) => tx.journal.add({ ...entry, detail }));
          seen.push(await within((tx) => tx.journal.head()));
        }
        return seen;
      };
      const seen = await heads('a', 'b', 'a');
      expect(seen).toEqual([
        null,
        ...[1, 2, 3].map((entries) => ({
          entries,
          link: expect.stringMatching(/^[0-9a-f]{64}$/) as unknown,
        })),
      ]);
      expect(new Set(seen.map((head) => JSON.stringify(head))).size).toBe(4);
    });

    it('numbers on after an entry that was rolled back', async () => {
      await within((tx) => tx.journal.add(entry));
      const failing = within(async (tx) => {
        await tx.journal.add(entry);
        throw new Error('too late');
      });
      await expect(failing).rejects.toThrow('too late');
      await within((tx) => tx.journal.add(entry));
      expect((await within((tx) => tx.journal.head()))?.entries).toBe(2);
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
