import { describe, expect, it } from 'vitest';
import { endedStates, entryStates, type NewEntry } from '../../../src/domain/entry.ts';
import { freshStore, type OpenEmpty } from './opened.ts';
import { application, entry, note, rectification, today } from './samples-register.ts';
import { awkward, group, nine } from './samples.ts';

export function entryContract(open: OpenEmpty): void {
  describe('entries of the register', () => {
    const { within } = freshStore(open);
    const add = (changes?: Partial<NewEntry>) =>
      within((tx) => tx.entries.add(entry(changes), note));
    const list = () => within((tx) => tx.entries.list());
    const history = async (number: number) =>
      (await within((tx) => tx.entries.history({ entry: number }))).map(
        ({ key, old, now }) => `${key}: ${old ?? '–'} → ${now ?? '–'}`,
      );

    it('lose whoever applied for them without a word of him in the history', async () => {
      await add({ applicantId: 'p1' });
      await add({ applicantId: 'p1' });
      const before = await history(1);
      await within((tx) => tx.entries.forgetApplicant(1, 'erased:1'));
      expect((await list()).map(({ applicantId }) => applicantId)).toEqual(['erased:1', 'p1']);
      expect(await history(1)).toEqual(before);
    });

    it('leave no line of what nobody said when they come in', async () => {
      await add();
      const keys = (await within((tx) => tx.entries.history({}))).map(({ key }) => key);
      expect(keys.toSorted()).toEqual(['id', 'name', 'state']);
    });

    it('remember what was said and changed nothing', async () => {
      await add();
      const before = await history(1);
      await within((tx) => tx.entries.remark(1, 'kept', { ...note, reason: '群主确认保留' }));
      const lines = await within((tx) => tx.entries.history({ entry: 1 }));
      expect(await history(1)).toEqual([...before, 'kept: – → –']);
      expect(lines.at(-1)?.reason).toBe('群主确认保留');
      await expect(within((tx) => tx.entries.remark(9, 'kept', note))).rejects.toThrow();
    });

    it('come back as they were', async () => {
      const full = entry({
        ...{
          id: '青备〔2026〕7号',
          type: 'task',
          platform: 'wechat',
          unit: '青溪镇',
          tier: 'town',
        },
        ...{
          nature: '业务',
          purpose: '防汛',
          scope: '全镇',
          reason: '无同类群',
          admission: '包村',
        },
        ...{ owner: ['唐丽'], admins: ['甲', '乙'], head: ['李镇长'], publishers: ['丙'] },
        ...{
          supervisors: ['丁'],
          members: ['甲', '乙'],
          created: '2026-05-01',
          filed: '2026-04-20',
        },
        ...{ approved: '2026-04-22', approvedBy: '王书记', ends: '2026-10-31', extensions: 1 },
        ...{ lastWork: '2026-10-11', messages30: 40, notices30: 3, bot: true },
        ...{ overlap: { '2026-0002': 0.8 }, mergedInto: '2026-0003', dissolved: '2026-10-01' },
        ...{ note: '一"二', followers: 12, groupId: 'g1', applicantId: 'p1', urgent: true },
      });
      const added = await within((tx) => tx.entries.add(full, note));
      expect(added).toEqual({ ...full, number: 1 });
      const bare = await add({ sort: 'account', bot: false });
      await within(async (tx) => {
        expect(await tx.entries.get(1)).toEqual(added);
        expect(await tx.entries.byId('青备〔2026〕7号')).toEqual(added);
        expect(await tx.entries.ofGroup('g1')).toEqual(added);
        expect(await tx.entries.get(2)).toEqual(bare);
        expect(await tx.entries.list()).toEqual([added, bare]);
        expect([
          await tx.entries.get(3),
          await tx.entries.byId(''),
          await tx.entries.ofGroup(''),
        ]).toEqual([null, null, null]);
      });
    });

    it('may be named anything, also the same', async () => {
      for (const word of awkward) {
        await add({ name: word, purpose: word, owner: [word], members: [word], note: word });
      }
      const listed = await list();
      expect(listed.map(({ name, owner, members }) => [name, owner, members])).toEqual(
        awkward.map((word) => [word, [word], [word]]),
      );
    });

    it('are numbered by the register, past the numbers that a list brought along', async () => {
      await add({ id: '2026-0002' });
      await add({ id: '2026-0003' });
      const ids = [await add(), await add(), await add({ since: '2027-01-04' }), await add()];
      expect(ids.map(({ id }) => id)).toEqual(['2026-0004', '2026-0005', '2027-0005', '2026-0006']);
    });

    it('never get the number of one that is gone', async () => {
      await add({ state: 'dissolved', since: '2020-01-01' });
      await within((tx) => tx.entries.purge('2026-01-01'));
      expect((await add()).number).toBe(2);
    });

    it('are refused a second time, by their id or by their group, and nothing is left of them', async () => {
      await add({ id: 'a', groupId: 'g1' });
      await expect(add({ id: 'a' })).rejects.toThrow();
      await expect(add({ groupId: 'g1' })).rejects.toThrow();
      await expect(within((tx) => tx.entries.change(9, { name: '无' }, today))).rejects.toThrow(
        /no entry 9/,
      );
      expect(await list()).toHaveLength(1);
    });

    it('are listed by sort, state and group', async () => {
      await add({ groupId: 'g1' });
      await add({ state: 'idle', groupId: 'g2' });
      await add({ sort: 'account', state: 'idle' });
      const numbers = async (filter: object) =>
        (await within((tx) => tx.entries.list(filter))).map(({ number }) => number);
      expect(await numbers({ sort: 'group' })).toEqual([1, 2]);
      expect(await numbers({ states: ['idle'] })).toEqual([2, 3]);
      expect(await numbers({ states: ['idle'], sort: 'account' })).toEqual([3]);
      expect(await numbers({ states: [] })).toEqual([]);
      expect(await numbers({ groupIds: ['g2', 'g1', 'g9'] })).toEqual([1, 2]);
      expect(await numbers({ groupIds: [] })).toEqual([]);
      const many = Array.from({ length: 1_200 }, (_, nth) => `g${String(nth)}`);
      expect(await numbers({ groupIds: many, states: ['idle'] })).toEqual([2]);
    });

    it('remember every change: who, when, which key, old and new, why', async () => {
      await add({ ends: '2026-10-31' });
      const added = await within((tx) => tx.entries.history({}));
      expect(added.map(({ key }) => key)).toContain('name');
      const by = { ...today, at: nine + 5, actorId: 'p2', reason: '群主申请延期获批准' };
      const changes = { ends: '2026-12-31', extensions: 1, owner: ['唐丽', '李强'] };
      const after = await within((tx) => tx.entries.change(1, changes, by));
      expect(after).toMatchObject(changes);
      expect(await within((tx) => tx.entries.get(1))).toEqual(after);
      const line = { entry: 1, at: nine + 5, actorId: 'p2', reason: '群主申请延期获批准' };
      const since = await within((tx) => tx.entries.history({ since: nine + 1 }));
      expect(since.toSorted((a, b) => a.key.localeCompare(b.key))).toEqual([
        { ...line, key: 'ends', old: '2026-10-31', now: '2026-12-31' },
        { ...line, key: 'extensions', old: '0', now: '1' },
        { ...line, key: 'owner', old: null, now: '唐丽；李强' },
      ]);
    });

    it('tell their history by entry and between two instants, the oldest first', async () => {
      await add();
      await add();
      const rename = (number: number, at: number) =>
        within((tx) =>
          tx.entries.change(number, { name: `群${String(at)}` }, { ...today, at: nine + at }),
        );
      for (const at of [1, 2, 3]) await rename(1, at);
      await rename(2, 2);
      const told = async (filter: object, limit?: number) =>
        (await within((tx) => tx.entries.history(filter, limit)))
          .filter(({ at }) => at > nine)
          .map(({ entry: number, now }) => `${String(number)} ${now ?? ''}`);
      expect(await told({ since: nine + 1 })).toEqual(['1 群1', '1 群2', '1 群3', '2 群2']);
      expect(await told({ since: nine + 2, until: nine + 3 })).toEqual(['1 群2', '2 群2']);
      expect(await told({ entry: 2, since: nine + 1 })).toEqual(['2 群2']);
      expect(await told({ since: nine + 1 }, 2)).toEqual(['1 群1', '1 群2']);
    });

    it('leave no line where nothing is changed', async () => {
      const first = await add({ members: ['甲'] });
      const before = await history(1);
      const same = { name: first.name, members: ['甲'], state: 'active' } as const;
      await within((tx) => tx.entries.change(1, same, today));
      expect(await history(1)).toEqual(before);
      expect(await within((tx) => tx.entries.get(1))).toEqual(first);
    });

    it('count from the day on which they came into their state', async () => {
      await add();
      const move = (changes: object, day: string) =>
        within((tx) => tx.entries.change(1, changes, { ...note, day }));
      expect(await move({ state: 'idle' }, '2026-10-12')).toMatchObject({ since: '2026-10-12' });
      expect(await move({ state: 'idle', name: '新' }, '2026-10-13')).toMatchObject({
        since: '2026-10-12',
      });
      expect(await move({ state: 'active', since: '2026-10-10' }, '2026-10-14')).toMatchObject({
        since: '2026-10-10',
      });
      await move({ since: '2026-10-14' }, '2026-10-14');
      expect(await within((tx) => tx.entries.get(1))).toMatchObject({ since: '2026-10-14' });
      expect((await history(1)).slice(-3)).toEqual([
        'name: 青溪镇防汛工作群 → 新',
        'state: idle → active',
        'since: 2026-10-10 → 2026-10-14',
      ]);
    });

    it('leave no line of what is measured', async () => {
      await add();
      const before = await history(1);
      await within((tx) => tx.entries.observe(1, { lastWork: '2026-10-12', bot: true }));
      await within((tx) => tx.entries.observe(1, { messages30: 9 }));
      await within((tx) => tx.entries.observe(1, {}));
      const seen = { lastWork: '2026-10-12', bot: true, messages30: 9, notices30: null };
      expect(await within((tx) => tx.entries.get(1))).toMatchObject(seen);
      expect(await history(1)).toEqual(before);
    });

    it('name no member in their history, and write other members of the same number all the same', async () => {
      await add({ members: ['甲某', '乙某'] });
      const change = (members: NewEntry['members']) =>
        within((tx) => tx.entries.change(1, { members }, today));
      await change(['丙某', '丁某']);
      expect(await within((tx) => tx.entries.get(1))).toMatchObject({ members: ['丙某', '丁某'] });
      await change(['丙某', '丁某', '戊某']);
      const lines = await history(1);
      expect(lines.filter((line) => line.startsWith('members'))).toEqual([
        'members: – → 2人',
        'members: 2人 → 3人',
      ]);
      expect(lines.join()).not.toMatch(/某/u);
    });

    it.each(endedStates)(
      'keep of their members only the number once they are %s',
      async (state) => {
        await add({ members: ['甲', '乙'] });
        expect(await within((tx) => tx.entries.change(1, { state }, today))).toMatchObject({
          members: 2,
        });
        await within((tx) => tx.entries.change(1, { members: ['丙'] }, today));
        expect(await within((tx) => tx.entries.get(1))).toMatchObject({ state, members: 1 });
        expect(await add({ state, members: ['甲', '乙', '丙'] })).toMatchObject({ members: 3 });
        expect(await within((tx) => tx.entries.get(2))).toMatchObject({ members: 3 });
      },
    );

    it('keep their members while they stand', async () => {
      for (const state of entryStates.filter((one) => !endedStates.includes(one))) {
        expect(await add({ state, members: ['甲', '乙'] })).toMatchObject({
          members: ['甲', '乙'],
        });
      }
    });

    it('go with their group to another id, and with everything that is about them', async () => {
      await add({ groupId: 'old', name: '旧' });
      await add({ groupId: 'new', name: '新', state: 'unregistered' });
      await add({ groupId: 'other' });
      await within(async (tx) => {
        await tx.groups.put(group({ id: 'old' }));
        await tx.groups.put(group({ id: 'new' }));
        await tx.applications.add(application({ entry: 2 }));
        await tx.rectifications.add(rectification({ entry: 2 }));
        await tx.groups.succeed('old', 'new');
        expect(await tx.entries.ofGroup('new')).toMatchObject({ number: 1, name: '旧' });
        expect(await tx.entries.ofGroup('old')).toBeNull();
        expect(await tx.entries.ofGroup('other')).toMatchObject({ number: 3 });
        expect((await tx.entries.list()).map(({ number }) => number)).toEqual([1, 3]);
        expect(await tx.applications.get(1)).toMatchObject({ entry: 1 });
        expect(await tx.rectifications.get(1)).toMatchObject({ entry: 1 });
        await tx.entries.succeed('nowhere', 'other');
        expect(await tx.entries.ofGroup('other')).toMatchObject({ number: 3 });
      });
    });

    it('that were only found give way to what was filed under the new id', async () => {
      await add({ groupId: 'old', state: 'unregistered' });
      await add({ groupId: 'new', name: '已备案' });
      await within((tx) => tx.entries.succeed('old', 'new'));
      expect(await list()).toMatchObject([{ number: 2, groupId: 'new', name: '已备案' }]);
    });

    it('are dropped with all that is about them once they ended long ago, others stay', async () => {
      for (const state of entryStates) await add({ state, since: '2023-10-11' });
      await add({ state: 'dissolved', since: '2023-10-12' });
      const ended = entryStates.flatMap((state, nth) =>
        endedStates.includes(state) ? [nth + 1] : [],
      );
      const gone = ended[0] ?? 0;
      await within(async (tx) => {
        for (const number of [1, gone]) {
          await tx.applications.add(application({ entry: number }));
          await tx.rectifications.add(rectification({ entry: number }));
        }
        expect(await tx.entries.purge('2023-10-12')).toBe(4);
        expect(await tx.entries.purge('2023-10-12')).toBe(0);
        const left = (await tx.entries.list()).map(({ number }) => number);
        expect(left).toEqual(
          [...entryStates, 'since'].map((_, nth) => nth + 1).filter((nth) => !ended.includes(nth)),
        );
        expect(await tx.entries.history({ entry: gone })).toEqual([]);
        expect(await tx.entries.history({ entry: 1 })).not.toEqual([]);
        expect(await tx.applications.get(1)).not.toBeNull();
        expect(await tx.applications.get(2)).toBeNull();
        expect((await tx.rectifications.list()).map(({ entry: number }) => number)).toEqual([1]);
      });
    });
  });
}
