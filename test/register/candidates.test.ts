import { describe, expect, it } from 'vitest';
import type { Store } from '../../src/ports/store.ts';
import { addresseesOf, supervisorsGroupNote } from '../../src/register/addressees.ts';
import { candidatesOf, confirm, confirmAll } from '../../src/register/candidates.ts';
import { groupBookOf } from '../../src/register/group-book.ts';
import { setMark, strangeMark } from '../../src/register/joining/standing.ts';
import { group as groupRow } from '../contracts/store/samples.ts';
import { bookOf } from '../world/books.ts';
import { storeOfTest } from '../store/store-of-test.ts';

const now = Date.parse('2026-10-12T01:00:00Z');
const book = bookOf(`
book: 青溪镇
version: 2026-10-01
extends: [base]
supervisors: 青溪镇群组管理督查群
units: { 青溪镇: { head: 周镇长, secrecyOfficer: 陈保密 } }
groups: [ { name: 青溪镇工作通知群, type: notice, publishers: [李敏] } ]
`);

async function office(members: readonly (readonly [string, string])[]): Promise<Store> {
  const store = await storeOfTest();
  await store.transaction(async (tx) => {
    await tx.groups.put(groupRow({ id: 'g1', name: '青溪镇工作通知群', ownerId: 'owner' }));
    await tx.people.put(members.map(([id, name]) => ({ id, name, reachable: null })));
    await tx.people.setMembers(
      'g1',
      members.map(([personId, name]) => ({ groupId: 'g1', personId, name })),
    );
  });
  return store;
}

describe('a name of the book', () => {
  it('gives nobody a role, however a member calls himself', async () => {
    const store = await office([
      ['impostor', '周镇长'],
      ['p2', '党政办-李敏'],
    ]);

    const [candidates, addressees] = await store.transaction(async (tx) => {
      const row = await tx.groups.get('g1');
      if (row === null) throw new Error('no group');
      return [
        await candidatesOf(tx, book),
        await addresseesOf(tx, row, await groupBookOf(tx, book, row)),
      ] as const;
    });

    expect(candidates.map(({ role, id, confirmed }) => [role, id, confirmed])).toEqual([
      ['head', 'impostor', false],
      ['publisher', 'p2', false],
    ]);
    expect(addressees).toMatchObject({ headId: null, publisherIds: [], ownerId: 'owner' });
    await store.close();
  });

  it('gives the role to the id that was confirmed, and to the next one when that was a slip', async () => {
    const store = await office([
      ['a-slip', '周镇长'],
      ['b-right', '青溪镇-周镇长'],
    ]);

    await store.transaction(async (tx) => {
      for (const candidate of await candidatesOf(tx, book)) await confirm(tx, candidate, now);
    });

    const [heads, journal] = await store.transaction(async (tx) => [
      await tx.people.bound('head', '青溪镇'),
      await tx.journal.list({}, 10),
    ]);
    expect([...heads.values()]).toEqual(['b-right']);
    expect(journal.map(({ actorId, action }) => [actorId, action])).toEqual([
      ['console', 'confirm'],
      ['console', 'confirm'],
    ]);
    await store.close();
  });

  it('is left open by confirmAll where two go by it', async () => {
    const store = await office([
      ['a', '周镇长'],
      ['b', '周镇长'],
      ['c', '李敏'],
    ]);

    await store.transaction((tx) => confirmAll(tx, book, now));

    const [heads, publishers] = await store.transaction(async (tx) => [
      await tx.people.bound('head', '青溪镇'),
      await tx.people.bound('publisher', 'g1'),
    ]);
    expect([heads.size, [...publishers.values()]]).toEqual([0, ['c']]);
    await store.close();
  });
});

describe('a role in a group', () => {
  const twins = '青溪镇工作通知群';

  async function givenTwins(): Promise<Store> {
    const store = await office([['p2', '党政办-李敏']]);
    await store.transaction(async (tx) => {
      await tx.groups.put(groupRow({ id: 'g2', name: twins, ownerId: 'another' }));
      await tx.people.setMembers('g2', [{ groupId: 'g2', personId: 'p2', name: '党政办-李敏' }]);
    });
    return store;
  }

  const publishersIn = (store: Store, ...ids: readonly string[]) =>
    store.transaction(async (tx) => {
      const found: (readonly string[])[] = [];
      for (const id of ids) {
        const row = await tx.groups.get(id);
        if (row === null) throw new Error('no group');
        const groupBook = await groupBookOf(tx, book, row);
        found.push((await addresseesOf(tx, row, groupBook)).publisherIds);
      }
      return found;
    });

  it('is confirmed for that group alone, not for another of its name', async () => {
    const store = await givenTwins();
    await store.transaction(async (tx) => {
      const [first] = (await candidatesOf(tx, book)).filter(({ groupId }) => groupId === 'g1');
      if (first === undefined) throw new Error('no candidate');
      await confirm(tx, first, now);
    });
    expect(await publishersIn(store, 'g1', 'g2')).toEqual([['p2'], []]);
    const shown = await store.transaction((tx) => candidatesOf(tx, book));
    expect(shown.map(({ groupId, confirmed }) => [groupId, confirmed])).toEqual([
      ['g1', true],
      ['g2', false],
    ]);
    await store.close();
  });

  it('follows the group through another name', async () => {
    const store = await office([['p2', '李敏']]);
    await store.transaction(async (tx) => {
      await confirmAll(tx, book, now);
      await tx.groups.put(groupRow({ id: 'g1', name: '工作通知群（新）', ownerId: 'owner' }));
    });
    expect(await publishersIn(store, 'g1')).toEqual([['p2']]);
    await store.close();
  });

  it('given by the group’s name, as it once was, holds while one group alone bears it', async () => {
    const store = await givenTwins();
    await store.transaction((tx) => tx.people.bind('publisher', twins, '李敏', 'p2', now));
    expect(await publishersIn(store, 'g1', 'g2')).toEqual([[], []]);
    // Strangers can neither take it nor take it away.
    await store.transaction((tx) => setMark(tx, 'g2', strangeMark, '', now));
    expect(await publishersIn(store, 'g1', 'g2')).toEqual([['p2'], []]);
    await store.transaction(async (tx) => {
      await tx.groups.dropOverlay('g2', strangeMark);
      await tx.groups.put(groupRow({ id: 'g2', name: twins, present: false }));
    });
    expect(await publishersIn(store, 'g1', 'g2')).toEqual([['p2'], []]);
    await store.close();
  });
});

it("a group that takes the supervisors' group's name gets nothing until it is confirmed", async () => {
  const store = await office([]);
  await store.transaction((tx) =>
    tx.groups.put(groupRow({ id: 'fake', name: '青溪镇群组管理督查群' })),
  );

  const before = await store.transaction((tx) => tx.notes.get(supervisorsGroupNote));
  await store.transaction((tx) => confirmAll(tx, book, now));
  const after = await store.transaction((tx) => tx.notes.get(supervisorsGroupNote));

  expect([before, after]).toEqual([null, 'fake']);
  await store.close();
});
