import { standingStates, type Entry, type EntryState } from '../../domain/entry.ts';
import type { Check } from '../../register/checks/check.ts';
import { groupAdminMissing } from '../../register/checks/group-admin-missing.ts';
import { groupIdle } from '../../register/checks/group-idle.ts';
import { groupOverdue } from '../../register/checks/group-overdue.ts';
import { groupOwnerMissing } from '../../register/checks/group-owner-missing.ts';
import type { ExportData, ExportShape } from './export-shape.ts';
import type { Cell, TableSheet } from './sheet.ts';
import { unitsOf } from './units.ts';

const unknown = '未知';

interface Figure {
  readonly head: string;
  readonly key: string;
  readonly counts: (entry: Entry) => boolean;
}

const figures: readonly Figure[] = [
  { head: '原有群数', key: 'total', counts: () => true },
  { head: '保留', key: 'kept', counts: isKept },
  { head: '解散', key: 'dissolved', counts: isIn('dissolved') },
  { head: '合并', key: 'merged', counts: isIn('merged') },
  { head: '待解散', key: 'toDissolve', counts: isIn('to_dissolve') },
  { head: '待合并', key: 'toMerge', counts: isIn('to_merge') },
];
/** From here on of those that are kept or on their way out. Whoever was just found has days to file. */
const unfiled: Figure = { head: '未备案', key: 'unregistered', counts: isIn('unregistered') };
/** As the checks find it on the day: a state moves only where a bot runs. */
const faults: readonly { head: string; key: string; check: Check }[] = [
  { head: '超期', key: 'overdue', check: groupOverdue },
  { head: '闲置', key: 'idle', check: groupIdle },
  { head: '无群主', key: 'withoutOwner', check: groupOwnerMissing },
  { head: '无管理员', key: 'withoutAdmin', check: groupAdminMissing },
];

/** 清理统计表: by unit, in the order the sources count; what is not known is said to be unknown. */
export const clearance: ExportShape = {
  name: 'clearance',
  title: '工作群清理统计表',
  summary: 'what was kept, dissolved and merged, by unit',
  formats: ['xlsx', 'csv', 'jsonl'],
  needsChanges: false,
  sheets: (data) => [sheetOf(data)],
  lines: (data) =>
    [...unitsOf(countedIn(data))].map(([unit, entries]) => ({
      unit,
      ...countsOf(entries, data),
      membersRemoved: data.membersRemoved?.get(unit) ?? null,
    })),
};

/** What is counted of one unit's groups, by the key of its column. */
function countsOf(entries: readonly Entry[], data: ExportData): Record<string, number | null> {
  const counts: Record<string, number | null> = {};
  for (const { key, counts: has } of [...figures, unfiled])
    counts[key] = entries.filter(has).length;
  for (const { key, check } of faults) counts[key] = countFound(check, entries, data);
  return counts;
}

function sheetOf(data: ExportData): TableSheet {
  const counted = countedIn(data);
  const units = [...unitsOf(counted)];
  const removed = units.map(([unit]) => data.membersRemoved?.get(unit) ?? null);
  const period = data.since === undefined ? `截至 ${data.on}` : `${data.since} 至 ${data.on}`;
  return {
    kind: 'table',
    name: '清理统计表',
    title: `工作群清理统计表（${period}）`,
    heads: [
      { words: '序号', width: 6 },
      { words: '单位', width: 26 },
      ...[
        ...figures.map(({ head }) => head),
        '清出人数',
        unfiled.head,
        ...faults.map(({ head }) => head),
      ].map((words) => ({ words, width: 10 })),
    ],
    rows: [
      ...units.map(([unit, own], at) => [at + 1, unit, ...cellsOf(own, data, removed[at] ?? null)]),
      [null, '合计', ...cellsOf(counted, data, sumOf(removed))],
    ],
    sums: 1,
    below: [
      '原有群数为保留、解散、合并、待解散、待合并之和，待解散即已决定限期解散；右侧各项为尚未解散、合并的群截至填报日期的核查情况。',
      '核查人（签字）：                    单位负责人（签字）：                    年    月    日',
    ],
  };
}

function cellsOf(
  entries: readonly Entry[],
  data: ExportData,
  removed: number | null,
): readonly Cell[] {
  return [
    ...figures.map(({ counts }) => entries.filter(counts).length),
    removed ?? unknown,
    entries.filter(unfiled.counts).length,
    ...faults.map(({ check }) => countFound(check, entries, data) ?? unknown),
  ];
}

/** Null where nobody looked. */
function countFound(
  { finding }: Check,
  entries: readonly Entry[],
  { found }: ExportData,
): number | null {
  if (found === undefined) return null;
  return entries.filter(({ number }) => found.get(number)?.has(finding) === true).length;
}

/** Unknown where one of them is. */
function sumOf(counts: readonly (number | null)[]): number | null {
  if (counts.length === 0) return null;
  return counts.reduce<number | null>(
    (sum, count) => (sum === null || count === null ? null : sum + count),
    0,
  );
}

/** Groups that stand, or did so in the time it is about. */
function countedIn({ entries, since }: ExportData): readonly Entry[] {
  return entries.filter((entry) => {
    if (entry.sort !== 'group') return false;
    if (stands(entry)) return true;
    if (entry.state !== 'dissolved' && entry.state !== 'merged') return false;
    return since === undefined || (entry.dissolved ?? entry.since) >= since;
  });
}

/** A group that was there before it was filed stands while it is applied for. */
function stands({ state, groupId }: Entry): boolean {
  return standingStates.includes(state) || (state === 'applied' && groupId !== null);
}

function isKept(entry: Entry): boolean {
  return stands(entry) && entry.state !== 'to_dissolve' && entry.state !== 'to_merge';
}

function isIn(state: EntryState): (entry: Entry) => boolean {
  return (entry) => entry.state === state;
}
