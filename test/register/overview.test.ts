import { expect, it } from 'vitest';
import type { EntrySort, EntryState } from '../../src/domain/entry.ts';
import { groupFigures } from '../../src/register/baseline/group-figures.ts';
import type { Snapshot, SnapshotRow } from '../../src/register/baseline/snapshot.ts';
import { overviewText } from '../../src/reports/ledger-overview.ts';

function row(key: string, state: EntryState, stands: boolean, sort: EntrySort): SnapshotRow {
  return { key, sort, state, stands, type: 'work', unit: null, members: null, limited: false };
}

function said(rows: readonly SnapshotRow[], book: string | null = '青溪镇'): string {
  const snapshot: Snapshot = {
    day: '2026-10-12',
    rows: [...rows],
    persons: null,
    messages: null,
    leftThatDay: null,
  };
  return overviewText({
    book,
    groups: groupFigures(snapshot, 'group'),
    accounts: groupFigures(snapshot, 'account'),
    findings: [],
  });
}

it('the states sum up to the total; a group that was built before it was filed is in it', () => {
  const text = said([
    row('1', 'active', true, 'group'),
    row('2', 'applied', true, 'group'),
    row('3', 'applied', false, 'group'),
    row('4', 'rejected', false, 'group'),
  ]);
  expect(text).toContain('工作群2个，其中限期使用0个。');
  expect(text).toContain('状态：拟建1、在用1。\n另有不计入总数的：拟建1、不予建群1。');
});

it('accounts are told in their own words, also where none goes on', () => {
  const text = said([
    row('1', 'dissolved', false, 'account'),
    row('2', 'rejected', false, 'account'),
  ]);
  expect(text).toContain('政务新媒体0个。\n另有不计入总数的账号：已停用1、不予备案1。');
});

it('is headed by the office, and by nothing where only the common rules hold', () => {
  expect(said([])).toMatch(/^【台账】青溪镇：工作群0个/u);
  expect(said([], null)).toMatch(/^【台账】工作群0个/u);
});
