import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { freshStore, type OpenEmpty } from './opened.ts';

export function countContract(open: OpenEmpty): void {
  describe('counts', () => {
    const { within } = freshStore(open);
    const count = (groupId: string, day: string, what: string, figure: number) => ({
      groupId,
      day,
      what,
      count: figure,
    });

    it('add up, within one call and over several', async () => {
      const one = count('g1', '2026-10-12', 'messages', 1);
      await within((tx) => tx.counts.add([one, one, { ...one, what: 'work', count: 5 }]));
      await within((tx) => tx.counts.add([{ ...one, count: 3 }]));
      await within((tx) => tx.counts.add([]));
      expect(await within((tx) => tx.counts.between(one.day, one.day))).toEqual([
        count('g1', '2026-10-12', 'messages', 5),
        count('g1', '2026-10-12', 'work', 5),
      ]);
    });

    it('are told for both days and all between them, of one group or of all', async () => {
      const days = ['2026-09-30', '2026-10-01', '2026-10-02', '2026-10-03'];
      await within((tx) =>
        tx.counts.add(days.flatMap((day) => [count('g1', day, 'm', 1), count('g2', day, 'm', 2)])),
      );
      const between = (groupId?: string) =>
        within((tx) => tx.counts.between('2026-10-01', '2026-10-02', groupId));
      expect(await between('g1')).toEqual([
        count('g1', '2026-10-01', 'm', 1),
        count('g1', '2026-10-02', 'm', 1),
      ]);
      expect(await between()).toHaveLength(4);
    });

    it('are summed up for each group, of one figure and of these days alone', async () => {
      const day = '2026-10-12';
      await within((tx) =>
        tx.counts.add([
          ...[count('g1', day, 'messages', 2), count('g1', '2026-10-13', 'messages', 3)],
          ...[count('g1', day, 'work', 9), count('g1', '2026-10-14', 'messages', 9)],
          count('g2', day, 'messages', 1),
        ]),
      );
      expect(await within((tx) => tx.counts.sums(day, '2026-10-13', 'messages'))).toEqual(
        new Map([
          ['g1', 5],
          ['g2', 1],
        ]),
      );
      expect(await within((tx) => tx.counts.sums(day, day, 'none'))).toEqual(new Map());
    });

    it('are the sum of what was added, in whatever pieces it came', async () => {
      let run = 0;
      const figures = fc.array(
        fc.array(fc.tuple(fc.constantFrom('a', 'b', 'c'), fc.integer({ min: 0, max: 9 }))),
        { maxLength: 6 },
      );
      await fc.assert(
        fc.asyncProperty(figures, async (batches) => {
          const groupId = `g${(run += 1)}`;
          const sums = new Map<string, number>();
          for (const batch of batches) {
            await within((tx) =>
              tx.counts.add(batch.map(([what, n]) => count(groupId, '2026-10-12', what, n))),
            );
            for (const [what, n] of batch) sums.set(what, (sums.get(what) ?? 0) + n);
          }
          const told = await within((tx) => tx.counts.between('2026-10-12', '2026-10-12', groupId));
          expect(new Map(told.map((row) => [row.what, row.count]))).toEqual(sums);
        }),
        { numRuns: 40 },
      );
    });

    it('are forgotten before a day, by the thousand, and not on it', async () => {
      const old = Array.from({ length: 2_500 }, (_, n) => count(`g${n}`, '2026-10-11', 'm', 1));
      const kept = count('g1', '2026-10-12', 'm', 1);
      await within((tx) => tx.counts.add([...old, kept]));
      expect(await within((tx) => tx.counts.purge('2026-10-12'))).toBe(2_500);
      expect(await within((tx) => tx.counts.between('0000-01-01', '9999-12-31'))).toEqual([kept]);
    });
  });
}
