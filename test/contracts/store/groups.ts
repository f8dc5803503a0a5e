import { describe, expect, it } from 'vitest';
import type { Group } from '../../../src/domain/group.ts';
import { freshStore, type OpenEmpty } from './opened.ts';
import { awkward, group, minute, nine } from './samples.ts';

export function groupContract(open: OpenEmpty): void {
  describe('groups', () => {
    const { within } = freshStore(open);
    const put = (changes: Partial<Group>) => within((tx) => tx.groups.put(group(changes)));

    it('come back as they were', async () => {
      const full = group({
        present: false,
        trialUntil: nine + 1,
        pausedUntil: nine + 2,
        endsOn: '2026-12-31',
        lastWorkAt: nine + 3,
        ownerId: null,
        adminIds: ['p2', 'p"3'],
        refreshedAt: nine + 4,
      });
      await within((tx) => tx.groups.put(full));
      expect(await within((tx) => tx.groups.get('g1'))).toEqual(full);
      expect(await within((tx) => tx.groups.get('g2'))).toBeNull();
    });

    it('may be named anything, also the same', async () => {
      const given = awkward.map((name, number) => group({ id: `${name}${number}`, name }));
      await within(async (tx) => {
        for (const one of given) await tx.groups.put(one);
      });
      const listed = await within((tx) => tx.groups.list());
      expect(new Set(listed)).toEqual(new Set(given));
    });

    it('are replaced whole', async () => {
      await put({ trialUntil: nine, adminIds: ['p2'], lastWorkAt: nine });
      await put({ name: '新名' });
      expect(await within((tx) => tx.groups.list())).toEqual([group({ name: '新名' })]);
    });

    it('move their last work forward, never back', async () => {
      await put({ id: 'g1' });
      await put({ id: 'g2', lastWorkAt: nine + minute });
      await put({ id: 'g3', lastWorkAt: nine - minute });
      const work = new Map(['g1', 'g2', 'g3', 'unknown'].map((id) => [id, nine]));
      await within((tx) => tx.groups.touch(work));
      await within((tx) => tx.groups.touch(new Map()));
      const listed = await within((tx) => tx.groups.list());
      expect(listed.map((one) => one.lastWorkAt)).toEqual([nine, nine + minute, nine]);
    });

    it('are touched by the thousand', async () => {
      const many = Array.from({ length: 1_200 }, (_, number) => `g${number}`);
      await within(async (tx) => {
        for (const id of many) await tx.groups.put(group({ id }));
        await tx.groups.touch(new Map(many.map((id) => [id, nine])));
      });
      const listed = await within((tx) => tx.groups.list());
      expect(listed.filter((one) => one.lastWorkAt === nine)).toHaveLength(1_200);
    });

    it('carry what their owners set, the last word for each key', async () => {
      const overlay = { groupId: 'g1', key: 'hours', value: '[1]', setBy: 'p1', setAt: nine };
      await within(async (tx) => {
        await tx.groups.setOverlay(overlay);
        await tx.groups.setOverlay({ ...overlay, value: '["二"]', setBy: 'p2', setAt: nine + 1 });
        await tx.groups.setOverlay({ ...overlay, key: 'ends', value: '"2026-12-31"' });
        await tx.groups.setOverlay({ ...overlay, groupId: 'g2' });
      });
      const overlays = (id: string) => within((tx) => tx.groups.overlays(id));
      expect(await overlays('g1')).toEqual([
        { ...overlay, key: 'ends', value: '"2026-12-31"' },
        { ...overlay, value: '["二"]', setBy: 'p2', setAt: nine + 1 },
      ]);
      await within((tx) => tx.groups.dropOverlay('g1', 'hours'));
      expect((await overlays('g1')).map((one) => one.key)).toEqual(['ends']);
      expect(await overlays('g2')).toHaveLength(1);
    });
  });
}
