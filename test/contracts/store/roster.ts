import { describe, expect, it } from 'vitest';
import { rosterStates, type RosterLine } from '../../../src/domain/roster.ts';
import { freshStore, type OpenEmpty } from './opened.ts';
import { awkward } from './samples.ts';

export function rosterContract(open: OpenEmpty): void {
  describe("the office's list of its people", () => {
    const { within } = freshStore(open);
    const line = (name: string, nth = 0): RosterLine => ({
      ...{ name, unit: '青溪镇', post: nth % 2 === 0 ? null : '干事' },
      ...{ state: rosterStates[nth % 3] ?? 'serving', since: nth % 2 === 0 ? '2026-03-01' : null },
    });

    it('is replaced whole and keeps its order, also by two of one name and by an empty one', async () => {
      const first = [...awkward, '张伟', '张伟'].map(line);
      await within((tx) => tx.roster.replace(first));
      expect(await within((tx) => tx.roster.list())).toEqual(first);
      const many = Array.from({ length: 1_300 }, (_, nth) => line(`人${String(nth)}`, nth));
      await within((tx) => tx.roster.replace(many));
      expect(await within((tx) => tx.roster.list())).toEqual(many);
      await within((tx) => tx.roster.replace([]));
      expect(await within((tx) => tx.roster.list())).toEqual([]);
    });
  });
}
