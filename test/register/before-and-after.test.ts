import { describe, expect, it } from 'vitest';
import { blankRow, type EntrySort, type RegisterRow } from '../../src/domain/entry.ts';
import { ordinaryRegister } from '../../src/engine/rule-book/register.ts';
import { compareRegisters, type DatedRows } from '../../src/register/baseline/compare-registers.ts';
import { messageFigures } from '../../src/register/baseline/message-figures.ts';
import { readSnapshot } from '../../src/register/baseline/snapshot.ts';
import { beforeAfterText } from '../../src/reports/before-and-after.ts';

const calendar = { zone: 'Asia/Shanghai', years: new Map() };

/** So many rows of the same kind, numbered from `from` on. */
function rows(
  count: number,
  given: Partial<RegisterRow> = {},
  { sort = 'group', from = 1 }: { sort?: EntrySort; from?: number } = {},
): DatedRows['rows'] {
  return Array.from({ length: count }, (_, index) => {
    const number = String(from + index);
    const row: RegisterRow = {
      ...blankRow,
      id: `q-${number}`,
      name: `${number}号群`,
      type: 'work',
      state: 'active',
      ...given,
    };
    return { sort, row };
  });
}

function compared(before: DatedRows['rows'], after: DatedRows['rows']) {
  return compareRegisters(
    { day: '2026-10-12', rows: before },
    { day: '2026-11-12', rows: after },
    ordinaryRegister,
  );
}

function text(before: DatedRows['rows'], after: DatedRows['rows']): string {
  return beforeAfterText(compared(before, after), { book: '青溪镇', units: 8 });
}

const people = (count: number, from = 1) =>
  Array.from({ length: count }, (_, index) => `干部${String(from + index)}`);

describe('the figures of the places the measures come from', () => {
  it('Lichuan: from 2000 groups to 450 is 77.5 % less', () => {
    const said = text(rows(2000), [
      ...rows(450),
      ...rows(1550, { state: 'dissolved' }, { from: 451 }),
    ]);
    expect(said).toContain('总数2000个→450个，减少77.5%。');
    expect(said).toContain('解散1550个，合并0个');
  });

  it('Zhuji: of 186 accounts 39 go on, 79.0 % less', () => {
    const account = { sort: 'account' } as const;
    const said = text(rows(186, {}, account), [
      ...rows(39, {}, account),
      ...rows(147, { state: 'dissolved' }, { ...account, from: 40 }),
    ]);
    expect(said).toContain('政务新媒体\n总数186个→39个，减少79.0%。\n停止运营147个');
  });

  it('Pingdingshan: 137 groups, 29 dissolved, 37 merged, 184 people taken out, 6 with a term', () => {
    const full = people(46);
    const before = [...rows(133), ...rows(4, { members: full }, { from: 134 })];
    const after = [
      ...rows(29, { state: 'dissolved' }),
      ...rows(37, { state: 'merged', mergedInto: 'q-137' }, { from: 30 }),
      ...rows(61, {}, { from: 67 }),
      ...rows(6, { ends: '2026-12-31' }, { from: 128 }),
      ...rows(4, { members: people(5, 100) }, { from: 134 }),
    ];
    expect(text(before, after)).toContain(
      '总数137个→71个，减少48.2%。\n解散29个，合并37个，清出成员184人次，限期使用6个，新增0个。',
    );
  });
});

it('is headed by the office, and by nothing where only the common rules hold', () => {
  const days = '2026年10月12日与2026年11月12日\n';
  expect(text(rows(1), rows(1))).toContain(`【前后对比】青溪镇　${days}`);
  const nobodys = beforeAfterText(compared(rows(1), rows(1)), { book: null, units: 8 });
  expect(nobodys).toContain(`【前后对比】${days}`);
});

describe('the states', () => {
  it('sum up to the total, and what is gone stands beside it', () => {
    const said = text(rows(4), [
      ...rows(2),
      ...rows(1, { state: 'to_dissolve' }, { from: 3 }),
      ...rows(1, { state: 'dissolved' }, { from: 4 }),
    ]);
    expect(said).toContain('总数4个→3个');
    expect(said).toContain('状态：在用4→2、待解散0→1。\n另有不计入总数的：已解散0→1。');
  });

  it('of a group that was built before it was filed count in the total', () => {
    const said = text([], rows(1, { state: 'applied', bot: true }));
    expect(said).toContain('总数0个→1个');
    expect(said).toContain('状态：拟建0→1。');
    expect(said).not.toContain('不计入总数');
  });

  it('of accounts bear the words of accounts', () => {
    const account = { sort: 'account' } as const;
    const said = text(rows(3, {}, account), [
      ...rows(1, {}, account),
      ...rows(1, { state: 'to_dissolve' }, { ...account, from: 2 }),
      ...rows(1, { state: 'dissolved' }, { ...account, from: 3 }),
    ]);
    expect(said).toContain('状态：在用3→1、待停用0→1。\n另有不计入总数的：已停用0→1。');
    expect(said).not.toMatch(/[已待]解散/u);
  });
});

describe('what is not known', () => {
  it('is said to be unknown, and is no 0', () => {
    const said = text(rows(8), rows(6));
    expect(said).toContain('清出成员未知');
    expect(said).toContain('另有2个不再列入台账，去向未知。');
    expect(said).toContain('所在群数未知');
    expect(said).toContain('消息数量未知');
  });

  it('is the share where there was nothing before', () => {
    expect(text([], rows(3))).toContain('总数0个→3个，减幅未知。');
  });

  it('is not who left where a member has only put his office before his name', () => {
    const before = rows(2, { members: ['李敏', '王强', '唐丽'] });
    const said = text(before, rows(2, { members: ['党政办-李敏', '王强（财政所）'] }));
    expect(said).toContain('清出成员2人次');
  });

  it('says that members were counted by numbers where no list tells who left', () => {
    const said = text(rows(2, { members: 40 }), rows(2, { members: 31 }));
    expect(said).toContain('清出成员18人次（部分按人数净减计）');
  });
});

describe('groups of a person', () => {
  const lists = (groups: readonly (readonly string[])[], type: RegisterRow['type'] = 'work') =>
    groups.flatMap((members, index) => rows(1, { members, type }, { from: index + 1 }));

  it('are the mean, the median, the highest and how many are over the limit', () => {
    const all = people(8);
    const { persons } = compared(lists([all, all, all, all, all.slice(0, 2)]), lists([all, all]));
    expect(persons.before).toMatchObject({ mean: 4.25, median: 4, highest: 5, over: 8, limit: 3 });
    expect(persons.after).toMatchObject({ mean: 2, median: 2, highest: 2, over: 0 });
  });

  it('count no village group, and none that is gone', () => {
    const all = people(6);
    const gone = rows(1, { members: all, state: 'dissolved' }, { from: 50 });
    const { persons } = compared(
      [...lists([all]), ...rows(1, { members: all, type: 'village' }, { from: 40 }), ...gone],
      [],
    );
    expect(persons.before).toMatchObject({ highest: 1 });
  });

  it('hide how many are over the limit where it would point at somebody', () => {
    const all = people(8);
    const few = all.slice(0, 4);
    const said = text(lists([all, few, few, few]), lists([all]));
    expect(said).toContain('超过3个的不足5人→0人。');
  });

  it('are unknown where fewer than five people are listed', () => {
    expect(compared(lists([people(4)]), []).persons.before).toBeNull();
  });

  it('take one name for one person, however it is spaced', () => {
    const { persons } = compared(lists([people(5), ['干部 1', ...people(4, 2)]]), []);
    expect(persons.before).toMatchObject({ people: 5, highest: 2 });
  });
});

describe('messages a person must read', () => {
  const groups = [
    { messages: 300, people: people(10) },
    { messages: 60, people: people(4) },
  ];
  const counted = { messages: 360, offHours: 36, notices: 90, groups };
  const days = { from: '2026-10-12', to: '2026-10-18', calendar };

  it('are counted by workdays, of all groups of a person together', () => {
    expect(messageFigures(counted, days)).toEqual({
      from: '2026-10-12',
      workdays: 5,
      perWorkday: { mean: 64.8, median: 60 },
      offHours: 0.1,
      useful: 0.25,
    });
  });

  it('have no share where nothing was said, and are hidden for fewer than five people', () => {
    const silent = {
      messages: 0,
      offHours: 0,
      notices: 0,
      groups: [groups[1] ?? { messages: 0, people: [] }],
    };
    expect(messageFigures(silent, days)).toMatchObject({
      perWorkday: null,
      offHours: null,
      useful: null,
    });
  });

  it('are unknown on days on which nobody works', () => {
    expect(messageFigures(counted, { ...days, from: '2026-10-17' })).toBeNull();
  });
});

it('takes nothing for a baseline that is none', () => {
  expect(readSnapshot('{')).toBeNull();
  expect(readSnapshot('{"day":"2026-10-12"}')).toBeNull();
});
