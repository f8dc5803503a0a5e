import {
  entrySortTitles,
  memberCount,
  type Entry,
  type EntrySort,
  type RegisterRow,
} from '../../domain/entry.ts';
import { columns, shownCell } from '../../register/columns.ts';
import type { Column } from '../../register/column.ts';
import { sortHead } from '../../register/heads.ts';
import type { ExportData, ExportShape } from './export-shape.ts';
import { columnsOf, fittedWidth, headOf } from './ledger-columns.ts';
import { totalsSheet } from './ledger-totals.ts';
import type { Cell, TableSheet } from './sheet.ts';

/** A cell of a workbook holds no more. */
const longestCell = 32_000;

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
      tableOf({ name: '台账', title: '工作群台账' }, 'group', ofSort(data, 'group'), data),
      ...(accounts.length === 0
        ? []
        : [tableOf({ name: '政务新媒体', title: '政务新媒体台账' }, 'account', accounts, data)]),
      totalsSheet(data),
    ];
  },
  records(data) {
    const used = columnsOfFile(data);
    const withSort = used.length === columns.length;
    const { inKeys = false } = data;
    return [
      [
        ...used.map(({ key, head }) => (inKeys ? key : head)),
        ...(withSort ? [inKeys ? sortHead.key : sortHead.head] : []),
      ],
      ...data.entries.map((entry) => {
        const row = shownTo(entry, data);
        return [
          ...used.map((column) => (inKeys ? column.plain(row) : shownCell(column, row))),
          ...(withSort ? [inKeys ? entry.sort : entrySortTitles[entry.sort]] : []),
        ];
      }),
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

/** As it is handed in: numbered lines, and no column that nobody filled in. */
function tableOf(
  { name, title }: { readonly name: string; readonly title: string },
  sort: EntrySort,
  entries: readonly Entry[],
  data: ExportData,
): TableSheet {
  const rows = entries.map((entry) => shownTo(entry, data));
  const used = columnsOf(sort)
    .map((column) => ({ column, cells: rows.map((row) => cellOf(column, row)) }))
    .filter(
      ({ column, cells }) =>
        alwaysShown.has(column.key) || cells.some((cell) => says(column.key, cell)),
    );
  return {
    kind: 'table',
    name,
    title,
    note: `填报单位（盖章）：${data.office ?? '                '}        填报日期：${data.on}        共${String(entries.length)}个`,
    heads: [
      { words: '序号', width: 5 },
      ...used.map(({ column, cells }) => {
        const words = headOf(column, sort);
        return { words, width: fittedWidth(words, cells, column.width) };
      }),
    ],
    rows: rows.map((_, at) => [at + 1, ...used.map(({ cells }) => cells[at] ?? null)]),
    sums: 0,
    below: [],
  };
}

/** What a ledger is nothing without. */
const alwaysShown = new Set<keyof RegisterRow>(['id', 'name', 'unit', 'owner', 'state']);

/** No times extended is nothing said; of messages none is a figure. */
function says(key: Column['key'], cell: Cell): boolean {
  return cell !== null && cell !== '' && !(key === 'extensions' && cell === 0);
}

function cellOf(column: Column, row: Entry): Cell {
  const cell = shownCell(column, row);
  if (typeof cell !== 'string' || cell.length <= longestCell) return cell;
  return column.key === 'members' ? memberCount(row) : cell.slice(0, longestCell);
}

/** Who sits in a group is written down only where that was asked for. */
function shownTo(entry: Entry, { withMembers = false }: ExportData): Entry {
  return withMembers ? entry : { ...entry, members: memberCount(entry) };
}

function ofSort({ entries }: ExportData, sort: EntrySort): readonly Entry[] {
  return entries.filter((entry) => entry.sort === sort);
}
