import { describe, expect, it } from 'vitest';
import { blankRow, type NewEntry } from '../../src/domain/entry.ts';
import type { Group } from '../../src/domain/group.ts';
import type { Book } from '../../src/engine/rule-book/book.ts';
import type { Store, Tx } from '../../src/ports/store.ts';
import { fillLedger } from '../../src/register/fill-ledger.ts';
import { graceUntil, inGrace, registerBegan } from '../../src/register/grace.ts';
import {
  metMark,
  setMark,
  strangeMark,
  unvouchedMark,
} from '../../src/register/joining/standing.ts';
import { bookOf, hour, monday } from '../commands/office.ts';
import { storeOfTest } from '../store/store-of-test.ts';

const day = 24 * hour;

function bookWith(groups: readonly string[], start = 'trial'): Book {
  return bookOf(`
book: 青溪镇
version: "2026-10-01"
supervisors: 督查群
start: ${start}
hours: [{ days: workdays, from: "08:30", to: "18:00" }]
units:
  青溪镇: { own: [镇政府], superiors: [云岭县], head: 周镇长 }
types:
  work: { rules: all }
groups: [${groups.join(', ')}]
rules:
  emoticon: { level: remind }
`);
}

const book = bookWith([
  '{ name: 农业群, type: notice, owner: 李敏, publishers: [唐丽], ends: 2026-12-31 }',
]);

class Town {
  readonly store: Store;
  constructor(store: Store) {
    this.store = store;
  }

  within<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    return this.store.transaction(work);
  }

  /** A group of 赵强, who is called 党政办-赵强 in it. */
  async group(id: string, name: string, row: Partial<Group> = {}): Promise<void> {
    await this.within(async (tx) => {
      await tx.groups.put({
        ...{ id, name, present: true, joinedAt: monday - day, trialUntil: null, pausedUntil: null },
        ...{
          endsOn: null,
          lastWorkAt: null,
          ownerId: 'zhao',
          adminIds: ['li'],
          refreshedAt: monday,
        },
        ...row,
      });
      await tx.people.setMembers(id, [
        { groupId: id, personId: 'zhao', name: '党政办-赵强' },
        { groupId: id, personId: 'li', name: '李敏' },
      ]);
    });
  }

  file(row: Partial<NewEntry>): Promise<unknown> {
    const filed: NewEntry = {
      ...{ ...blankRow, id: null, sort: 'group', groupId: null, applicantId: null, urgent: false },
      ...{ since: '2026-10-09', state: 'active', ...row },
    };
    return this.within((tx) =>
      tx.entries.add(filed, { at: monday, actorId: 'import', reason: '导入' }),
    );
  }

  fill(on: Book = book, now = monday): Promise<void> {
    return this.within((tx) => fillLedger(tx, on, now));
  }

  entry(id: string) {
    return this.within((tx) => tx.entries.ofGroup(id));
  }

  entries() {
    return this.within((tx) => tx.entries.list());
  }

  /** `key: old → new（reason）` of what the bot wrote since an instant. */
  async history(since: number): Promise<readonly string[]> {
    const lines = await this.within((tx) => tx.entries.history({ since }));
    return lines.map(
      ({ key, old, now, reason }) => `${key}: ${old ?? '–'} → ${now ?? '–'}（${reason}）`,
    );
  }
}

async function givenTown(): Promise<Town> {
  return new Town(await storeOfTest());
}

describe('a group the bot sits in', () => {
  it('is in use where the book names it, with what the book and the platform say', async () => {
    const town = await givenTown();
    await town.group('g1', '农业群', { lastWorkAt: monday - 3 * day });
    await town.fill();
    expect(await town.entry('g1')).toMatchObject({
      ...{ state: 'active', name: '农业群', type: 'notice', unit: '青溪镇', ends: '2026-12-31' },
      ...{ owner: ['李敏'], admins: ['李敏'], publishers: ['唐丽'], head: ['周镇长'] },
      ...{ bot: true, lastWork: '2026-10-09', since: '2026-10-12', filed: null },
    });
  });

  it('is not filed where nobody named it, and its type is not guessed', async () => {
    const town = await givenTown();
    await town.group('g1', '防汛群');
    await town.fill();
    expect(await town.entry('g1')).toMatchObject({
      ...{ state: 'unregistered', type: null, unit: '青溪镇', owner: ['党政办-赵强'], bot: true },
    });
  });

  it('of strangers, not vouched for, or the supervisors’ own has no entry', async () => {
    const town = await givenTown();
    await town.group('g1', '店铺群');
    await town.group('g2', '待认可群');
    await town.group('g3', '督查群');
    await town.group('g4', '走了的群', { present: false });
    await town.within(async (tx) => {
      await setMark(tx, 'g1', strangeMark, '', monday);
      await setMark(tx, 'g2', unvouchedMark, 'zhao', monday);
    });
    await town.fill();
    expect(await town.entries()).toEqual([]);
    await town.within((tx) => tx.groups.dropOverlay('g2', unvouchedMark));
    await town.fill();
    expect(await town.entry('g2')).toMatchObject({ state: 'unregistered' });
  });

  it('follows the platform until somebody files it, and the book once that names it', async () => {
    const town = await givenTown();
    await town.group('g1', '新群');
    await town.fill();
    await town.group('g1', '林业群');
    await town.within((tx) =>
      tx.groups.setOverlay({ groupId: 'g1', key: 'type', value: 'task', setBy: 'zhao', setAt: 1 }),
    );
    await town.fill(book, monday + day);
    expect(await town.history(monday + day)).toEqual([
      'name: 新群 → 林业群（按平台信息更新）',
      'type: – → task（按平台信息更新）',
    ]);
    await town.fill(bookWith(['{ name: 林业群, type: notice }']), monday + 2 * day);
    expect(await town.entry('g1')).toMatchObject({ state: 'active', head: ['周镇长'] });
  });

  it('keeps what was filed, has its gaps filled, and its rules go by the type that was filed', async () => {
    const town = await givenTown();
    await town.group('g1', '防汛群');
    await town.file({
      groupId: 'g1',
      name: '防汛工作群',
      type: 'task',
      owner: ['王强'],
      unit: '水利站',
    });
    await town.fill();
    expect(await town.entry('g1')).toMatchObject({
      ...{ state: 'active', name: '防汛工作群', type: 'task', owner: ['王强'], unit: '水利站' },
      ...{ admins: ['李敏'], head: ['周镇长'], bot: true },
    });
    const overlays = await town.within((tx) => tx.groups.overlays('g1'));
    expect(overlays).toMatchObject([{ key: 'type', value: 'task' }]);
  });

  it('changes nothing when it is looked at again', async () => {
    const town = await givenTown();
    await town.group('g1', '农业群');
    await town.group('g2', '防汛群');
    await town.fill();
    const before = await town.entries();
    await town.fill(book, monday + day);
    expect(await town.entries()).toEqual(before);
    expect(await town.history(monday + day)).toEqual([]);
  });

  it('keeps its state when the bot is taken out of it', async () => {
    const town = await givenTown();
    await town.group('g1', '农业群');
    await town.fill();
    await town.group('g1', '农业群', { present: false });
    await town.fill(book, monday + day);
    expect(await town.entry('g1')).toMatchObject({ state: 'active', bot: false });
    await town.group('g1', '农业群');
    await town.fill(book, monday + 2 * day);
    expect(await town.entry('g1')).toMatchObject({ state: 'active', bot: true });
  });

  it('follows an edit of the book, but not over what somebody else wrote since', async () => {
    const town = await givenTown();
    await town.group('g1', '农业群');
    await town.group('g2', '林业群');
    const lines = (type: string) => [
      `{ name: 农业群, type: ${type} }`,
      `{ name: 林业群, type: ${type} }`,
    ];
    await town.fill(bookWith(lines('work')));
    const two = await town.entry('g2');
    await town.within((tx) =>
      tx.entries.change(
        two?.number ?? 0,
        { type: 'task' },
        { at: monday, actorId: 'import', reason: '导入', day: '2026-10-12' },
      ),
    );
    await town.fill(bookWith(lines('notice')), monday + day);
    expect(await town.entry('g1')).toMatchObject({ type: 'notice' });
    expect(await town.entry('g2')).toMatchObject({ type: 'task' });
  });
});

describe('what was filed before the bot came', () => {
  it('is found by its name, where one of each bears it', async () => {
    const town = await givenTown();
    await town.file({ name: '青溪镇 防汛群', id: '青备7号' });
    await town.group('g1', '青溪镇防汛群');
    await town.fill();
    expect(await town.entries()).toMatchObject([{ id: '青备7号', groupId: 'g1', state: 'active' }]);
  });

  it('takes the place of what the bot found, with all that was handed in about that', async () => {
    const town = await givenTown();
    await town.group('g1', '防汛群');
    await town.fill();
    await town.file({ name: '防汛群', id: '青备7号' });
    await town.fill();
    expect(await town.entries()).toMatchObject([{ id: '青备7号', groupId: 'g1' }]);
  });

  it('is left alone where two groups or two entries bear the name', async () => {
    const town = await givenTown();
    await town.file({ name: '防汛群' });
    await town.group('g1', '防汛群');
    await town.group('g2', '防汛群');
    await town.file({ name: '林业群' });
    await town.file({ name: '林业群' });
    await town.group('g3', '林业群');
    await town.fill();
    const linked = (await town.entries()).filter(({ groupId }) => groupId !== null);
    expect(linked.map(({ state }) => state)).toEqual([
      'unregistered',
      'unregistered',
      'unregistered',
    ]);
  });

  it.each(['applied', 'approved'] as const)(
    'and is %s goes to the applicant’s own group, never to a stranger’s of that name',
    async (state) => {
      const town = await givenTown();
      await town.file({ name: '防汛群', state, applicantId: 'qian', owner: ['党政办-赵强'] });
      await town.group('g1', '防汛群');
      await town.fill();
      expect((await town.entries()).map((one) => [one.groupId, one.state])).toEqual([
        [null, state],
        ['g1', 'unregistered'],
      ]);
      await town.group('g1', '防汛群', { ownerId: 'qian' });
      await town.fill();
      const now = state === 'approved' ? 'active' : state;
      expect((await town.entries()).map((one) => [one.groupId, one.state])).toEqual([['g1', now]]);
    },
  );

  it('goes to whoever is confirmed as its owner by his id', async () => {
    const town = await givenTown();
    await town.file({ name: '防汛群', state: 'approved', applicantId: 'qian', owner: ['赵强'] });
    await town.group('g1', '防汛群');
    await town.within((tx) => tx.people.bind('owner', 'g1', '赵强', 'zhao', monday));
    await town.fill();
    expect(await town.entry('g1')).toMatchObject({ state: 'active', created: '2026-10-12' });
  });

  it('where the platform keeps back who owns it goes to the group the applicant took the bot into', async () => {
    const town = await givenTown();
    await town.file({ name: '防汛群', state: 'approved', applicantId: 'qian' });
    await town.group('g1', '防汛群', { ownerId: null });
    await town.within((tx) => setMark(tx, 'g1', metMark, 'sun', monday));
    await town.fill();
    expect(await town.entry('g1')).toMatchObject({ state: 'unregistered' });
    await town.within((tx) => setMark(tx, 'g1', metMark, 'qian', monday));
    await town.fill();
    expect(await town.entry('g1')).toMatchObject({ state: 'active' });
  });
});

describe('the grace of the first start', () => {
  const isInGrace = (town: Town, id: string, now: number) =>
    town.within(async (tx) => {
      const row = await tx.groups.get(id);
      return row !== null && inGrace(tx, row, now);
    });

  it('is 35 days for the groups that were there, and none for those that come later', async () => {
    const town = await givenTown();
    await town.fill();
    expect(await town.within((tx) => registerBegan(tx))).toBeNull();
    await town.group('old', '老群');
    await town.fill();
    expect(await town.within((tx) => registerBegan(tx))).toBe(monday);
    expect(await town.within((tx) => graceUntil(tx))).toBe(monday + 35 * day);
    await town.group('new', '新群', { joinedAt: monday + 2 * day });
    expect(await isInGrace(town, 'old', monday + 35 * day - 1)).toBe(true);
    expect(await isInGrace(town, 'old', monday + 35 * day)).toBe(false);
    expect(await isInGrace(town, 'new', monday + 2 * day)).toBe(false);
  });

  it('holds for a group the platform tells of late, but not for one the bot was taken into that day', async () => {
    const town = await givenTown();
    await town.group('old', '老群');
    await town.fill();
    await town.group('late', '才见到的老群', { joinedAt: monday + hour });
    await town.group('taken', '刚拉入的群', { joinedAt: monday + hour });
    await town.within((tx) => setMark(tx, 'taken', metMark, 'zhao', monday + hour));
    expect(await isInGrace(town, 'late', monday + 2 * hour)).toBe(true);
    expect(await isInGrace(town, 'taken', monday + 2 * hour)).toBe(false);
  });

  it('is not given where the office starts live', async () => {
    const town = await givenTown();
    await town.group('old', '老群');
    await town.fill(bookWith(['{ name: 农业群, type: work }'], 'live'));
    expect(await isInGrace(town, 'old', monday + hour)).toBe(false);
    expect(await town.within((tx) => graceUntil(tx))).toBeNull();
  });
});
