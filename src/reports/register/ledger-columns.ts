import type { EntrySort, RegisterRow } from '../../domain/entry.ts';
import type { Column } from '../../register/column.ts';
import { columns } from '../../register/columns.ts';
import type { Cell } from './sheet.ts';

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

/** Those that mean something of groups, or of accounts. */
export function columnsOf(sort: EntrySort): readonly Column[] {
  return columns.filter(({ key }) =>
    sort === 'group' ? key !== 'followers' : !ofGroupsOnly.has(key),
  );
}

/** What the column is called in a table of groups, or of accounts. */
export function headOf({ key, head }: Column, sort: EntrySort): string {
  return (sort === 'account' ? headsOfAccounts[key] : undefined) ?? head;
}

/** In characters: no wider than its words need, and never wider than `most`. */
export function fittedWidth(head: string, cells: readonly Cell[], most: number): number {
  // A head may stand in two lines.
  const least = Math.max(5, Math.ceil(widthOf(head) / 2));
  const widest = cells.reduce<number>((so, cell) => Math.max(so, widthOf(cell)), least);
  return Math.min(widest, Math.max(most, least));
}

function widthOf(cell: Cell): number {
  const words = String(cell ?? '').slice(0, 200);
  return Array.from(words).reduce((sum, sign) => sum + (/[\x20-\x7e]/u.test(sign) ? 1 : 2), 0);
}
