import type { Day } from '../../domain/group.ts';
import { daysBetween } from '../../domain/zone.ts';
import { knownNames } from '../names/known.ts';
import { realNameBy } from '../names/real-name.ts';
import type { Ledger, LedgerRow } from '../ledger.ts';
import { remembered } from '../remembered.ts';
import type { Check } from './check.ts';
import { standingGroups } from './later.ts';

const row = { name: '青溪镇防汛值守群', unit: '青溪镇', type: 'work' };
const good = [
  '党政办-李敏',
  '农业农村办—唐丽',
  '双河村 王强（支书）',
  '财政所赵敏',
  '马建国（派出所）',
];

export const realName: Check = {
  finding: 'real-name',
  title: '未实名',
  summary:
    'An in-group name that does not say unit and name, three days after the group began, or he came into it.',
  severity: 'low',
  source: '黄石等32个制度“单位+姓名”实名制',
  examples: [
    {
      title: 'a nickname, a name alone, an office alone',
      shows: 'fires',
      on: '2026-10-12',
      rows: [{ id: '1', ...row, members: [...good, '阳光男孩', '李敏', '党政办', 'A建材小王'] }],
      finds: ['阳光男孩', '李敏', '党政办', 'A建材小王'],
    },
    {
      title: 'unit and name in any order and with any sign between',
      shows: 'near-miss',
      on: '2026-10-12',
      rows: [{ id: '1', ...row, members: good }],
      finds: [],
    },
    {
      title: 'a list of persons is no list of in-group names',
      shows: 'near-miss',
      on: '2026-10-12',
      rows: [{ id: '1', ...row, members: ['李敏', '唐丽', '王强', '党政办-赵敏'] }],
      finds: [],
    },
    {
      title: "villagers' groups",
      shows: 'near-miss',
      on: '2026-10-12',
      rows: [{ id: '1', ...row, type: 'village', members: [...good, '阳光男孩'] }],
      finds: [],
    },
    {
      title: 'three days of grace, and the day after them',
      shows: 'boundary',
      on: '2026-10-12',
      rows: [
        { id: '1', ...row, created: '2026-10-09', members: [...good, '阳光男孩'] },
        { id: '2', ...row, created: '2026-10-08', members: [...good, '平安是福'] },
      ],
      finds: ['平安是福'],
    },
  ],
  find(ledger, { values, units, roster }) {
    const rows = checkedRows(ledger, values.realNameGraceDays);
    if (rows.length === 0) return [];
    const known = knownNames(units, roster, new Set(ledger.rows.map(({ unit }) => unit)));
    const isReal = remembered(realNameBy(values.realNamePatterns, known));
    return rows.flatMap((one) => {
      const named = (one.people ?? []).map((person) => ({ person, name: ledger.nameOf(person) }));
      const wrong = named.filter(({ name }) => name !== '' && !isReal(name));
      if (one.entry === null && !showsInGroupNames(named.length, wrong.length)) return [];
      // Whoever was just added has some days to put down his name, however old the group is.
      const isNew = (day: Day | undefined) =>
        day !== undefined && daysBetween(day, ledger.on) <= values.realNameGraceDays;
      const asked = wrong.filter(({ person }) => !isNew(one.came?.get(person)));
      return asked.map(({ person }) => ({ row: one, person, words: realNameWords, numbers: {} }));
    });
  },
};

export const realNameWords = '群昵称中没有写明单位和姓名';

/**
 * A list of the office may be one of persons, who are written without their unit: only where most of
 * it is unit and name does it show in-group names.
 */
function showsInGroupNames(all: number, wrong: number): boolean {
  return wrong * 2 < all;
}

function checkedRows({ on, rows }: Ledger, graceDays: number): readonly LedgerRow[] {
  return standingGroups(rows).filter(({ type, people, created }) => {
    if (type === 'village' || people === null || people.length === 0) return false;
    return created === null || daysBetween(created, on) > graceDays;
  });
}
