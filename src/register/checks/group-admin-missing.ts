import { hasGone, namesPerson } from '../names/responsible.ts';
import type { Check } from './check.ts';
import { standingRows } from './standing.ts';

const row = { name: '青溪镇防汛值守群', unit: '青溪镇', type: 'work' };

export const groupAdminMissing: Check = {
  finding: 'group-admin-missing',
  title: '无管理员',
  summary: 'No person is named as administrator, or all who are have left.',
  severity: 'middle',
  source: '利川“指定专人担任群管理员”',
  examples: [
    {
      title: 'nobody, an office, a post, nobody in particular',
      shows: 'fires',
      on: '2026-10-12',
      rows: [
        { id: '1', ...row },
        { id: '2', ...row, admins: '党政办' },
        { id: '3', ...row, admins: '管理员' },
        { id: '4', ...row, admins: ['办公室'] },
        { id: '5', ...row, admins: '待定' },
        { id: '6', ...row, admins: '', state: 'to_dissolve' },
        { id: '7', name: '青溪发布', admins: '宣传办', followers: 12 },
      ],
      finds: ['1', '2', '3', '4', '5', '6', '7'],
    },
    {
      title: 'a person, with a post or a telephone beside',
      shows: 'near-miss',
      on: '2026-10-12',
      rows: [
        { id: '1', ...row, admins: '李敏' },
        { id: '2', ...row, admins: '李敏（党政办主任）' },
        { id: '3', ...row, admins: '李敏 主任 13800000000' },
        { id: '4', ...row, admins: '买买提·艾力' },
        { id: '5', ...row, admins: '欧阳娜娜' },
        { id: '6', ...row, admins: '党政办 李敏' },
        { id: '7', ...row, admins: '', state: 'dissolved' },
      ],
      finds: [],
    },
    {
      title: 'an office and a person beside it',
      shows: 'boundary',
      on: '2026-10-12',
      rows: [{ id: '1', ...row, admins: ['党政办', '李敏'] }],
      finds: [],
    },
    {
      title: 'a person who has retired; one of two of the same name',
      shows: 'boundary',
      on: '2026-10-12',
      rows: [
        { id: '1', ...row, admins: '王强' },
        { id: '2', ...row, admins: '李敏' },
      ],
      roster: [
        { name: '王强', unit: '党政办', post: null, state: 'retired', since: '2026-10-01' },
        { name: '李敏', unit: '党政办', post: null, state: 'moved', since: null },
        { name: '李敏', unit: '财政所', post: null, state: 'serving', since: null },
      ],
      finds: ['1'],
    },
  ],
  find({ on, rows }, { values, roster }) {
    if (!values.adminNamed) return [];
    return standingRows(rows).flatMap((found) => {
      const persons = found.admins.filter(namesPerson);
      if (persons.some((person) => !hasGone(person, roster, on))) return [];
      const words =
        persons.length > 0
          ? '管理员已调离或退休'
          : found.admins.length > 0
            ? '管理员没有写明到人'
            : '没有管理员';
      return [{ row: found, person: null, words, numbers: {} }];
    });
  },
};
