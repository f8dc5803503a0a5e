import { describe, expect, it } from 'vitest';
import type { RegisterRow } from '../../../src/domain/entry.ts';
import { compareRows, percent } from '../../../src/register/comparison/compare.ts';
import { nearest } from '../../../src/register/comparison/nearest.ts';
import { sameUnit } from '../../../src/register/comparison/unit.ts';
import { givenLedger, givenRow } from './given-row.ts';

const crew = ['张伟', '王芳', '李强', '赵敏', '陈静', '刘洋', '杨帆', '黄磊', '周杰', '吴霞'];
const more = ['孙丽', '马超', '钱程', '何平', '高峰', '林涛', '罗兰', '郑爽', '谢娜', '唐丽'];
const flood = { purpose: '防汛值守', members: crew } as const;

function compare(a: Partial<RegisterRow>, b: Partial<RegisterRow>) {
  return compareRows(givenRow({ id: '1', ...a }), givenRow({ id: '2', ...b }));
}

describe('two rows', () => {
  it('are compared in purpose, members, unit, nature, scope and tier, and it is said what they share', () => {
    const base = { ...flood, type: 'work', tier: 'town', scope: '全镇' } as const;
    const other = { ...base, purpose: '三防调度', members: [...crew.slice(0, 8), '孙丽', '马超'] };
    expect(compare(base, other)).toEqual({
      ...{ unit: true, nature: true, purpose: true, members: 0.8, tier: true, scope: true },
      words: '用途相近、成员重合80%、同一单位、性质相同、范围相同、同为镇级',
    });
  });

  it('are compared only in what the book compares, and always in the unit', () => {
    const row = { ...flood, type: 'work', tier: 'town', scope: '全镇' } as const;
    const [a, b] = [givenRow({ id: '1', ...row }), givenRow({ id: '2', ...row })];
    expect(compareRows(a, b, { compared: ['purpose', 'owner'] })).toEqual({
      ...{ unit: true, nature: null, purpose: true, members: null, tier: null, scope: null },
      words: '用途相近、同一单位',
    });
    expect(compareRows(a, b, { compared: ['members', 'tier'], members: 0.5 }).words).toBe(
      '成员重合50%、同一单位、同为镇级',
    );
  });

  it('share nothing of what either does not say', () => {
    expect(compare({ unit: null, name: '！' }, { ...flood, name: '！', unit: null })).toEqual({
      ...{ unit: null, nature: null, purpose: null, members: null, tier: null, scope: null },
      words: '',
    });
  });

  it('are unlike where they say different things', () => {
    const one = { ...flood, type: 'work', tier: 'town', scope: '全镇' } as const;
    const other = { type: 'task', tier: 'village', scope: '双河村', unit: '石桥镇' } as const;
    expect(compare(one, { ...other, purpose: '森林防火', members: more })).toEqual({
      ...{ unit: false, nature: false, purpose: false, members: 0, tier: false, scope: false },
      words: '',
    });
  });

  it('have as many members in common as the smaller of them has', () => {
    expect(compare({ members: crew.slice(0, 4) }, { members: [...crew, ...more] }).members).toBe(1);
    expect(compare({ members: crew }, { members: [...crew.slice(0, 5), ...more] }).members).toBe(
      0.5,
    );
    expect(compare({ members: [...crew, ...crew] }, { members: crew }).members).toBe(1);
  });

  it('believe what is given only where members are not listed', () => {
    const overlap = { '2': 0.9 };
    expect(compare({ overlap, members: crew }, { members: 30 }).members).toBe(0.9);
    expect(compare({ members: 30 }, { overlap: { '1': 0.4 } }).members).toBe(0.4);
    expect(compare({ overlap, members: crew }, { members: more }).members).toBe(0);
    expect(compare({ overlap: { '3': 0.9 } }, {}).members).toBeNull();
    expect(compare({ overlap, members: ['张伟', '王芳'] }, { members: crew }).members).toBe(0.9);
  });

  it('are compared by name where the bot sits in one group and only names are filed of the other', () => {
    const names = { a: '农业办—张伟', b: '党政办-王芳', c: '李强', d: '应急办 孙丽' };
    const seen = givenRow({ id: '1', people: Object.keys(names) });
    const filed = givenRow({ id: '2', members: ['张伟', '王芳', '李强', '赵敏'] });
    const { nameOf } = givenLedger([], names);
    expect(compareRows(filed, seen, { nameOf }).members).toBe(0.75);
    expect(compareRows(seen, filed, { nameOf }).members).toBe(0.75);
    expect(compareRows(seen, filed).members).toBeNull();
  });

  it('never show more than is shared', () => {
    expect([0.699, 0.7, 0.29, 1, 2 / 3].map(percent)).toEqual(['69%', '70%', '29%', '100%', '66%']);
  });
});

describe('a unit', () => {
  it.each([
    ['青溪镇', '青溪镇人民政府', true],
    ['青溪镇农业农村办', '农业农村办公室', true],
    ['双河村', '青溪镇双河村村民委员会', true],
    ['青溪镇', '石桥镇', false],
    ['青溪镇农业农村办', '青溪镇应急办', false],
    ['双河村', '小双河村', false],
    ['县应急管理局', '市应急管理局', false],
  ])('%s and %s: %s', (one, other, same) => {
    expect(sameUnit(one, other)).toBe(same);
    expect(sameUnit(other, one)).toBe(same);
  });

  it('is known by all the names the book gives it', () => {
    const units = [{ name: '青溪镇', own: ['青溪乡', '青溪镇党委'], superiors: [] }];
    expect(sameUnit('青溪乡人民政府', '青溪镇', units)).toBe(true);
    expect(sameUnit('青溪乡', '石桥镇', units)).toBe(false);
    expect(sameUnit(null, '青溪镇', units)).toBeNull();
  });
});

describe('the nearest groups', () => {
  const application = givenRow({ id: '', name: '青溪镇汛期调度群', state: 'applied', ...flood });
  const near = (rows: readonly Parameters<typeof givenRow>[0][], count?: number) => {
    const ledger = givenLedger([application, ...rows.map(givenRow)]);
    return nearest(application, ledger, count).map(({ row }) => row.id);
  };

  it('come best first, at most three', () => {
    expect(
      near([
        { id: 'purpose', purpose: '三防', members: more },
        { id: 'half', purpose: '三防', members: [...crew.slice(0, 5), ...more] },
        { id: 'members', purpose: '食堂就餐', members: crew },
        { id: 'both', purpose: '三防', members: crew },
        { id: 'elsewhere', purpose: '三防', unit: '石桥镇', members: more },
      ]),
    ).toEqual(['both', 'half', 'purpose']);
    expect(
      near(
        [
          { id: 'a', purpose: '三防' },
          { id: 'b', purpose: '防洪' },
        ],
        1,
      ),
    ).toEqual(['a']);
  });

  it('are groups that stand or are about to, never itself, never a media account', () => {
    const states = [
      'active',
      'idle',
      'overdue',
      'to_merge',
      'to_dissolve',
      'unregistered',
    ] as const;
    const ended = ['merged', 'dissolved', 'rejected', 'lapsed'] as const;
    const all = [...states, 'approved', 'applied', ...ended] as const;
    const rows = all.map((state) => ({ id: state, state, ...flood }));
    expect(near(rows, 20)).toEqual([...states, 'approved', 'applied']);
    const account = { ...givenRow({ id: 'account', ...flood }), sort: 'account' as const };
    expect(nearest(application, givenLedger([application, account]))).toEqual([]);
  });

  it('leave out what has only tier, nature or unit in common', () => {
    expect(near([{ id: '1', purpose: '食堂就餐', members: more }])).toEqual([]);
    expect(near([{ id: '1', purpose: '食堂就餐', members: 20 }])).toEqual([]);
  });
});
