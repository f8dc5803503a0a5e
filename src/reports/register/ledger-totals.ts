import {
  entrySortTitles,
  entryStates,
  entryStateTitles,
  memberCount,
  type Entry,
} from '../../domain/entry.ts';
import { groupTypes, groupTypeTitles } from '../../domain/group.ts';
import type { ExportData } from './export-shape.ts';
import type { Cell, TableSheet } from './sheet.ts';
import { unitsOf } from './units.ts';

/** Sums by type, state and unit, each a block of lines. */
export function totalsSheet({ on, entries }: ExportData): TableSheet {
  const groups = entries.filter(({ sort }) => sort === 'group');
  const accounts = entries.length - groups.length;
  const blocks: readonly (readonly Cell[])[] = [
    ...groupTypes.map((type) =>
      line('群类型', groupTypeTitles[type], groups, (entry) => entry.type === type),
    ),
    ...without(line('群类型', '未填写', groups, ({ type }) => type === null)),
    ...entryStates.flatMap((state) =>
      without(line('状态', entryStateTitles[state], groups, (entry) => entry.state === state)),
    ),
    ...[...unitsOf(groups)].map(([unit, own]) => line('建群单位', unit, own, () => true)),
    ...(accounts === 0 ? [] : [['类别', entrySortTitles.account, accounts, null]]),
  ];
  return {
    kind: 'table',
    name: '统计',
    title: `工作群台账统计（截至 ${on}）`,
    heads: [
      { words: '统计项', width: 14 },
      { words: '分类', width: 30 },
      { words: '数量', width: 10 },
      { words: '成员人次', width: 12 },
    ],
    rows: [...blocks, line('合计', '工作群', groups, () => true)],
    sums: 1,
    below: ['成员人次只计已登记人数的群，同一人在几个群中分别计算。'],
  };
}

function line(
  what: string,
  title: string,
  entries: readonly Entry[],
  belongs: (entry: Entry) => boolean,
): readonly Cell[] {
  const own = entries.filter(belongs);
  const counts = own.map((entry) => memberCount(entry)).filter((count) => count !== null);
  const members = counts.length === 0 ? null : counts.reduce((sum, count) => sum + count, 0);
  return [what, title, own.length, own.length === 0 ? 0 : (members ?? '未知')];
}

/** No line where nothing is counted. */
function without(counted: readonly Cell[]): readonly (readonly Cell[])[] {
  return counted[2] === 0 ? [] : [counted];
}
