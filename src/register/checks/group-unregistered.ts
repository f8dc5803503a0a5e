import { daysBetween } from '../../domain/zone.ts';
import type { LedgerRow } from '../ledger.ts';
import type { Check } from './check.ts';
import { standingRows } from './standing.ts';

/** rules.md §3: not in the first three days, the day it was found not counted. */
const graceDays = 3;

const row = { name: '青溪镇秋播调度群', unit: '青溪镇', type: 'work', state: 'unregistered' };

export const groupUnregistered: Check = {
  finding: 'group-unregistered',
  title: '未备案',
  summary: 'Nobody has filed it, and the three days to file it are over.',
  severity: 'high',
  source: '平顶山“先报备，再建群”；E21 未经批准的群予以清理',
  examples: [
    {
      title: 'built in spring, and never filed',
      shows: 'fires',
      on: '2026-10-12',
      rows: [
        { id: '1', ...row, created: '2026-04-01' },
        { id: '2', ...row, state: '未备案' },
      ],
      // Where nobody knows since when, nothing says that it is in its first days.
      finds: ['1', '2'],
    },
    {
      title: 'three days, and the day after them',
      shows: 'boundary',
      on: '2026-10-12',
      rows: [
        { id: '1', ...row, created: '2026-10-09' },
        { id: '2', ...row, created: '2026-10-08' },
      ],
      finds: ['2'],
    },
    {
      title: 'an account that nobody filed',
      shows: 'fires',
      on: '2026-10-12',
      rows: [{ id: '1', name: '青溪发布', state: 'unregistered', followers: 12 }],
      finds: ['1'],
    },
    {
      title: 'a group on the list whose day of filing nobody wrote down is on the list',
      shows: 'near-miss',
      on: '2026-10-12',
      rows: [
        { id: '1', ...row, state: 'active', created: '2024-04-01' },
        { id: '2', ...row, state: 'applied', created: '2024-04-01' },
      ],
      finds: [],
    },
  ],
  find({ on, rows }) {
    return standingRows(rows)
      .filter(({ state }) => state === 'unregistered')
      .flatMap((found) => {
        const since = foundOn(found);
        const days = since === null ? null : daysBetween(since, on);
        if (days !== null && days <= graceDays) return [];
        const words = days === null ? '尚未备案' : `尚未备案，已${String(days)}天`;
        return [{ row: found, person: null, words, numbers: days === null ? {} : { days } }];
      });
  },
};

/** The day it came to the office's knowledge; of a row of a file only when it was built is known. */
function foundOn({ entry, created }: LedgerRow): string | null {
  return entry?.since ?? created;
}
