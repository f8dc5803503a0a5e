import { describe, expect, it } from 'vitest';
import { freshStore, type OpenEmpty } from './opened.ts';
import { application, entry, note, rectification } from './samples-register.ts';

export function givingWayContract(open: OpenEmpty): void {
  describe('an entry the bot only found', () => {
    const { within } = freshStore(open);

    it('goes for the one that was filed, which takes over what points at it', async () => {
      await within(async (tx) => {
        await tx.entries.add(entry({ state: 'unregistered', groupId: 'g1' }), note);
        await tx.entries.add(entry({ state: 'approved' }), note);
        await tx.applications.add(application({ entry: 1 }));
        await tx.rectifications.add(rectification({ entry: 1 }));
        await tx.entries.giveWay(1, 2);
        expect(await tx.entries.get(1)).toBeNull();
        expect(await tx.entries.ofGroup('g1')).toBeNull();
        expect(await tx.entries.history({ entry: 1 })).toEqual([]);
        expect(await tx.applications.ofEntry(2)).toHaveLength(1);
        expect(await tx.rectifications.list({ entry: 2 })).toHaveLength(1);
      });
    });

    it('does not go where it is more than found, nor for one that is not there', async () => {
      await within(async (tx) => {
        await tx.entries.add(entry({ state: 'active', groupId: 'g1' }), note);
        await tx.entries.add(entry({ state: 'unregistered', groupId: 'g2' }), note);
        await expect(tx.entries.giveWay(1, 2)).rejects.toThrow(/found/);
        await expect(tx.entries.giveWay(2, 9)).rejects.toThrow(/9/);
        expect((await tx.entries.list()).map(({ number }) => number)).toEqual([1, 2]);
      });
    });
  });
}
