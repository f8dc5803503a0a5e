import { sameUnit } from '../comparison/unit.ts';
import type { LedgerRow } from '../ledger.ts';
import type { Check } from './check.ts';
import { isLater, standingGroups } from './later.ts';

const unit = '青溪镇';

export const unitTooMany: Check = {
  finding: 'unit-too-many',
  title: '一单位多群',
  summary: 'A unit has more than one general work group; the first of them stays.',
  severity: 'low',
  source: '香洲、利川“原则上一个单位只建一个工作群”',
  examples: [
    {
      title: 'a second general group',
      shows: 'fires',
      on: '2026-10-12',
      rows: [
        { id: '1', name: '青溪镇工作群', unit, type: 'work', created: '2025-03-01' },
        { id: '2', name: '青溪镇干部群', unit, type: 'work', created: '2024-03-01' },
        { id: '3', name: '青溪镇政务群', unit: '青溪镇人民政府', type: 'work' },
      ],
      finds: ['1', '3'],
    },
    {
      title: 'one general group',
      shows: 'boundary',
      on: '2026-10-12',
      rows: [
        { id: '1', name: '青溪镇工作群', unit, type: 'work' },
        { id: '2', name: '石桥镇工作群', unit: '石桥镇', type: 'work' },
      ],
      finds: [],
    },
    {
      title: 'notice groups, task groups and village groups are not general ones',
      shows: 'near-miss',
      on: '2026-10-12',
      rows: [
        { id: '1', name: '青溪镇工作群', unit, type: 'work' },
        { id: '2', name: '青溪镇通知群', unit, type: 'notice' },
        { id: '3', name: '青溪镇经济普查群', unit, type: 'task', ends: '2026-12-31' },
        { id: '4', name: '青溪镇双河村村民群', unit, type: 'village' },
      ],
      finds: [],
    },
    {
      title: 'the other one is dissolved, or only applied for',
      shows: 'near-miss',
      on: '2026-10-12',
      rows: [
        { id: '1', name: '青溪镇工作群', unit, type: 'work', state: 'dissolved' },
        { id: '2', name: '青溪镇干部群', unit, type: 'work' },
        { id: '3', name: '青溪镇政务群', unit, type: 'work', state: 'applied' },
      ],
      finds: [],
    },
  ],
  find({ rows }, { values, units }) {
    // A place whose measures do not ask for one group a unit is not held to it.
    if (!values.oneUnitOneGroup) return [];
    const kept: { readonly unit: string; readonly groups: LedgerRow[] }[] = [];
    for (const row of standingGroups(rows)) {
      if (row.type !== 'work' || row.unit === null) continue;
      const known = kept.find((one) => sameUnit(one.unit, row.unit, units) === true);
      if (known === undefined) kept.push({ unit: row.unit, groups: [row] });
      else known.groups.push(row);
    }
    return kept.flatMap(({ groups }) => {
      const first = groups.reduce((earlier, row) => (isLater(earlier, row) ? earlier : row));
      return groups
        .filter((row) => row !== first)
        .map((row) => ({
          row,
          person: null,
          words: `本单位已有${String(groups.length)}个政务工作群`,
          numbers: { groups: groups.length, first: first.id },
        }));
    });
  },
};
