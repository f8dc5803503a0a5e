import { describe, expect, it } from 'vitest';
import { freshStore, type OpenEmpty } from './opened.ts';
import { awkward, nine } from './samples.ts';

export function peopleContract(open: OpenEmpty): void {
  describe('people', () => {
    const { within } = freshStore(open);

    it('come back as they were, under any name', async () => {
      const given = awkward.map((name, number) => ({
        id: `${name}${number}`,
        name,
        reachable: [true, false, null][number % 3] ?? null,
      }));
      await within((tx) => tx.people.put(given));
      const found = await within((tx) => tx.people.getMany(given.map((one) => one.id)));
      expect([...found.values()].sort(byId)).toEqual([...given].sort(byId));
      expect(await within((tx) => tx.people.get(given[0]?.id ?? ''))).toEqual(given[0]);
      expect(await within((tx) => tx.people.get('unknown'))).toBeNull();
    });

    it('are found by the ten thousand, those who are known', async () => {
      const many = Array.from({ length: 5_000 }, (_, n) => ({
        id: `p${n}`,
        name: '张三',
        reachable: null,
      }));
      await within((tx) => tx.people.put(many));
      const asked = Array.from({ length: 40_000 }, (_, n) => `p${n}`);
      expect((await within((tx) => tx.people.getMany(asked))).size).toBe(5_000);
      expect((await within((tx) => tx.people.getMany([]))).size).toBe(0);
    });

    it('take a new name, the last one where a list names them twice', async () => {
      const person = { id: 'p1', reachable: null };
      await within((tx) => tx.people.put([{ ...person, name: '旧名' }]));
      await within((tx) =>
        tx.people.put([
          { ...person, name: '新名' },
          { ...person, name: '更新' },
        ]),
      );
      expect(await within((tx) => tx.people.get('p1'))).toEqual({ ...person, name: '更新' });
    });

    it('stay reachable or not until somebody knows better', async () => {
      const person = { id: 'p1', name: '张三', reachable: null };
      await within(async (tx) => {
        await tx.people.put([person]);
        await tx.people.setReachable('p1', false);
        await tx.people.put([person]);
      });
      expect((await within((tx) => tx.people.get('p1')))?.reachable).toBe(false);
      await within((tx) => tx.people.put([{ ...person, reachable: true }]));
      expect(await within((tx) => tx.people.get('p1'))).toEqual({ ...person, reachable: true });
    });

    it('may be reachable before they have a name', async () => {
      await within((tx) => tx.people.setReachable('p9', true));
      expect(await within((tx) => tx.people.get('p9'))).toEqual({
        id: 'p9',
        name: '',
        reachable: true,
      });
    });
  });

  describe('members', () => {
    const { within } = freshStore(open);
    const member = (groupId: string, personId: string, name: string) => ({
      groupId,
      personId,
      name,
    });

    it('of a group are replaced as a whole, and no other group is touched', async () => {
      await within(async (tx) => {
        await tx.people.setMembers('g1', [member('g1', 'p1', '甲'), member('g1', 'p2', '乙')]);
        await tx.people.setMembers('g2', [member('g2', 'p1', '甲')]);
        await tx.people.setMembers('g1', [member('g1', 'p3', '丙'), member('g1', 'p2', '乙乙')]);
      });
      const members = (id: string) => within((tx) => tx.people.members(id));
      expect(await members('g1')).toEqual([member('g1', 'p2', '乙乙'), member('g1', 'p3', '丙')]);
      expect(await members('g2')).toEqual([member('g2', 'p1', '甲')]);
      await within((tx) => tx.people.setMembers('g2', []));
      expect(await members('g2')).toEqual([]);
    });

    it('are found by person', async () => {
      await within(async (tx) => {
        await tx.people.setMembers('g2', [member('g2', 'p1', '张三')]);
        await tx.people.setMembers('g1', [
          member('g1', 'p1', '张三'),
          member('g1', 'p2', '张三丰'),
        ]);
      });
      expect(await within((tx) => tx.people.groupsOf('p1'))).toEqual(['g1', 'g2']);
      expect(await within((tx) => tx.people.groupsOf('p9'))).toEqual([]);
    });

    it('are a crowd where the group is one, each of them once', async () => {
      const crowd = Array.from({ length: 5_000 }, (_, n) => member('g1', `p${n}`, '成员'));
      await within((tx) => tx.people.setMembers('g1', [...crowd, ...crowd]));
      expect(await within((tx) => tx.people.members('g1'))).toHaveLength(5_000);
    });
  });

  describe('bindings of a name to a person', () => {
    const { within } = freshStore(open);

    it('follow the latest confirmation', async () => {
      await within(async (tx) => {
        await tx.people.bind('owner', '青溪镇', '张三', 'p1', nine);
        await tx.people.bind('owner', '青溪镇', '张三', 'the right one', nine + 1);
      });
      const bound = await within((tx) => tx.people.bound('owner', '青溪镇'));
      expect(bound).toEqual(new Map([['张三', 'the right one']]));
    });

    it('hold for their role and scope alone, the oldest first', async () => {
      await within(async (tx) => {
        await tx.people.bind('publisher', 'a', '乙', 'p2', nine + 1);
        await tx.people.bind('publisher', 'a', '甲', 'p1', nine);
        await tx.people.bind('publisher', 'b', '甲', 'p3', nine);
        await tx.people.bind('owner', 'a', '甲', 'p4', nine);
      });
      const bound = await within((tx) => tx.people.bound('publisher', 'a'));
      expect([...bound]).toEqual([
        ['甲', 'p1'],
        ['乙', 'p2'],
      ]);
      expect(await within((tx) => tx.people.bound('head', ''))).toEqual(new Map());
    });

    it('are taken from a person under every name, and from nobody else', async () => {
      await within(async (tx) => {
        await tx.people.bind('publisher', 'a', '甲', 'p1', nine);
        await tx.people.bind('publisher', 'a', '老甲', 'p1', nine + 1);
        await tx.people.bind('publisher', 'a', '乙', 'p2', nine + 2);
        await tx.people.bind('publisher', 'b', '甲', 'p1', nine);
        await tx.people.bind('owner', 'a', '甲', 'p1', nine);
        await tx.people.unbind('publisher', 'a', 'p1');
        await tx.people.unbind('publisher', 'a', 'nobody');
      });
      const bound = (role: string, scope: string) => within((tx) => tx.people.bound(role, scope));
      expect([...(await bound('publisher', 'a'))]).toEqual([['乙', 'p2']]);
      expect([...(await bound('publisher', 'b'))]).toEqual([['甲', 'p1']]);
      expect([...(await bound('owner', 'a'))]).toEqual([['甲', 'p1']]);
    });
  });
}

function byId(a: { readonly id: string }, b: { readonly id: string }): number {
  return a.id < b.id ? -1 : 1;
}
