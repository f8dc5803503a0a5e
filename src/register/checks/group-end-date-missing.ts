import type { Check } from './check.ts';
import { standingRows } from './standing.ts';

const row = { name: '青溪镇经济普查专项群', unit: '青溪镇', type: 'task' };

export const groupEndDateMissing: Check = {
  finding: 'group-end-date-missing',
  title: '专项群无期限',
  summary: 'A task group without the day it ends on.',
  severity: 'middle',
  source: '平顶山“提前报备该群用途、使用期限”',
  examples: [
    {
      title: 'a task group, in whichever state it stands',
      shows: 'fires',
      on: '2026-10-12',
      rows: [
        { id: '1', ...row },
        { id: '2', ...row, type: '专项群', ends: '', state: 'to_dissolve' },
      ],
      finds: ['1', '2'],
    },
    {
      title: 'with a day, though it is over',
      shows: 'boundary',
      on: '2026-10-12',
      rows: [{ id: '1', ...row, ends: '2026-10-11' }],
      finds: [],
    },
    {
      title: 'groups that last, one whose type nobody wrote, and one that is gone',
      shows: 'near-miss',
      on: '2026-10-12',
      rows: [
        { id: '1', ...row, type: 'work' },
        { id: '2', ...row, type: 'notice' },
        { id: '3', ...row, type: 'village' },
        { id: '4', name: '青溪镇经济普查专项群' },
        { id: '5', ...row, state: 'dissolved' },
        { id: '6', ...row, state: 'rejected' },
      ],
      finds: [],
    },
  ],
  find({ rows }, { values }) {
    if (!values.endsNamed) return [];
    return standingRows(rows)
      .filter(({ sort, type, ends }) => sort === 'group' && type === 'task' && ends === null)
      .map((row) => ({ row, person: null, words: '专项群没有写明使用期限', numbers: {} }));
  },
};
