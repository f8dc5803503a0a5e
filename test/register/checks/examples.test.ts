import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { ordinaryRegister } from '../../../src/engine/rule-book/register.ts';
import type { Check, CheckExample } from '../../../src/register/checks/check.ts';
import { checks, findAll } from '../../../src/register/checks/index.ts';
import { ledgerOf } from './rows.ts';

const setting = {
  values: ordinaryRegister,
  calendar: { zone: 'Asia/Shanghai', years: new Map() },
  units: [{ name: '本单位', own: [], superiors: [] }],
};

function foundBy(check: Check, example: CheckExample): readonly string[] {
  const ledger = ledgerOf(example.rows, example.on);
  const found = check.find(ledger, { ...setting, roster: example.roster ?? [] });
  return found.map(({ row, person }) =>
    person === null ? (row?.id ?? '') : ledger.nameOf(person) || person,
  );
}

describe.each(checks.map((check) => [check.finding, check] as const))('%s', (_, check) => {
  it.each(check.examples.map((example) => [example.title, example] as const))(
    '%s',
    (_, example) => {
      expect([...foundBy(check, example)].sort()).toEqual([...example.finds].sort());
    },
  );

  it('shows what fires, a near miss and a boundary', () => {
    const shown = new Set(check.examples.map(({ shows }) => shows));
    expect([...shown].sort()).toEqual(['boundary', 'fires', 'near-miss']);
  });

  it('says what it found in words for an office, with no name of a person', () => {
    for (const example of check.examples) {
      const ledger = ledgerOf(example.rows, example.on);
      for (const { words } of check.find(ledger, { ...setting, roster: example.roster ?? [] })) {
        expect(words).toMatch(/^[\p{Script=Han}0-9%《》、，：]+$/u);
        expect(words).not.toMatch(/李敏|王强|唐丽|张伟/u);
      }
    }
  });
});

describe('the list of checks', () => {
  it('is the folder: a file for each finding', () => {
    const folder = fileURLToPath(new URL('../../../src/register/checks', import.meta.url));
    const files = readdirSync(folder).map((file) => file.replace(/\.ts$/u, ''));
    const parts = [
      'check',
      'index',
      'later',
      'standing',
      'on-roster',
      'person-named',
      'listed-names',
    ];
    const findings = files.filter((file) => !parts.includes(file));
    expect(checks.map(({ finding }) => finding).sort()).toEqual(findings.sort());
  });

  it('holds every finding of the document', () => {
    const asked =
      'group-unregistered group-name group-end-date-missing group-overdue group-idle group-duplicate ' +
      'group-owner-missing group-admin-missing member-group-limit real-name member-extra unit-too-many';
    const known = checks.map(({ finding }) => finding);
    expect(asked.split(' ').filter((finding) => !known.includes(finding))).toEqual([]);
  });

  it('finds entries in the order of the rows, then persons', () => {
    const rows = [
      { id: '2', name: '工作群', unit: '青溪镇', type: 'task', members: ['张伟'] },
      ...['3', '4', '5'].map((id) => ({
        ...{ id, name: `青溪镇通知${id}群`, unit: '青溪镇', type: 'notice', owner: '李敏' },
        ...{ admins: '唐丽', members: ['张伟'] },
      })),
      { id: '1', name: '青溪镇防汛群', unit: '青溪镇', type: 'work', admins: '唐丽' },
    ];
    const found = findAll(ledgerOf(rows, '2026-10-12'), { ...setting, roster: [] });
    const told = found.map(({ check, finding }) => [finding.row?.id ?? '', check.finding]);
    expect(told).toEqual([
      ['2', 'group-name'],
      ['2', 'group-owner-missing'],
      ['2', 'group-admin-missing'],
      ['2', 'group-end-date-missing'],
      ['1', 'group-owner-missing'],
      ['', 'member-group-limit'],
    ]);
  });
});

describe('a rule book that asks for less', () => {
  it('finds no owner, administrator or end missing where it asks for none', () => {
    const rows = [{ id: '1', name: '青溪镇普查专项群', unit: '青溪镇', type: 'task' }];
    const values = { ...ordinaryRegister, ownerNamed: false, adminNamed: false, endsNamed: false };
    const ledger = ledgerOf(rows, '2026-10-12');
    expect(findAll(ledger, { ...setting, values, roster: [] })).toEqual([]);
  });

  it('holds in-group names to its own patterns', () => {
    const members = ['党政办-李敏', '财政所-赵敏', '双河村-王强', '农业办 唐丽'];
    const rows = [{ id: '1', name: '青溪镇防汛群', unit: '青溪镇', type: 'work', members }];
    const check = checks.find(({ finding }) => finding === 'real-name');
    const ledger = ledgerOf(rows, '2026-10-12');
    const values = { ...ordinaryRegister, realNamePatterns: ['^\\p{Han}{2,8}-\\p{Han}{2,4}$'] };
    const found = check?.find(ledger, { ...setting, values, roster: [] }) ?? [];
    expect(found.map(({ person }) => ledger.nameOf(person ?? ''))).toEqual(['农业办 唐丽']);
  });
});

describe('a duty group', () => {
  it('sleeps as long as its season', () => {
    const rows = [{ id: '1', name: '青溪镇防汛值守群', unit: '青溪镇', lastWork: '2026-01-01' }];
    const check = checks.find(({ finding }) => finding === 'group-idle');
    const ledger = ledgerOf(rows, '2026-10-12');
    const asleep = { ...ledger, rows: ledger.rows.map((row) => ({ ...row, duty: true })) };
    const given = { ...setting, roster: [] };
    expect(check?.find(ledger, given)).toHaveLength(1);
    expect(check?.find(asleep, given)).toEqual([]);
  });
});
