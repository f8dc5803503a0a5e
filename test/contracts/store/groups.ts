import { describe, expect, it } from 'vitest';
import type { Group } from '../../../src/domain/group.ts';
import { freshStore, type OpenEmpty } from './opened.ts';
import { awkward, facts, group, minute, nine, violation } from './samples.ts';

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

    it('are found by what was set of them', async () => {
      const overlay = { key: 'claimed', value: 'true', setBy: 'p1', setAt: nine };
      await within(async (tx) => {
        for (const groupId of ['g2', 'g1']) await tx.groups.setOverlay({ ...overlay, groupId });
        await tx.groups.setOverlay({ ...overlay, groupId: 'g3', key: 'hours' });
      });
      expect(await within((tx) => tx.groups.overlaid('claimed'))).toEqual(
        new Map(['g1', 'g2'].map((groupId) => [groupId, { ...overlay, groupId }])),
      );
      expect(await within((tx) => tx.groups.overlaid('ends'))).toEqual(new Map());
    });

    it('go on under another id, with all that is kept of them', async () => {
      const by = { value: 'true', setBy: 'p1', setAt: nine };
      const count = { day: '2026-10-12', what: 'messages', count: 2 };
      await put({
        id: 'old',
        name: '旧',
        trialUntil: nine + 7,
        lastWorkAt: nine,
        endsOn: '2026-12-31',
      });
      await put({ id: 'new', name: '新', joinedAt: nine + 9, ownerId: 'p9' });
      await put({ id: 'other' });
      await within(async (tx) => {
        for (const groupId of ['old', 'other']) {
          await tx.groups.setOverlay({ ...by, groupId, key: 'hours' });
          await tx.violations.add(violation({ groupId, personId: groupId, messageId: groupId }));
          await tx.violations.add(violation({ groupId, messageId: `p ${groupId}` }));
          await tx.messages.addFacts([facts({ groupId, messageId: groupId })]);
          await tx.people.setMembers(groupId, [{ groupId, personId: 'p1', name: '旧' }]);
        }
        await tx.groups.setOverlay({ ...by, groupId: 'new', key: 'hours', value: 'false' });
        await tx.groups.setOverlay({ ...by, groupId: 'new', key: 'met' });
        await tx.people.setMembers('new', [{ groupId: 'new', personId: 'p9', name: '新' }]);
        await tx.counts.add(['old', 'new', 'other'].map((groupId) => ({ ...count, groupId })));
        await tx.counts.add([{ ...count, groupId: 'old', what: 'work' }]);
        await tx.groups.succeed('old', 'new');
      });
      await within(async (tx) => {
        expect(await tx.groups.get('old')).toBeNull();
        expect(await tx.groups.get('new')).toEqual(
          group({
            ...{ id: 'new', name: '新', ownerId: 'p9', joinedAt: nine },
            ...{ trialUntil: nine + 7, lastWorkAt: nine, endsOn: '2026-12-31' },
          }),
        );
        expect(await tx.groups.overlays('new')).toEqual([
          { ...by, groupId: 'new', key: 'hours' },
          { ...by, groupId: 'new', key: 'met' },
        ]);
        const cases = await tx.violations.list({ groupId: 'new' });
        expect(cases.map(({ personId }) => personId).sort()).toEqual(['new', 'p1']);
        expect(await tx.messages.recentFacts('new', 0)).toHaveLength(1);
        expect(await tx.people.members('new')).toMatchObject([{ personId: 'p9' }]);
        const counted = await tx.counts.between(count.day, count.day);
        expect(counted.map((one) => `${one.groupId} ${one.what} ${one.count}`)).toEqual([
          'new messages 4',
          'new work 2',
          'other messages 2',
        ]);
        // Another one keeps what is its own.
        expect(await tx.groups.overlays('other')).toHaveLength(1);
        expect(await tx.violations.list({ groupId: 'other' })).toHaveLength(2);
        expect(await tx.messages.recentFacts('other', 0)).toHaveLength(1);
        expect(await tx.people.members('other')).toHaveLength(1);
      });
    });

    it('go on under no id that is not there', async () => {
      await put({ id: 'old' });
      await expect(within((tx) => tx.groups.succeed('old', 'new'))).rejects.toThrow('no row');
      await expect(within((tx) => tx.groups.succeed('new', 'old'))).rejects.toThrow('no row');
      await within((tx) => tx.groups.succeed('old', 'old'));
      expect(await within((tx) => tx.groups.get('old'))).not.toBeNull();
    });
  });
}
