import { memberCount, type Entry, type EntrySort, type RegisterRow } from '../../domain/entry.ts';
import { columns } from '../../register/columns.ts';
import type { Column } from '../../register/column.ts';
import { sortHead } from '../../register/heads.ts';
import type { ExportData, ExportShape } from './export-shape.ts';
import { totalsSheet } from './ledger-totals.ts';
import type { Cell, TableSheet } from './sheet.ts';

/** A cell of a workbook holds no more. */
const longestCell = 32_000;

/** Of groups there are no followers, of accounts none of these. */
const ofGroupsOnly = new Set<keyof RegisterRow>([
  'type',
  'scope',
  'admission',
  'members',
  'messages30',
  'notices30',
  'bot',
  'overlap',
]);
const headsOfAccounts: Partial<Record<keyof RegisterRow, string>> = {
  name: '账号名称',
  unit: '主管单位',
  owner: '账号管理员',
  reason: '开设理由',
  created: '开通日期',
  lastWork: '最近更新时间',
  dissolved: '注销日期',
};

/** 台账: a column each in the order of the register, and sums by type, state and unit. */
export const ledger: ExportShape = {
  name: 'ledger',
  title: '工作群台账',
  summary: 'the ledger with all columns, and sums by type, state and unit',
  formats: ['xlsx', 'csv', 'jsonl'],
  needsChanges: false,
  sheets(data) {
    const accounts = ofSort(data, 'account');
    return [
      tableOf('台账', 'group', ofSort(data, 'group'), data),
      ...(accounts.length === 0 ? [] : [tableOf('政务新媒体', 'account', accounts, data)]),
      totalsSheet(data),
    ];
  },
  records(data) {
    const used = columnsOfFile(data);
    const withSort = used.length === columns.length;
    return [
      [...used.map(({ key }) => key), ...(withSort ? [sortHead.key] : [])],
      ...data.entries.map((entry) => [
        ...used.map((column) => column.plain(shownTo(entry, data))),
        ...(withSort ? [entry.sort] : []),
      ]),
    ];
  },
  /** A copy for other programs: members are named in it. */
  lines(data) {
    const used = columnsOfFile(data);
    const withSort = used.length === columns.length;
    return data.entries.map((entry) => ({
      ...Object.fromEntries(used.map(({ key }) => [key, entry[key]])),
      ...(withSort ? { [sortHead.key]: entry.sort } : {}),
    }));
  },
};

/** Where there are groups only, the columns are those of the register and no others. */
function columnsOfFile({ entries }: ExportData): readonly Column[] {
  const hasAccounts = entries.some(({ sort }) => sort === 'account');
  return hasAccounts ? columns : columns.filter(({ key }) => key !== 'followers');
}

function tableOf(
  name: string,
  sort: EntrySort,
  entries: readonly Entry[],
  data: ExportData,
): TableSheet {
  const used = columns.filter(({ key }) =>
    sort === 'group' ? key !== 'followers' : !ofGroupsOnly.has(key),
  );
  return {
    kind: 'table',
    name,
    title: null,
    heads: used.map(({ key, head, width }) => ({
      words: (sort === 'account' ? headsOfAccounts[key] : undefined) ?? head,
      width,
    })),
    rows: entries.map((entry) => {
      const row = shownTo(entry, data);
      return used.map((column) => cellOf(column, row));
    }),
    sums: 0,
    below: [],
  };
}

function cellOf(column: Column, row: RegisterRow): Cell {
  const cell = column.shown(row);
  if (typeof cell !== 'string' || cell.length <= longestCell) return cell;
  return column.key === 'members' ? memberCount(row) : cell.slice(0, longestCell);
}

/** Who sits in a group is written down only where that was asked for. */
function shownTo(entry: Entry, { withMembers = false }: ExportData): RegisterRow {
  return withMembers ? entry : { ...entry, members: memberCount(entry) };
}

function ofSort({ entries }: ExportData, sort: EntrySort): readonly Entry[] {
  return entries.filter((entry) => entry.sort === sort);
}
