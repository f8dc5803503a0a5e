import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openStore } from '../../src/adapters/store/open.ts';
import { blankRow, type RegisterRow } from '../../src/domain/entry.ts';
import type { Store } from '../../src/ports/store.ts';
import { applyRows, tryRows } from '../../src/register/apply-rows.ts';
import type { FiledRow } from '../../src/register/filed-row.ts';
import { bookOf } from '../world/books.ts';

const book = bookOf(
  [
    'book: 青溪镇',
    'version: 2026-10-01',
    'extends: [base]',
    'units:',
    '  青溪镇: { own: [镇党委, 镇政府] }',
    '',
  ].join('\n'),
);
const now = Date.parse('2026-11-23T09:00:00+08:00');

let store: Store;
beforeEach(async () => (store = await openStore({ path: ':memory:' })));
afterEach(async () => store.close());

type Said = Partial<RegisterRow>;

function row(said: Said, line = 2): FiledRow {
  const whole = { ...blankRow, name: '秋播工作群', unit: '农业农村办', state: 'active', ...said };
  return { where: `第${String(line)}行`, sort: 'group', row: whole as FiledRow['row'] };
}

function rows(...said: readonly Said[]): readonly FiledRow[] {
  return said.map((one, index) => row(one, index + 2));
}

async function imports(...said: readonly Said[]) {
  return store.transaction((tx) =>
    applyRows(tx, rows(...said), { book, now, reason: '导入 台账.xlsx' }),
  );
}

const list = () => store.transaction((tx) => tx.entries.list());
const history = (entry: number) => store.transaction((tx) => tx.entries.history({ entry }));

/** The bot sits in a group and keeps an entry of it, as it does of one nobody filed. */
async function givenMet(name: string, said: Said = {}, members: readonly string[] = ['唐丽']) {
  return store.transaction(async (tx) => {
    await tx.groups.put({
      id: `${name}@chatroom`,
      name,
      present: true,
      joinedAt: now,
      trialUntil: null,
      pausedUntil: null,
      endsOn: null,
      lastWorkAt: null,
      ownerId: null,
      adminIds: [],
      refreshedAt: null,
    });
    await tx.people.put(members.map((id) => ({ id, name: id, reachable: true })));
    await tx.people.setMembers(
      `${name}@chatroom`,
      members.map((id) => ({ personId: id, name: id, groupId: `${name}@chatroom` })),
    );
    const { id: _id, ...blank } = blankRow;
    return tx.entries.add(
      {
        ...blank,
        name,
        state: 'unregistered',
        ...said,
        id: null,
        sort: 'group',
        groupId: `${name}@chatroom`,
        applicantId: null,
        urgent: false,
        since: '2026-11-20',
        bot: true,
        lastWork: '2026-11-20',
      },
      { at: now, actorId: 'bot', reason: '机器人发现' },
    );
  });
}

describe('rows of a list', () => {
  it('are numbered where they bear no number, and keep the number they bear', async () => {
    expect(await imports({ id: 'QX-07' }, { name: '双河村工作群' })).toEqual({
      added: 2,
      changed: 0,
      same: 0,
      repeated: 0,
      refused: [],
      back: [],
    });
    expect((await list()).map(({ id, name }) => [id, name])).toEqual([
      ['QX-07', '秋播工作群'],
      ['2026-0002', '双河村工作群'],
    ]);
  });

  it('say where names take the place of another number of members', async () => {
    await imports({ members: 120 });
    const named = await imports({ members: ['唐丽', '王强'] });
    expect(named).toMatchObject({ changed: 1 });
    expect(named.back).toEqual([
      '第2行《秋播工作群》台账中的人数是120，表格的成员名单有2人，已按名单记录，请核对名单是否完整。',
    ]);
    expect((await imports({ members: ['唐丽', '王强', '李敏'] })).back).toEqual([]);
  });

  it('are counted where they stand in the list twice, and refused where only the second has a number', async () => {
    const again = await imports({ id: 'QX-07' }, {});
    expect(again).toMatchObject({ added: 1, repeated: 1, refused: [] });
    const numbered = await imports({ name: '双河村工作群' }, { name: '双河村工作群', id: 'QX-09' });
    expect(numbered).toMatchObject({ added: 1, repeated: 0 });
    expect(numbered.refused).toEqual([
      '第3行《双河村工作群》没有导入：与第2行是同一个群，只有这一行填了备案编号，请把编号填到前一行，删去这一行。',
    ]);
    // A number the register has given is nothing new.
    const given = await imports({}, { id: 'QX-07' });
    expect(given).toMatchObject({ same: 1, repeated: 1, refused: [] });
  });

  it('change nothing where they come again, by number or by unit and name however written', async () => {
    const said: readonly Said[] = [
      { id: 'QX-07', owner: ['唐丽', '方伟'], members: ['甲', '乙'], messages30: 0 },
      { name: '双河村工作群', state: 'dissolved', members: ['甲', '乙'] },
      { name: 'ＱＱ 秋收　工作群', extensions: 1, overlap: { a: 0.5, b: 1 } },
    ];
    await imports(...said);
    const before = [await list(), await history(1), await history(2), await history(3)];

    const again = await imports(
      ...said.slice(0, 2),
      { ...said[2], name: 'qq秋收工作群', overlap: { b: 1, a: 0.5 } },
      { id: 'QX-07', owner: ['方伟', '唐丽'] },
    );

    // A name in another writing is the same group, and the office's newer writing of it.
    expect(again).toMatchObject({ added: 0, same: 2, changed: 1 });
    const third = await imports({ ...said[2], name: 'qq秋收工作群' });
    expect(third).toMatchObject({ added: 0, changed: 0, same: 1 });
    const after = [await list(), await history(1), await history(2), await history(3)];
    expect(after.slice(1, 3)).toEqual(before.slice(1, 3));
  });

  it('count once where the same row stands twice, and not at all where the two disagree', async () => {
    const { added, refused } = await imports(
      { id: 'QX-07' },
      { id: 'QX-07' },
      { id: '' },
      { id: 'QX-07', note: '别的' },
      { id: '', note: '另一个' },
    );
    expect(added).toBe(1);
    expect(refused).toEqual([
      '第5行《秋播工作群》没有导入：与第2行备案编号相同而内容不同，请只留一行。',
      '第6行《秋播工作群》没有导入：与第2行单位和群名称相同而内容不同，同一个群请只留一行，不同的群请各填备案编号。',
    ]);
  });

  it('change key by key and leave who, when, old, new and why', async () => {
    await imports({ id: 'QX-07', owner: ['唐丽'], ends: '2026-12-31' });
    const changed = await imports({ id: 'QX-07', owner: ['方伟'], note: '换届', members: 12 });
    expect(changed).toMatchObject({ added: 0, changed: 1 });
    const lines = (await history(1)).slice(-3);
    expect(lines.map(({ key, old, now: is }) => [key, old, is])).toEqual([
      ['owner', '唐丽', '方伟'],
      ['members', null, '12人'],
      ['note', null, '换届'],
    ]);
    expect(lines[0]).toMatchObject({ actorId: 'import', at: now, reason: '导入 台账.xlsx' });
    // An empty cell empties nothing.
    expect((await list())[0]).toMatchObject({ ends: '2026-12-31', owner: ['方伟'] });
  });

  it('do not put a number in the place of names', async () => {
    await imports({ id: 'QX-07', members: ['甲', '乙'] });
    expect(await imports({ id: 'QX-07', members: 30 })).toMatchObject({ same: 1 });
    expect((await list())[0]?.members).toEqual(['甲', '乙']);
  });

  it('are refused where several groups of the unit bear their name', async () => {
    await imports({ id: 'QX-07' });
    await imports({ id: 'QX-08' });
    const { added, refused } = await imports({ id: '' });
    expect(added).toBe(0);
    expect(refused).toEqual([
      '第2行《秋播工作群》没有导入：台账中本单位有几个同名的群，请填写备案编号。',
    ]);
    expect(await list()).toHaveLength(2);
  });

  it('are refused where they name a group to go into that is nowhere', async () => {
    const { refused, added } = await imports(
      { id: 'A', state: 'merged', mergedInto: 'B' },
      { id: 'B', name: '并入的群' },
      { id: 'C', name: '第三个群', mergedInto: 'Z-9' },
    );
    expect(added).toBe(2);
    expect(refused).toEqual([
      '第4行《第三个群》没有导入：合并去向“Z-9”不是台账里的备案编号，请填写并入的那个群的备案编号。',
    ]);
  });

  it('say the same in a trial, which writes nothing', async () => {
    await imports({ id: 'QX-07' });
    const said = rows({ id: 'QX-07', note: '新' }, { id: 'QX-08', name: '新群' }, { id: 'QX-07' });
    const tried = await store.transaction((tx) => tryRows(tx, said, { book, now }));
    expect(tried).toMatchObject({ added: 1, changed: 1, same: 0 });
    expect(await list()).toHaveLength(1);
    expect((await list())[0]?.note).toBeNull();
  });
});

describe('states in a list', () => {
  it('may be any for a group that is new', async () => {
    await imports(
      { id: 'A', state: 'to_merge' },
      { id: 'B', name: '乙群', state: 'dissolved', dissolved: '2026-05-01', members: ['甲', '乙'] },
    );
    expect(await list()).toMatchObject([
      { state: 'to_merge', since: '2026-11-23' },
      { state: 'dissolved', since: '2026-05-01', members: 2 },
    ]);
  });

  it('go on by the table, each step with a line of its own, and the names of members go', async () => {
    await imports({ id: 'A', members: ['甲', '乙', '丙'] });
    expect(await imports({ id: 'A', state: 'dissolved', dissolved: '2026-11-20' })).toMatchObject({
      changed: 1,
      refused: [],
    });
    const states = (await history(1)).filter(({ key }) => key === 'state');
    expect(states.map(({ old, now: is }) => [old, is])).toEqual([
      [null, 'active'],
      ['active', 'to_dissolve'],
      ['to_dissolve', 'dissolved'],
    ]);
    expect((await list())[0]).toMatchObject({ members: 3, dissolved: '2026-11-20' });
    // The office's list still has the names: they do not come back.
    const again = await imports({ id: 'A', state: 'dissolved', members: ['甲', '乙', '丙'] });
    expect(again).toMatchObject({ same: 1 });
  });

  it('come back where the office alone knows the group, and what was noted of the end goes', async () => {
    await imports(
      { id: 'A', state: 'dissolved', dissolved: '2026-05-01' },
      { id: 'B', name: '乙群', state: 'to_merge', mergedInto: 'A' },
    );
    expect(
      await imports({ id: 'A', state: 'active' }, { id: 'B', name: '乙群', state: 'active' }),
    ).toMatchObject({ changed: 2, refused: [] });
    expect(await list()).toMatchObject([
      { state: 'active', dissolved: null },
      { state: 'active', mergedInto: null },
    ]);
  });

  it('are not taken back by an old file where people of the group decided, who can be asked', async () => {
    await givenMet('秋播工作群', { state: 'active' });
    await imports({ id: 'A' });
    await imports({ id: 'A', state: 'to_dissolve' });
    const { changed, refused } = await imports({ id: 'A', state: 'active', note: '旧表' });
    expect(changed).toBe(0);
    expect(refused).toEqual([
      '第2行《秋播工作群》没有导入：台账中的状态为“待解散”，表格不能改成“在用”；确需恢复的，请群主私聊机器人发送“恢复”加理由；不改的请把这一格改回“待解散”。',
    ]);
    expect((await list())[0]).toMatchObject({ state: 'to_dissolve', note: null });
  });

  it('stay where a list has no word of them', async () => {
    await imports({ id: 'A', state: 'to_dissolve' });
    const [filed] = rows({ id: 'A', note: '新' });
    const silent = [{ ...filed!, stateSaid: false }];
    const setting = { book, now, reason: '导入 台账.xlsx' };
    expect(await store.transaction((tx) => applyRows(tx, silent, setting))).toMatchObject({
      changed: 1,
      refused: [],
    });
    expect((await list())[0]).toMatchObject({ state: 'to_dissolve', note: '新' });
  });

  it('wait for whoever decides on an application', async () => {
    await imports({ id: 'A', state: 'applied' });
    await store.transaction((tx) =>
      tx.applications.add({
        kind: 'file',
        entry: 1,
        byId: 'wxid_1',
        payload: '{}',
        madeAt: now,
        dueAt: now + 1,
      }),
    );
    const { refused } = await imports({ id: 'A', state: 'active' });
    expect(refused).toEqual([
      '第2行《秋播工作群》没有导入：正在审批，请监督员先发送“批准 1”，或者“驳回 1”加理由。',
    ]);
    expect(await imports({ id: 'A', state: 'applied', note: '补充' })).toMatchObject({
      changed: 1,
    });
  });
});

describe('a group the bot sits in', () => {
  it('that nobody filed gets the number of the office and is in use', async () => {
    await givenMet('秋播工作群', { unit: '青溪镇' });
    expect(await imports({ id: 'QX-07', owner: ['唐丽'] })).toMatchObject({ added: 0, changed: 1 });
    expect(await list()).toMatchObject([
      { id: 'QX-07', state: 'active', unit: '农业农村办', groupId: '秋播工作群@chatroom' },
    ]);
    expect(await imports({ id: 'QX-07', owner: ['唐丽'] })).toMatchObject({ same: 1 });
  });

  it('keeps what the bot measures, its name and how many sit in it', async () => {
    await givenMet('秋播工作群', { unit: '农业农村办', state: 'active' });
    await imports({
      id: 'QX-07',
      lastWork: '2020-01-01',
      messages30: 7,
      bot: false,
      members: 55,
    });
    expect((await list())[0]).toMatchObject({
      lastWork: '2026-11-20',
      messages30: null,
      bot: true,
      members: null,
    });
    // Names that are those seen are no list of who may be in.
    await imports({ id: 'QX-07', members: ['唐丽'] });
    expect((await list())[0]?.members).toBeNull();
    await imports({ id: 'QX-07', members: ['唐丽', '方伟'] });
    expect((await list())[0]?.members).toEqual(['唐丽', '方伟']);
  });

  it('gives its number to the group the office gave it to, and takes another', async () => {
    await givenMet('双河村工作群');
    const said: Said = { id: '2026-0001' };
    expect(await imports(said)).toMatchObject({ added: 1, changed: 0 });
    const [met, filed] = await list();
    expect(filed).toMatchObject({ id: '2026-0001', name: '秋播工作群', groupId: null });
    expect(met).toMatchObject({ name: '双河村工作群', groupId: '双河村工作群@chatroom' });
    expect(met?.id).not.toBe('2026-0001');
    expect(await imports(said)).toMatchObject({ same: 1 });
    // And still waits for its own row.
    await imports({ id: 'QX-09', name: '双河村工作群' });
    expect((await list()).map(({ id }) => id)).toEqual(['QX-09', '2026-0001']);
  });

  it('is not taken for another of its name that has a number of its own', async () => {
    await imports({ id: 'QX-07' });
    expect(await imports({ id: 'QX-08' })).toMatchObject({ added: 1 });
    expect((await list()).map(({ id }) => id)).toEqual(['QX-07', 'QX-08']);
  });

  it('of which the office has not the bot in it takes its figures', async () => {
    await imports({ id: 'QX-07', lastWork: '2026-10-01', messages30: 4, notices30: 1 });
    expect(await imports({ id: 'QX-07', lastWork: '2026-11-01' })).toMatchObject({ changed: 1 });
    expect((await list())[0]).toMatchObject({
      lastWork: '2026-11-01',
      messages30: 4,
      notices30: 1,
    });
  });
});

describe('what the chat decides', () => {
  it('is not undone by an old list, of an account either', async () => {
    const note = { at: now - 90_000_000, actorId: 'sun', reason: '账号停用' };
    const { id: _id, ...blank } = blankRow;
    const about = { groupId: null, applicantId: 'sun', urgent: false, since: '2026-11-01' };
    await store.transaction(async (tx) => {
      const said = { ...blank, ...about, id: 'ACC-1', name: '秋播号', unit: '农业农村办' };
      await tx.entries.add({ ...said, sort: 'account', state: 'dissolved' }, note);
    });
    const old = row({ id: 'ACC-1', name: '秋播号', state: 'active' });
    const said = await store.transaction((tx) =>
      applyRows(tx, [{ ...old, sort: 'account' }], { book, now, reason: '导入 台账.xlsx' }),
    );
    expect(said.refused).toEqual([
      expect.stringMatching(/“已停用”，表格不能改成“在用”；.*账号负责人.*“报备 新媒体”/u),
    ]);
    expect((await list()).map(({ state }) => state)).toEqual(['dissolved']);
  });
});
