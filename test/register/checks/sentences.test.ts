import { describe, expect, it } from 'vitest';
import { endedStates } from '../../../src/domain/entry.ts';
import type { RosterLine } from '../../../src/domain/roster.ts';
import { ordinaryRegister } from '../../../src/engine/rule-book/register.ts';
import { checks } from '../../../src/register/checks/index.ts';
import { ledgerOf } from './rows.ts';

const on = '2026-10-12';
const setting = {
  values: ordinaryRegister,
  calendar: { zone: 'Asia/Shanghai', years: new Map() },
  units: [{ name: '青溪镇', own: [], superiors: [] }],
};

type Row = Readonly<Record<string, unknown>>;

function countOf(finding: string, rows: readonly Row[], roster: readonly RosterLine[] = []) {
  const check = checks.find((one) => one.finding === finding);
  if (check === undefined) throw new Error(`${finding} is no check`);
  return check.find(ledgerOf(rows, on), { ...setting, roster }).length;
}

const unit = '青溪镇';
const plain = { id: '1', name: '青溪镇防汛群', unit, type: 'work', purpose: '防汛' };
const crew = '张伟 王芳 李强 赵敏 陈静 刘洋 杨帆 黄磊 周杰 吴霞'.split(' ');
const others = '孙丽 马超 钱程 何平 唐丽 方伟 丁宁 贺云 罗飞 郑和'.split(' ');
const named = ['党政办-李敏', '财政所-赵敏', '农业办-唐丽'];
const second = (more: Row) => [
  { ...plain, members: crew },
  { ...plain, id: '2', ...more },
];
const inGroups = (count: number, more: Row = {}) =>
  Array.from({ length: count }, (_, n) => ({
    ...{ id: String(n), name: `青溪镇${String(n)}群`, type: 'work', members: ['张伟'] },
    ...(n === 0 ? more : {}),
  }));

/** Of each sentence of the document: what just meets it, what just misses it, what is not known. */
const table: readonly (readonly [
  finding: string,
  what: string,
  rows: readonly Row[],
  found: number,
])[] = [
  ['group-unregistered', 'fourth day', [{ ...plain, state: '未备案', created: '2026-10-08' }], 1],
  ['group-unregistered', 'third day', [{ ...plain, state: '未备案', created: '2026-10-09' }], 0],
  ['group-unregistered', 'no day', [{ ...plain, state: '未备案' }], 1],
  ['group-unregistered', 'an account', [{ ...plain, state: '未备案', followers: 9 }], 1],

  ['group-name', 'no unit', [{ ...plain, name: '防汛群' }], 1],
  ['group-name', 'no use', [{ ...plain, name: '青溪镇群' }], 1],
  ['group-name', 'both', [plain], 0],
  ['group-name', 'unit behind', [{ ...plain, name: '党建工作群（青溪镇）' }], 0],
  ['group-name', 'no unit filed, a unit in the name', [{ ...plain, unit: '' }], 0],
  ['group-name', 'an account', [{ ...plain, name: '每日一读', followers: 9 }], 0],

  ['group-end-date-missing', 'a task group without', [{ ...plain, type: 'task' }], 1],
  ['group-end-date-missing', 'with', [{ ...plain, type: 'task', ends: '2026-10-11' }], 0],
  ['group-end-date-missing', 'no type', [{ ...plain, type: '' }], 0],
  ['group-end-date-missing', 'an account', [{ ...plain, type: 'task', followers: 9 }], 0],

  ['group-overdue', 'the day after', [{ ...plain, ends: '2026-10-11' }], 1],
  ['group-overdue', 'to be dissolved', [{ ...plain, ends: on, state: 'to_dissolve' }], 0],
  [
    'group-overdue',
    'over, to be dissolved',
    [{ ...plain, ends: '2026-10-11', state: 'to_dissolve' }],
    1,
  ],
  ['group-overdue', 'its last day', [{ ...plain, ends: on }], 0],
  ['group-overdue', 'no day', [plain], 0],
  ['group-overdue', 'an account', [{ ...plain, ends: '2026-10-11', followers: 9 }], 0],

  ['group-idle', 'sixty days', [{ ...plain, lastWork: '2026-08-13' }], 1],
  ['group-idle', 'fifty-nine', [{ ...plain, lastWork: '2026-08-14' }], 0],
  [
    'group-idle',
    'ninety of a notice group',
    [{ ...plain, type: 'notice', lastWork: '2026-07-14' }],
    1,
  ],
  ['group-idle', 'eighty-nine', [{ ...plain, type: 'notice', lastWork: '2026-07-15' }], 0],
  ['group-idle', 'no day', [plain], 0],
  ['group-idle', 'an account', [{ ...plain, lastWork: '2026-08-13', followers: 9 }], 1],

  [
    'group-duplicate',
    'seven of ten',
    second({ members: [...crew.slice(0, 7), ...others.slice(0, 3)] }),
    1,
  ],
  [
    'group-duplicate',
    'six of ten',
    second({ members: [...crew.slice(0, 6), ...others.slice(0, 4)] }),
    0,
  ],
  ['group-duplicate', 'whatever the types', second({ members: crew, type: 'task' }), 1],
  ['group-duplicate', 'another unit', second({ members: crew, unit: '石桥镇' }), 0],
  ['group-duplicate', 'another purpose', second({ members: crew, purpose: '秋粮收购' }), 0],
  ['group-duplicate', 'no members', second({}), 0],
  ['group-duplicate', 'no unit', second({ members: crew, unit: '' }), 0],
  ['group-duplicate', 'an account', second({ members: crew, followers: 9 }), 0],

  ['group-owner-missing', 'empty', [plain], 1],
  ['group-owner-missing', 'an office', [{ ...plain, owner: '党政办' }], 1],
  ['group-owner-missing', 'who has retired', [{ ...plain, owner: '李敏（已退休）' }], 1],
  ['group-owner-missing', 'a person', [{ ...plain, owner: '李敏' }], 0],
  ['group-owner-missing', 'by family and post', [{ ...plain, owner: '周镇长' }], 0],
  ['group-owner-missing', 'of an account', [{ ...plain, followers: 9 }], 1],

  ['group-admin-missing', 'empty', [plain], 1],
  ['group-admin-missing', 'a post', [{ ...plain, admins: '管理员' }], 1],
  [
    'group-admin-missing',
    'one of two has moved',
    [{ ...plain, admins: ['王强（已调离）', '李敏'] }],
    0,
  ],
  ['group-admin-missing', 'a person', [{ ...plain, admins: '李敏' }], 0],

  ['member-group-limit', 'four', inGroups(4), 1],
  ['member-group-limit', 'four, one to be dissolved', inGroups(4, { state: 'to_dissolve' }), 1],
  ['member-group-limit', 'three', inGroups(3), 0],
  ['member-group-limit', 'four, one of villagers', inGroups(4, { type: 'village' }), 0],
  ['member-group-limit', 'four, one dissolved', inGroups(4, { state: 'dissolved' }), 0],
  ['member-group-limit', 'four, of one only the count', inGroups(4, { members: 20 }), 0],
  ['member-group-limit', 'four, one an account', inGroups(4, { followers: 9 }), 0],
  ['member-group-limit', 'four, of one no type', inGroups(4, { type: '' }), 1],

  ['real-name', 'a nickname', [{ ...plain, members: [...named, '阳光男孩'] }], 1],
  ['real-name', 'unit and name', [{ ...plain, members: named }], 0],
  ['real-name', 'villagers', [{ ...plain, type: 'village', members: [...named, '阳光男孩'] }], 0],
  ['real-name', 'only the count', [{ ...plain, members: 20 }], 0],
  ['real-name', 'third day', [{ ...plain, created: '2026-10-09', members: [...named, '阳光'] }], 0],
  [
    'real-name',
    'fourth day',
    [{ ...plain, created: '2026-10-08', members: [...named, '阳光'] }],
    1,
  ],

  [
    'member-extra',
    'not on the list',
    [{ ...plain, admission: '张伟、王芳、李强', members: ['张伟', '赵敏'] }],
    1,
  ],
  [
    'member-extra',
    'on it',
    [{ ...plain, admission: '张伟、王芳、李强', members: ['张伟', '王芳'] }],
    0,
  ],
  ['member-extra', 'no list', [{ ...plain, members: ['张伟', '赵敏'] }], 0],

  ['unit-too-many', 'two', second({ purpose: '党建' }), 1],
  ['unit-too-many', 'one and a task', second({ type: 'task', ends: '2026-12-31' }), 0],
  ['unit-too-many', 'no unit', second({ unit: '' }), 0],
  ['unit-too-many', 'no type', second({ type: '' }), 0],
  ['unit-too-many', 'an account', second({ followers: 9 }), 0],
];

describe('each sentence of the document', () => {
  it.each(table)('%s: %s', (finding, _, rows, found) => {
    expect(countOf(finding, rows)).toBe(found);
  });

  it.each(checks.map((check) => [check.finding, check] as const))(
    'of %s holds for no entry that has ended or was not built',
    (finding, check) => {
      const firing = check.examples.filter(({ shows }) => shows === 'fires');
      for (const state of [...endedStates, 'applied', 'approved']) {
        for (const { rows, roster } of firing) {
          const ended = rows.map((row) => ({ ...row, state }));
          expect(countOf(finding, ended, roster), state).toBe(0);
        }
      }
    },
  );
});
