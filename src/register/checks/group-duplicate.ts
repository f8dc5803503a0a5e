import { shownName } from '../../text/shown-name.ts';
import { percent } from '../comparison/compare.ts';
import { isList, sharedMembers } from '../comparison/members.ts';
import { namedOverlaps } from '../comparison/named-overlaps.ts';
import { overlaps, type SeePair } from '../comparison/overlaps.ts';
import { likePurpose } from '../comparison/purpose.ts';
import { sameUnit } from '../comparison/unit.ts';
import type { Ledger, LedgerRow } from '../ledger.ts';
import type { Check, CheckFinding } from './check.ts';
import { isLater, standingGroups } from './later.ts';

const crew = ['张伟', '王芳', '李强', '赵敏', '陈静', '刘洋', '杨帆', '黄磊', '周杰', '吴霞'];
const unit = '青溪镇';

export const groupDuplicate: Check = {
  finding: 'group-duplicate',
  title: '重复建群',
  summary: 'A second group of one unit for a like purpose, with mostly the same members.',
  severity: 'middle',
  source: '香洲“同一个工作不得重复建群”；平顶山按性质、用途、人员、等级、范围比对',
  examples: [
    {
      title: 'two groups for the flood season, eight of ten the same',
      shows: 'fires',
      on: '2026-10-12',
      rows: [
        {
          ...{ id: '1', name: '青溪镇防汛值守群', unit, type: 'work', purpose: '防汛值守信息报送' },
          ...{ created: '2025-05-01', members: crew },
        },
        {
          ...{ id: '2', name: '青溪镇防汛调度群', unit, type: 'task', purpose: '防汛值班调度' },
          ...{ created: '2026-05-01', members: [...crew.slice(0, 8), '孙丽', '马超'] },
        },
      ],
      finds: ['2'],
    },
    {
      title: 'the later one is marked, wherever it stands in the list',
      shows: 'fires',
      on: '2026-10-12',
      rows: [
        {
          ...{ id: '2', name: '青溪镇防汛调度群', unit, purpose: '防汛值班调度' },
          ...{ created: '2026-05-01', overlap: { '1': 0.9 } },
        },
        {
          ...{ id: '1', name: '青溪镇防汛值守群', unit, purpose: '防汛值守信息报送' },
          ...{ created: '2025-05-01' },
        },
      ],
      finds: ['2'],
    },
    {
      title: 'seven of ten are enough',
      shows: 'boundary',
      on: '2026-10-12',
      rows: [
        { id: '1', name: '甲群', unit, purpose: '人居环境整治', members: crew },
        {
          ...{ id: '2', name: '乙群', unit, purpose: '环境卫生整治' },
          members: [...crew.slice(0, 7), '孙丽', '马超', '钱程'],
        },
      ],
      finds: ['2'],
    },
    {
      title: 'six of ten are not',
      shows: 'boundary',
      on: '2026-10-12',
      rows: [
        { id: '1', name: '甲群', unit, purpose: '人居环境整治', members: crew },
        {
          ...{ id: '2', name: '乙群', unit, purpose: '环境卫生整治' },
          members: [...crew.slice(0, 6), '孙丽', '马超', '钱程', '何平'],
        },
      ],
      finds: [],
    },
    {
      title: 'the same people, in one list with their offices',
      shows: 'fires',
      on: '2026-10-12',
      rows: [
        { id: '1', name: '甲群', unit, purpose: '人居环境整治', members: crew },
        {
          ...{ id: '2', name: '乙群', unit, purpose: '环境卫生整治' },
          members: crew.map((name) => `党政办—${name}`),
        },
      ],
      finds: ['2'],
    },
    {
      title: 'the same people for another work',
      shows: 'near-miss',
      on: '2026-10-12',
      rows: [
        { id: '1', name: '甲群', unit, purpose: '防汛值守', members: crew },
        { id: '2', name: '乙群', unit, purpose: '森林防火巡查', members: crew },
      ],
      finds: [],
    },
    {
      title: 'one of another unit',
      shows: 'near-miss',
      on: '2026-10-12',
      rows: [
        { id: '1', name: '甲群', unit, purpose: '防汛值守', overlap: { '2': 0.9 } },
        { id: '2', name: '乙群', unit: '石桥镇', purpose: '防汛值守' },
      ],
      finds: [],
    },
    {
      title: 'the one before it is dissolved',
      shows: 'near-miss',
      on: '2026-10-12',
      rows: [
        { id: '1', name: '甲群', unit, purpose: '防汛值守', state: 'dissolved', members: crew },
        { id: '2', name: '乙群', unit, purpose: '防汛值守', members: crew },
      ],
      finds: [],
    },
  ],
  find(ledger, { values, units }) {
    const { rows, nameOf } = ledger;
    const found = new Map<LedgerRow, Duplicate>();
    const standing = standingGroups(rows);
    for (const [a, b, counted] of candidates(standing, ledger, values.duplicateOverlap)) {
      if (sameUnit(a.unit, b.unit, units) !== true || likePurpose(a, b) !== true) continue;
      const share = counted ?? sharedMembers(a, b, nameOf);
      if (share === null || share < values.duplicateOverlap) continue;
      const [of, row] = isLater(a, b) ? [a, b] : [b, a];
      const before = found.get(row);
      if (before === undefined || before.share < share) found.set(row, { of, share });
    }
    return rows.flatMap((row) => {
      const duplicate = found.get(row);
      return duplicate === undefined ? [] : [findingOf(row, duplicate)];
    });
  },
};

interface Duplicate {
  readonly of: LedgerRow;
  readonly share: number;
}

function findingOf(row: LedgerRow, { of, share }: Duplicate): CheckFinding {
  return {
    row,
    person: null,
    words: `与《${shownName(of.name)}》用途相近、成员重合${percent(share)}`,
    numbers: { other: of.id, overlap: Number(share.toFixed(4)) },
  };
}

type Pair = readonly [one: LedgerRow, other: LedgerRow, counted: number | null];

/** Pairs in the order of the list that may have so many members in common; a share where it is counted. */
function candidates(
  groups: readonly LedgerRow[],
  { nameOf, personOf = (key) => key }: Ledger,
  least: number,
): readonly Pair[] {
  const pairs: Pair[] = [];
  const add = (one: number, other: number, share: number | null) => {
    const [a, b] = [groups[one], groups[other]];
    if (a !== undefined && b !== undefined) pairs.push([a, b, share]);
  };
  const lists = groups.map(({ people }) => (isList(people) ? people.map(personOf) : []));
  const see: SeePair = (one, other, share) => {
    if (share >= least) add(one, other, share);
  };
  overlaps(lists, see);
  namedOverlaps(lists, nameOf, see);
  const places = new Map(groups.map(({ id }, place) => [id, place]));
  groups.forEach((row, place) => {
    for (const [id, share] of Object.entries(row.overlap ?? {})) {
      const other = places.get(id);
      if (share < least || other === undefined || other === place) continue;
      add(Math.min(place, other), Math.max(place, other), null);
    }
  });
  return pairs;
}
