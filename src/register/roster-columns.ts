import { rosterStateTitles, type RosterLine, type RosterState } from '../domain/roster.ts';
import { fold } from '../text/fold.ts';
import { readChoice, type Choice } from './cells/choice-cell.ts';
import { readDay } from './cells/day-cell.ts';
import type { Reading } from './cells/reading.ts';
import { readLine } from './cells/text-cell.ts';

const stateWords: Choice<RosterState> = {
  what: '人员状态',
  titles: rosterStateTitles,
  words: {
    serving: [
      '在岗',
      '在编',
      '在编在岗',
      '正常',
      '现职',
      '在任',
      '在职在岗',
      '在职人员',
      '借调',
      '挂职',
      '抽调',
    ],
    moved: [
      '调出',
      '离职',
      '已调离',
      '调走',
      '辞职',
      '离任',
      '转出',
      '已离职',
      '已调走',
      '已调出',
      '已转出',
      '已辞职',
    ],
    retired: ['已退休', '离退休', '离休', '退休人员'],
  },
};

export interface RosterColumn {
  readonly key: keyof RosterLine;
  readonly head: string;
  readonly heads: readonly string[];
  read(raw: unknown): Reading<string | null>;
}

/** The columns of the office's list of its people. */
export const rosterColumns: readonly RosterColumn[] = [
  {
    key: 'name',
    head: '姓名',
    heads: ['名字', '人员姓名', '职工姓名', '干部姓名'],
    read: readLine,
  },
  {
    key: 'unit',
    head: '单位',
    heads: [
      '部门',
      '所在单位',
      '工作单位',
      '所属单位',
      '单位名称',
      '所在部门',
      '科室',
      '村社区',
      'department',
    ],
    read: readLine,
  },
  {
    key: 'post',
    head: '职务',
    heads: ['岗位', '职位', '职务职级', '现任职务', '职务岗位', 'position'],
    read: readLine,
  },
  {
    key: 'state',
    head: '状态',
    heads: ['在职状态', '人员状态', '在岗情况', '在职情况', '是否在职', 'status'],
    read: (raw) => readChoice(stateWords, raw),
  },
  {
    key: 'since',
    head: '日期',
    heads: ['时间', '变动日期', '变动时间', '起始日期', '调离日期', '退休日期', '生效日期', 'date'],
    read: readDay,
  },
];

const byHead = new Map(
  rosterColumns.flatMap((one) =>
    [one.key, one.head, ...one.heads].map((head): [string, RosterColumn] => [head, one]),
  ),
);

/** The column a head or a key means; null where it is none of the list. */
export function rosterColumnOf(head: string): RosterColumn | null {
  const plain = head
    .slice(0, 100)
    .normalize('NFKC')
    .replace(/\([^)]*\)/gu, '');
  return byHead.get(fold(plain).bare) ?? null;
}
