import { daysBetween } from '../../domain/zone.ts';
import { longDayWords } from '../../text/day-words.ts';
import type { Check } from './check.ts';
import { standingRows } from './standing.ts';

const row = { name: '青溪镇经济普查专项群', unit: '青溪镇', type: 'task' };

export const groupOverdue: Check = {
  finding: 'group-overdue',
  title: '超期未解散',
  summary: 'Its term is over, and it is neither dissolved nor merged.',
  severity: 'high',
  source: '香洲“因专项工作组建的微信群在结束工作后应及时解散”',
  examples: [
    {
      title: 'in use, to be dissolved, to be merged, and one that is no task group',
      shows: 'fires',
      on: '2026-10-12',
      rows: [
        { id: '1', ...row, ends: '2026-09-30' },
        { id: '2', ...row, ends: '2026-09-30', state: 'to_dissolve' },
        { id: '3', ...row, ends: '2026-09-30', state: 'to_merge' },
        { id: '4', ...row, ends: '2026-09-30', state: 'overdue' },
        { id: '5', ...row, ends: '2026-09-30', type: 'work' },
        { id: '6', ...row, ends: '2026-09-30', state: 'unregistered' },
      ],
      finds: ['1', '2', '3', '4', '5', '6'],
    },
    {
      title: 'from the day after: its last day is within, and days of grace only delay the state',
      shows: 'boundary',
      on: '2026-10-12',
      rows: [
        { id: '1', ...row, ends: '2026-10-11' },
        { id: '2', ...row, ends: '2026-10-12' },
        { id: '3', ...row, ends: '2026-10-13' },
      ],
      finds: ['1'],
    },
    {
      title: 'gone, or never built; called overdue, and extended since',
      shows: 'near-miss',
      on: '2026-10-12',
      rows: [
        { id: '1', ...row, ends: '2026-09-30', state: 'dissolved' },
        { id: '2', ...row, ends: '2026-09-30', state: 'merged' },
        { id: '3', ...row, ends: '2026-09-30', state: 'rejected' },
        { id: '4', ...row, ends: '2026-09-30', state: 'approved' },
        { id: '5', ...row, ends: '2026-12-31', state: 'overdue', extensions: 1 },
        { id: '6', ...row },
      ],
      finds: [],
    },
  ],
  find({ on, rows }) {
    return standingRows(rows).flatMap((row) => {
      if (row.sort !== 'group' || row.ends === null || on <= row.ends) return [];
      const days = daysBetween(row.ends, on);
      const words = `使用期限到${longDayWords(row.ends)}为止，已超期${String(days)}天`;
      return [{ row, person: null, words, numbers: { days, ends: row.ends } }];
    });
  },
};
